import { newDataKey, openBytes, sealBytes } from '../../platform/encryption.ts'
import { StewardError } from '../../platform/errors.ts'
import type { Db, Store } from './store.ts'

/** Seals and opens the personal values of one person, each bound to the cell it lives in. */
export type SubjectVault = {
  readonly subjectId: string
  seal: (table: string, column: string, row: string, value: unknown) => Uint8Array<ArrayBuffer>
  sealBytes: (table: string, column: string, row: string, value: Uint8Array) => Uint8Array<ArrayBuffer>
  open: (table: string, column: string, row: string, sealed: Uint8Array) => unknown
  openBytes: (table: string, column: string, row: string, sealed: Uint8Array) => Buffer
}

const wrappedAt = (subjectId: string) => ({ table: 'SubjectKey', column: 'wrapped', row: subjectId })

function vaultOf(subjectId: string, key: Buffer): SubjectVault {
  const at = (table: string, column: string, row: string) => ({ table, column, row })
  return {
    subjectId,
    seal: (table, column, row, value) => sealBytes(key, at(table, column, row), Buffer.from(JSON.stringify(value))),
    sealBytes: (table, column, row, value) => sealBytes(key, at(table, column, row), value),
    open: (table, column, row, sealed) => {
      const value: unknown = JSON.parse(openBytes(key, at(table, column, row), sealed).toString('utf8'))
      return value
    },
    openBytes: (table, column, row, sealed) => openBytes(key, at(table, column, row), sealed),
  }
}

/** Makes the person's data key (wrapped by the active key-encryption key) unless it exists, and opens her vault. */
export async function createVault(store: Store, db: Db, subjectId: string): Promise<SubjectVault> {
  const [active] = store.keys.keyEncryptionKeys
  if (active === undefined) throw new StewardError('decryption_failed')
  await db.subjectKey.createMany({
    data: [
      {
        subjectId,
        wrapped: sealBytes(active.key, wrappedAt(subjectId), newDataKey()),
        keyId: active.id,
        createdAt: store.now(),
      },
    ],
    skipDuplicates: true,
  })
  return openVault(store, db, subjectId)
}

/** Opens a person's vault; throws `decryption_failed` when her key is unknown, destroyed or wrapped by a lost key. */
export async function openVault(store: Store, db: Db, subjectId: string): Promise<SubjectVault> {
  const row = await db.subjectKey.findUnique({ where: { subjectId } })
  if (row === null || row.destroyedAt !== null) throw new StewardError('decryption_failed')
  const wrapping = store.keys.keyEncryptionKeys.find((candidate) => candidate.id === row.keyId)
  if (wrapping === undefined) throw new StewardError('decryption_failed')
  return vaultOf(subjectId, openBytes(wrapping.key, wrappedAt(subjectId), row.wrapped))
}
