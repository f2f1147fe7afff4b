import type { ProblemDocument, RequestView } from '../../../server/schemas/common.ts'
import { trusted } from '../shared/trusted.ts'

/** Who is asking: the holder of an application's link, a signed-in person (cookie), or nobody in particular. */
export type Credential =
  | { readonly kind: 'link'; readonly token: string }
  | { readonly kind: 'session' }
  | { readonly kind: 'anonymous' }

export type FieldError = { readonly pointer: string; readonly code: string }

/** A refusal or failure of the API: `code` is stable and has a text in both languages (`problemText`). */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly code: string
  readonly status: number
  /** What a person can quote to us; null when the request never arrived. */
  readonly reference: string | null
  readonly errors: readonly FieldError[]
  readonly facts: NonNullable<ProblemDocument['facts']>
  readonly retryAfterMs: number | null

  constructor(parts: {
    code: string
    status: number
    reference: string | null
    errors?: readonly FieldError[]
    facts?: ProblemDocument['facts']
    retryAfterMs?: number | null
  }) {
    super(parts.code)
    this.code = parts.code
    this.status = parts.status
    this.reference = parts.reference
    this.errors = parts.errors ?? []
    this.facts = parts.facts ?? {}
    this.retryAfterMs = parts.retryAfterMs ?? null
  }
}

/** True for a refusal with this code (or any refusal when none is given). */
export const isProblem = (error: unknown, code?: string): error is ApiProblem =>
  error instanceof ApiProblem && (code === undefined || error.code === code)

export type Answer<T> = {
  readonly status: number
  readonly data: T
  readonly version: number | null
  readonly location: string | null
}

export type RequestOptions = {
  readonly method?: 'GET' | 'POST' | 'PATCH'
  readonly body?: unknown
  readonly credential?: Credential
  /** Version last seen, sent as If-Match; a newer one on the server answers 412 `stale_version`. */
  readonly ifMatch?: number
  /** Lets the request outlive the page (autosave while leaving); bodies up to 64 KB. */
  readonly keepalive?: boolean
  /** Sent with POST; give the same key again to repeat a request whose answer was lost. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

const SESSION: Credential = { kind: 'session' }
const MAX_TRIES = 4
const MAX_WAIT_MS = 10_000

/** Waits; rejects with an AbortError when aborted. */
export const wait = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(new DOMException('aborted', 'AbortError'))
    })
  })

const secondsOrDate = (value: string | null): number | null => {
  if (value === null) return null
  const seconds = Number(value)
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}

