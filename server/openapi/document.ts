import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { type ErrorCode, ERRORS } from '../../platform/errors.ts'
import { PROBLEM_MEDIA_TYPE } from '../problem.ts'
import type { Door } from '../middleware/doors.ts'
import type { Route } from '../route.ts'
import { problemDocument } from '../schemas/common.ts'

/** Codes that any route can answer with, besides its own. */
const ALWAYS: readonly ErrorCode[] = ['rate_limited', 'internal', 'unavailable', 'decryption_failed']
const IDEMPOTENT: readonly ErrorCode[] = ['duplicate_request', 'idempotency_mismatch']

/** The codes that a route can answer with, without repetitions. */
export function problemsOf(route: Route): ErrorCode[] {
  const closed = !route.doors.includes('anonymous')
  return [
    ...new Set<ErrorCode>([
      ...route.problems,
      ...(route.method === 'get' || route.method === 'delete'
        ? (['validation_failed'] as const)
        : (['malformed_request', 'validation_failed', 'too_large', 'unsupported_media'] as const)),
      ...(closed ? (['unauthenticated', 'forbidden', 'mfa_required'] as const) : []),
      ...(route.method === 'post' && !route.signIn ? IDEMPOTENT : []),
      ...ALWAYS,
    ]),
  ]
}

const SECURITY: Readonly<Record<Door, Record<string, string[]>>> = {
  anonymous: {},
  link: { applicationLink: [] },
  'api-key': { apiKey: [] },
  customer: { session: [] },
  staff: { session: [] },
}

const securityOf = (doors: readonly Door[]): Record<string, string[]>[] => {
  const kinds = new Map(doors.map((door) => [Object.keys(SECURITY[door])[0] ?? '', SECURITY[door]]))
  return [...kinds.values()]
}

/** The OpenAPI 3.1 document of the API, made from the same schemas that check requests. */
export function openApiDocument(routes: readonly Route[], publicUrl: string): ReturnType<typeof createDocument> {
  const document: ZodOpenApiObject = {
    openapi: '3.1.0',
    info: {
      title: 'Steward API',
      version: '1.0.0',
      description:
        'Account opening and its review. Errors are RFC 9457 problem documents with a stable `code`; every POST takes an `Idempotency-Key`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl }],
    tags: ['applications', 'tasks', 'access', 'requests', 'screening', 'configuration'].map((name) => ({ name })),
    paths: pathsOf(routes),
    components: {
      schemas: { Problem: problemDocument },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'steward.session_token',
          description: 'Session of a signed-in person.',
        },
        applicationLink: {
          type: 'http',
          scheme: 'bearer',
          description: 'Token of the signed link to one application.',
        },
        apiKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key', description: 'Key of an outside onboarding form.' },
      },
    },
  }
  return Object.assign(createDocument(document), { 'x-problem-codes': problemCodes() })
}

/** Every code of the error registry with its status and texts. */
const problemCodes = () =>
  Object.entries(ERRORS).map(([code, { status, retryable, title }]) => ({ code, status, retryable, title }))

function pathsOf(routes: readonly Route[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) }
  return paths
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const path = objectOf(route.params)
  const query = objectOf(route.query)
  const headers = headersOf(route)
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.tag],
    security: securityOf(route.doors),
    requestParams: {
      ...(path === null ? {} : { path }),
      ...(query === null ? {} : { query }),
      ...(headers === null ? {} : { header: headers }),
    },
    ...bodyOf(route),
    responses: { ...answersOf(route), ...problemResponses(route) },
  }
}

/** An object schema with at least one property; null for `nothing`. */
const objectOf = (schema: z.ZodType): z.ZodObject | null =>
  schema instanceof z.ZodObject && Object.keys(schema.shape).length > 0 ? schema : null

function headersOf(route: Route): z.ZodObject | null {
  const key = z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'Repeating the request under the same key and body changes nothing for 24 hours.' })
  const version = z.string().meta({ description: 'Version that the caller read, as in ETag: "3".' })
  const shape = {
    ...(route.method === 'post' && !route.signIn ? { 'Idempotency-Key': key } : {}),
    ...(route.ifMatch ? { 'If-Match': version } : {}),
  }
  return Object.keys(shape).length === 0 ? null : z.object(shape)
}

function bodyOf(route: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (route.method === 'get' || route.method === 'delete') return {}
  if (!route.upload)
    return {
      requestBody: { required: objectOf(route.body) !== null, content: { 'application/json': { schema: route.body } } },
    }
  const fields = objectOf(route.body)?.shape ?? {}
  const file = z.string().meta({ format: 'binary' })
  return {
    requestBody: { required: true, content: { 'multipart/form-data': { schema: z.object({ ...fields, file }) } } },
  }
}

function answersOf(route: Route): ZodOpenApiResponsesObject {
  return Object.fromEntries(Object.entries(route.answers).map(([status, schema]) => [status, answerOf(status, schema)]))
}

function answerOf(status: string, schema: Route['answers'][number]): ZodOpenApiResponseObject {
  const description = status === '202' ? 'Accepted, not carried out yet.' : 'Done.'
  if (schema === null || schema === undefined) return { description }
  if (schema === 'bytes')
    return {
      description: 'The file.',
      content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } },
    }
  return { description, content: { 'application/json': { schema } } }
}

function problemResponses(route: Route): ZodOpenApiResponsesObject {
  const codes = problemsOf(route)
  const statuses = [...new Set(codes.map((code) => ERRORS[code].status))].toSorted((left, right) => left - right)
  return Object.fromEntries(
    statuses.map((status) => [
      String(status),
      {
        description: codes.filter((code) => ERRORS[code].status === status).join(', '),
        content: { [PROBLEM_MEDIA_TYPE]: { schema: problemDocument } },
      },
    ]),
  )
}
