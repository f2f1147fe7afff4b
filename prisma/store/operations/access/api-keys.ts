import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { sha256 } from '../../../../platform/encryption.ts'
import { change, unchanged } from '../../change.ts'
import type { Store } from '../../store.ts'

/** What an API key may be admitted to. */
export const API_KEY_SCOPES = ['applications:write'] as const
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number]
export type ApiKeyFacts = { readonly id: string; readonly scopes: readonly string[] }

/** A new secret for an outside form: 32 random bytes behind `sk_`. */
export const newApiKey = (): string => `sk_${randomBytes(32).toString('base64url')}`

/** The key of a secret; null when unknown, revoked or over. Only a digest is stored: the secret has 256 bits and needs no slow hash. */
export async function findApiKey(store: Store, secret: string): Promise<ApiKeyFacts | null> {
  const row = await store.db.apiKey.findUnique({ where: { keyHash: sha256(secret) } })
  if (row === null || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= store.now())) return null
  return { id: row.id, scopes: row.scopes }
}

/** Admits a secret with scopes; safe to repeat for the same secret. */
export async function ensureApiKey(
  store: Store,
  actor: Actor,
  key: { name: string; secret: string; scopes: readonly ApiKeyScope[] },
): Promise<void> {
  const keyHash = sha256(key.secret)
  await change(store, actor, async ({ db, at, record }) => {
    const id = uuidv7()
    const { count } = await db.apiKey.createMany({
      data: [{ id, name: key.name, keyHash, scopes: [...key.scopes], createdAt: at }],
      skipDuplicates: true,
    })
    if (count === 0) return unchanged({})
    await record({
      action: 'api-key.created',
      subjectType: 'api-key',
      subjectId: id,
      facts: { scopes: [...key.scopes] },
    })
    return {}
  })
}
