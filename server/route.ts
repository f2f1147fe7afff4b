import type { IncomingHttpHeaders } from 'node:http'
import type { Request, Response } from 'express'
import type {} from 'multer'
import { z } from 'zod'
import { sha256 } from '../platform/encryption.ts'
import { type ErrorCode, StewardError } from '../platform/errors.ts'
import { contextOf, type Deps, type RequestContext } from './context.ts'
import { type Door, refuseCaller } from './middleware/doors.ts'
import { once } from './middleware/idempotency.ts'
import { schemaRefusal } from './problem.ts'
import type { Answer } from './route-answer.ts'
import type { LimitName } from './middleware/rate-limits.ts'

export type Tag = 'applications' | 'tasks' | 'access' | 'requests' | 'screening' | 'configuration'

/** A received file; its type is found from its bytes, never from what the sender says. */
export type ReceivedFile = { readonly fileName: string; readonly bytes: Buffer }

type Input<Params, Query, Body> = {
  readonly deps: Deps
  readonly context: RequestContext
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** The version in If-Match; routes that need one refuse its absence before the handler. */
  readonly version: number
  readonly files: readonly ReceivedFile[]
  readonly headers: IncomingHttpHeaders
}

type Common<Params> = {
  readonly id: string
  readonly path: string
  readonly summary: string
  readonly tag: Tag
  readonly doors: readonly Door[]
  readonly params: z.ZodType<Params>
  /** What each status answers with; null for an empty answer, `bytes` for a file. */
  readonly answers: Readonly<Record<number, z.ZodType | null | 'bytes'>>
  readonly problems: readonly ErrorCode[]
  readonly limit?: LimitName
}

type Definition<Params, Query, Body> = Common<Params> & {
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  readonly query: z.ZodType<Query>
  readonly body: z.ZodType<Body>
  readonly ifMatch: boolean
  readonly upload: boolean
  readonly signIn: boolean
  readonly handle: (input: Input<Params, Query, Body>) => Promise<Answer>
}

/** A route as the application mounts it and the OpenAPI document describes it. */
export type Route = {
  readonly id: string
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  readonly path: string
  readonly summary: string
  readonly tag: Tag
  readonly doors: readonly Door[]
  readonly params: z.ZodType
  readonly query: z.ZodType
  readonly body: z.ZodType
  readonly answers: Readonly<Record<number, z.ZodType | null | 'bytes'>>
  readonly problems: readonly ErrorCode[]
  readonly limit: LimitName | null
  readonly ifMatch: boolean
  readonly upload: boolean
  readonly signIn: boolean
  readonly run: (deps: Deps, req: Request, res: Response) => Promise<void>
}

/** No parameters, query or body. */
export const nothing = z.strictObject({})
/** The id in a path. */
export const byId = z.strictObject({ id: z.uuid() })

type Handler<Params, Query, Body> = { readonly handle: (input: Input<Params, Query, Body>) => Promise<Answer> }

/** Reads something. */
export const get = <P, Q>(route: Common<P> & { query: z.ZodType<Q> } & Handler<P, Q, object>): Route =>
  define({ ...route, method: 'get', body: nothing, ifMatch: false, upload: false, signIn: false })

/** Asks for something to be done; repeating it under the same Idempotency-Key changes nothing. */
export const post = <P, B>(route: Common<P> & { body: z.ZodType<B> } & Handler<P, object, B>): Route =>
  define({ ...route, method: 'post', query: nothing, ifMatch: false, upload: false, signIn: false })

/** A step of signing in: open to a session whose second factor is not proven yet, and never answered from memory. */
export const signIn = <P, B>(route: Common<P> & { body: z.ZodType<B> } & Handler<P, object, B>): Route =>
  define({ ...route, method: 'post', query: nothing, ifMatch: false, upload: false, signIn: true })

/** Sends a file with fields (multipart); otherwise like `post`. */
export const upload = <P, B>(route: Common<P> & { body: z.ZodType<B> } & Handler<P, object, B>): Route =>
  define({ ...route, method: 'post', query: nothing, ifMatch: false, upload: true, signIn: false })

/** Changes a record at the version that the caller read (If-Match). */
export const patch = <P, B>(route: Common<P> & { body: z.ZodType<B> } & Handler<P, object, B>): Route =>
  define({ ...route, method: 'patch', query: nothing, ifMatch: true, upload: false, signIn: false })

/** Removes something. */
export const remove = <P>(route: Common<P> & Handler<P, object, object>): Route =>
  define({ ...route, method: 'delete', query: nothing, body: nothing, ifMatch: false, upload: false, signIn: false })

function define<P, Q, B>(route: Definition<P, Q, B>): Route {
  const { handle, limit, ...described } = route
  return {
    ...described,
    limit: limit ?? null,
    run: async (deps, req, res) => {
      const context = contextOf(res)
      refuseCaller(context.caller, route.doors, route.signIn)
      const params = parsePath(route.params, req.params)
      const query = parse(route.query, req.query)
      const body = parse(route.body, req.body ?? {})
      const version = route.ifMatch ? versionIn(req.get('If-Match')) : 0
      const files = filesIn(req)
      const work = () => handle({ deps, context, params, query, body, version, files, headers: req.headers })
      if (route.method !== 'post' || route.signIn) return send(res, await work())
      const content = { params, body, files: files.map((file) => sha256(file.bytes)) }
      return send(
        res,
        await once(deps.store, context, { route: route.id, key: req.get('Idempotency-Key'), content }, work),
      )
    },
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (!parsed.success) throw schemaRefusal(parsed.error.issues)
  return parsed.data
}

/** An id that is none names nothing, like one that is unknown. */
function parsePath<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new StewardError('not_found')
  return parsed.data
}

function versionIn(header: string | undefined): number {
  if (header === undefined) throw new StewardError('version_required')
  const digits = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1]
  if (digits === undefined) throw new StewardError('stale_version')
  return Number(digits)
}

function filesIn(req: Request): ReceivedFile[] {
  const files = Array.isArray(req.files) ? req.files : []
  return files.map((file) => ({
    fileName: Buffer.from(file.originalname, 'latin1').toString('utf8'),
    bytes: file.buffer,
  }))
}

function send(res: Response, answer: Answer): void {
  res.status(answer.status)
  if (answer.version !== undefined) res.set('ETag', `"${answer.version}"`)
  res.set({ ...answer.headers })
  for (const cookie of answer.cookies ?? []) res.append('Set-Cookie', cookie)
  if (answer.bytes !== undefined) res.end(answer.bytes)
  else if (answer.body === undefined || answer.body === null) res.end()
  else res.json(answer.body)
}
