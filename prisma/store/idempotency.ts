import { openBytes, sealBytes, sha256 } from '../../platform/encryption.ts'
import { StewardError } from '../../platform/errors.ts'
import type { Store } from './store.ts'

const DAY_MS = 86_400_000
/** After this long an unfinished first attempt counts as dead, and its repetition does the work. */
const IN_FLIGHT_MS = 60_000

/** What names one POST: who sent it, to which route, under which key, with which content. */
export type Attempt = {
  readonly caller: string
  readonly route: string
  readonly key: string
  readonly bodyHash: string
}

/** An answer to be repeated word for word. */
export type StoredAnswer = { readonly status: number; readonly headers: Record<string, string>; readonly body: unknown }

/**
 * Claims a key for its first attempt and returns null; a later attempt gets the stored answer. Throws
 * `idempotency_mismatch` for another body and `duplicate_request` while the first is being worked on. Keys are kept for 24 hours.
 */
export async function claimKey(store: Store, attempt: Attempt): Promise<StoredAnswer | null> {
  const now = store.now()
  const where = { caller: attempt.caller, route: attempt.route, key: attempt.key }
  await store.db.idempotencyRecord.deleteMany({
    where: {
      ...where,
      OR: [{ expiresAt: { lte: now } }, { status: null, createdAt: { lte: new Date(now.getTime() - IN_FLIGHT_MS) } }],
    },
  })
  const { count } = await store.db.idempotencyRecord.createMany({
    data: [{ ...where, bodyHash: attempt.bodyHash, createdAt: now, expiresAt: new Date(now.getTime() + DAY_MS) }],
    skipDuplicates: true,
  })
  if (count === 1) return null
  const first = await store.db.idempotencyRecord.findUnique({ where: { caller_route_key: where } })
  if (first === null) throw new StewardError('duplicate_request')
  if (first.bodyHash !== attempt.bodyHash) throw new StewardError('idempotency_mismatch')
  if (first.status === null || first.answer === null) throw new StewardError('duplicate_request')
  return open(store, attempt, first.status, first.answer)
}

/** Keeps the answer of the attempt that claimed the key, sealed, so that repeating it gives the same. */
export async function keepAnswer(store: Store, attempt: Attempt, answer: StoredAnswer): Promise<void> {
  const [active] = store.keys.keyEncryptionKeys
  if (active === undefined) throw new StewardError('decryption_failed')
  const content = Buffer.from(JSON.stringify({ headers: answer.headers, body: answer.body ?? null }))
  await store.db.idempotencyRecord.updateMany({
    where: { caller: attempt.caller, route: attempt.route, key: attempt.key, status: null },
    data: { status: answer.status, answer: sealBytes(active.key, placeOf(attempt), content) },
  })
}

/** Gives the key back, as when the attempt was refused or failed: nothing was done, so a repetition is tried anew. */
export async function releaseKey(store: Store, attempt: Attempt): Promise<void> {
  await store.db.idempotencyRecord.deleteMany({
    where: { caller: attempt.caller, route: attempt.route, key: attempt.key, status: null },
  })
}

/** Removes keys whose day is over; returns how many. */
export async function purgeKeys(store: Store): Promise<number> {
  const { count } = await store.db.idempotencyRecord.deleteMany({ where: { expiresAt: { lte: store.now() } } })
  return count
}

const placeOf = (attempt: Attempt) => ({
  table: 'IdempotencyRecord',
  column: 'answer',
  row: sha256(`${attempt.caller}\u0000${attempt.route}\u0000${attempt.key}`),
})

function open(store: Store, attempt: Attempt, status: number, sealed: Uint8Array): StoredAnswer {
  for (const { key } of store.keys.keyEncryptionKeys) {
    const content = tryOpen(key, attempt, sealed)
    if (content !== null) return { status, ...content }
  }
  throw new StewardError('decryption_failed')
}

function tryOpen(
  key: Buffer,
  attempt: Attempt,
  sealed: Uint8Array,
): { headers: Record<string, string>; body: unknown } | null {
  try {
    const content: unknown = JSON.parse(openBytes(key, placeOf(attempt), sealed).toString('utf8'))
    return isContent(content) ? content : null
  } catch (error) {
    if (error instanceof StewardError) return null
    throw error
  }
}

const isContent = (value: unknown): value is { headers: Record<string, string>; body: unknown } =>
  typeof value === 'object' && value !== null && 'headers' in value && 'body' in value