const versionOf = (etag: string | null): number | null => {
  const digits = /(\d+)/.exec(etag ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Headers that carry the credential. */
export const credentialHeaders = (credential: Credential): Record<string, string> =>
  credential.kind === 'link' ? { Authorization: `Bearer ${credential.token}` } : {}

const headersOf = (options: RequestOptions, idempotencyKey: string): Headers => {
  const headers = new Headers({ Accept: 'application/json', ...credentialHeaders(options.credential ?? SESSION) })
  if (options.body !== undefined) headers.set('Content-Type', 'application/json')
  if (options.method === 'POST') headers.set('Idempotency-Key', idempotencyKey)
  if (options.ifMatch !== undefined) headers.set('If-Match', `"${options.ifMatch}"`)
  return headers
}

/** Reads a problem document; anything else becomes a problem with a code that follows from the status. */
export const problemFrom = (
  status: number,
  body: unknown,
  headers: { get(name: string): string | null },
): ApiProblem => {
  const reference = headers.get('X-Request-Id')
  const retryAfterMs = secondsOrDate(headers.get('Retry-After'))
  const document = isProblemDocument(body) ? body : null
  const codes: { readonly [status: number]: string } = {
    401: 'unauthenticated',
    403: 'forbidden',
    404: 'not_found',
    410: 'link_expired',
    412: 'stale_version',
    413: 'too_large',
    415: 'unsupported_media',
    429: 'rate_limited',
    502: 'service_unavailable',
    503: 'service_unavailable',
    504: 'service_unavailable',
  }
  return new ApiProblem({
    code: document?.code ?? codes[status] ?? 'unknown',
    status,
    reference: document?.instance ?? reference,
    errors: document?.errors ?? [],
    facts: document?.facts,
    retryAfterMs,
  })
}

const isProblemDocument = (body: unknown): body is ProblemDocument =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'

const bodyOf = async (response: Response): Promise<unknown> => {
  if (response.status === 204) return null
  const type = response.headers.get('Content-Type') ?? ''
  return type.includes('json') ? response.json() : null
}

const send = async (path: string, options: RequestOptions, idempotencyKey: string): Promise<Response> => {
  try {
    return await fetch(path, {
      method: options.method ?? 'GET',
      headers: headersOf(options, idempotencyKey),
      credentials: options.credential?.kind === 'session' || options.credential === undefined ? 'same-origin' : 'omit',
      body: options.body === undefined ? null : JSON.stringify(options.body),
      signal: options.signal ?? null,
      keepalive: options.keepalive ?? false,
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new ApiProblem({ code: 'network', status: 0, reference: null })
  }
}

/**
 * One exchange with the API. Repeats a 503 up to three times after the time it names (Retry-After, else 0.5, 1 and 2 s;
 * never more than 10 s); a POST keeps its Idempotency-Key over repeats, so it takes effect once. Throws ApiProblem for
 * every refusal, code `network` when no answer came. The shape of the answer is the API's promise (`server/schemas`).
 */
export const request = async <T>(path: string, options: RequestOptions = {}): Promise<Answer<T>> => {
  const idempotencyKey = options.idempotencyKey ?? crypto.randomUUID()
  for (let attempt = 1; ; attempt += 1) {
    const response = await send(path, options, idempotencyKey)
    if (response.ok) {
      const data = trusted<T>(response.status === 204 ? null : await response.json())
      return {
        status: response.status,
        data,
        version: versionOf(response.headers.get('ETag')),
        location: response.headers.get('Location'),
      }
    }
    const problem = problemFrom(response.status, await bodyOf(response).catch(() => null), response.headers)
    if (response.status !== 503 || attempt >= MAX_TRIES) throw problem
    await wait(Math.min(problem.retryAfterMs ?? 250 * 2 ** attempt, MAX_WAIT_MS), options.signal)
  }
}

export const get = <T>(path: string, options: Omit<RequestOptions, 'method' | 'body'> = {}): Promise<Answer<T>> =>
  request<T>(path, options)

export const post = <T>(
  path: string,
  body: unknown = {},
  options: Omit<RequestOptions, 'method' | 'body'> = {},
): Promise<Answer<T>> => request<T>(path, { ...options, method: 'POST', body })

export const patch = <T>(
  path: string,
  body: unknown,
  options: Omit<RequestOptions, 'method' | 'body'> = {},
): Promise<Answer<T>> => request<T>(path, { ...options, method: 'PATCH', body })

/** A file as a blob, for showing through an object URL; throws ApiProblem like `request`. */
export const getBlob = async (path: string, options: Omit<RequestOptions, 'method' | 'body'> = {}): Promise<Blob> => {
  const response = await send(path, options, '')
  if (!response.ok) throw problemFrom(response.status, await bodyOf(response).catch(() => null), response.headers)
  return response.blob()
}

/** Body of a 202: accepted, still to be carried out. */
export type Accepted = { readonly request: RequestView }

export const isAccepted = (data: unknown): data is Accepted =>
  typeof data === 'object' &&
  data !== null &&
  'request' in data &&
  typeof data.request === 'object' &&
  data.request !== null

/**
 * Waits until an accepted request is DONE or REFUSED and returns it; asks after 0.5 s, then ever more slowly up to 5 s.
 * Returns it still PENDING when `deadlineMs` (default 60 s) passes: the request itself is durable and goes on.
 */
export const settle = async (
  accepted: RequestView,
  options: { credential?: Credential; signal?: AbortSignal; deadlineMs?: number } = {},
): Promise<RequestView> => {
  const until = Date.now() + (options.deadlineMs ?? 60_000)
  let current = accepted
  for (let pause = 500; current.state === 'PENDING' && Date.now() < until; pause = Math.min(pause * 1.6, 5_000)) {
    await wait(pause, options.signal)
    const { data } = await get<RequestView>(`/v1/requests/${current.id}`, {
      ...(options.credential ? { credential: options.credential } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    })
    current = data
  }
  return current
}
