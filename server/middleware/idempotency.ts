import canonicalize from 'canonicalize'
import { sha256 } from '../../platform/encryption.ts'
import { StewardError } from '../../platform/errors.ts'
import { type Attempt, claimKey, keepAnswer, releaseKey } from '../../prisma/store/idempotency.ts'
import type { Store } from '../../prisma/store/store.ts'
import type { Caller, RequestContext } from '../context.ts'
import type { Answer } from '../route-answer.ts'

const KEY = /^[\x21-\x7e]{1,100}$/

/**
 * Does the work once for each key: a repetition with the same content gets the first answer again for 24 hours, another
 * content is refused. Only answers that did something are kept; a refusal or failure changed nothing and is tried anew.
 */
export async function once(
  store: Store,
  context: RequestContext,
  request: { route: string; key: string | undefined; content: unknown },
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { key } = request
  if (key === undefined) return work()
  if (!KEY.test(key))
    throw new StewardError('validation_failed', { errors: [{ pointer: '/Idempotency-Key', code: 'invalid_format' }] })
  const attempt: Attempt = {
    caller: callerName(context.caller),
    route: request.route,
    key,
    bodyHash: sha256(canonicalize(request.content) ?? ''),
  }
  const earlier = await claimKey(store, attempt)
  if (earlier !== null)
    return {
      status: earlier.status,
      body: earlier.body,
      headers: { ...earlier.headers, 'Idempotency-Replayed': 'true' },
    }
  try {
    const answer = await work()
    const etag = answer.version === undefined ? {} : { ETag: `"${answer.version}"` }
    await keepAnswer(store, attempt, {
      status: answer.status,
      headers: { ...etag, ...answer.headers },
      body: answer.body,
    })
    return answer
  } catch (error) {
    await releaseKey(store, attempt).catch(() => undefined)
    throw error
  }
}

function callerName(caller: Caller): string {
  switch (caller.kind) {
    case 'ANONYMOUS':
      return 'anonymous'
    case 'LINK':
      return `link:${caller.applicationId}`
    case 'API_KEY':
      return `api-key:${caller.keyId}`
    case 'PERSON':
      return `person:${caller.person.id}`
  }
}
