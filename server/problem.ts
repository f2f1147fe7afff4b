import type { z } from 'zod'
import type { Locale } from '../domain/kernel/locale.ts'
import { type ErrorCode, errorCode, ERRORS, StewardError } from '../platform/errors.ts'
import { fieldMessage } from './field-messages.ts'
import type { ProblemDocument } from './schemas/common.ts'

export const PROBLEM_MEDIA_TYPE = 'application/problem+json'

/** A refusal as it is sent: RFC 9457 body, status, and headers such as Retry-After. */
export type Problem = {
  readonly status: number
  readonly body: ProblemDocument
  readonly headers: Record<string, string>
}

const RETRY_AFTER_S = 2

/** The problem document of any thrown value: registered codes as they are, outages 503, and everything else 500 without a detail. */
export function problemOf(error: unknown, request: { id: string; locale: Locale }): Problem {
  const refusal = asRefusal(error)
  const { status, retryable, title } = ERRORS[refusal.code]
  const body: ProblemDocument = {
    type: `urn:steward:problem:${refusal.code}`,
    title: title[request.locale],
    status,
    code: refusal.code,
    instance: request.id,
    ...(refusal.errors.length === 0
      ? {}
      : { errors: refusal.errors.map((each) => ({ ...each, message: fieldMessage(each.code) })) }),
    ...(Object.keys(refusal.facts).length === 0 ? {} : { facts: refusal.facts }),
  }
  return {
    status,
    body,
    headers: retryable ? { 'Retry-After': String(refusal.facts['retryAfterSeconds'] ?? RETRY_AFTER_S) } : {},
  }
}

/** The refusal that a thrown value stands for. */
export function asRefusal(error: unknown): StewardError {
  if (error instanceof StewardError) return error
  const code = errorCode(error) ?? bodyErrorCode(error) ?? (isOutage(error) ? 'unavailable' : 'internal')
  return new StewardError(code, { cause: error })
}

/** Codes of the body parser, the router and the file receiver, which name their errors by type or status. */
function bodyErrorCode(error: unknown): ErrorCode | null {
  const [type, status, code] = [textOf(error, 'type'), numberOf(error, 'status'), textOf(error, 'code')]
  if (type === 'entity.too.large' || code === 'LIMIT_FILE_SIZE' || code === 'LIMIT_FIELD_VALUE') return 'too_large'
  if (code.startsWith('LIMIT_') || code === 'MISSING_FIELD_NAME') return 'validation_failed'
  if (status === 413) return 'too_large'
  if (status === 415) return 'unsupported_media'
  if (status !== null && status >= 400 && status < 500) return 'malformed_request'
  return null
}

const OUTAGE_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08003',
  '08006',
  '08001',
  '08004',
])
const OUTAGE_KINDS = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TlsConnectionError',
])

/** True when the database or another service could not be reached, at any depth of the error's causes. */
export function isOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 5) return false
  if (
    OUTAGE_CODES.has(textOf(error, 'code')) ||
    OUTAGE_CODES.has(textOf(error, 'originalCode')) ||
    OUTAGE_KINDS.has(textOf(error, 'kind'))
  )
    return true
  if (
    /connection terminated|timeout exceeded when trying to connect|server has closed the connection/i.test(
      textOf(error, 'message'),
    )
  )
    return true
  const inner = ['cause', 'meta', 'driverAdapterError'].map((key) => valueOf(error, key))
  return inner.some((value) => isOutage(value, depth + 1))
}

function valueOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
}

function textOf(value: unknown, key: string): string {
  const found = valueOf(value, key)
  return typeof found === 'string' ? found : ''
}

function numberOf(value: unknown, key: string): number | null {
  const found = valueOf(value, key)
  return typeof found === 'number' ? found : null
}

/** The refusal for a body or query that its schema did not accept: one pointer (RFC 6901) and code for each field. */
export const schemaRefusal = (issues: readonly z.core.$ZodIssue[]): StewardError =>
  new StewardError('validation_failed', { errors: issues.flatMap(fieldErrors).slice(0, 100) })

function fieldErrors(issue: z.core.$ZodIssue): { pointer: string; code: string }[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ pointer: pointerOf([...issue.path, key]), code: 'unknown_field' }))
  return [{ pointer: pointerOf(issue.path), code: fieldCode(issue) }]
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function fieldCode(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'invalid_type'
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too_long' : 'number_out_of_range'
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array' ? 'too_short' : 'number_out_of_range'
    case 'invalid_value':
      return issue.input === undefined ? 'required' : 'not_allowed'
    case 'invalid_format':
      return 'invalid_format'
    default:
      return 'invalid'
  }
}
