import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Actor } from '../../domain/operations/access/actor.ts'
import { createKeyFile, type Keys, readKeys } from '../../platform/keys.ts'
import { openStore, type Store } from '../../prisma/store/store.ts'
import { createTestDatabase } from '../support/services.ts'

/** System work as the actor of a test's changes. */
export const someJob: Actor = { kind: 'SYSTEM', job: 'test' }

/** A store over a database of its own; `sql` reaches the database past the store, as somebody with its password would. */
export type TestStore = {
  readonly store: Store
  readonly sql: (text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>
  readonly close: () => Promise<void>
}

function freshKeys(): Keys {
  const folder = mkdtempSync(join(tmpdir(), 'steward-keys-'))
  try {
    createKeyFile(join(folder, 'keys.json'))
    return readKeys(join(folder, 'keys.json'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opens a store with fresh keys over a fresh database. Close it after the test. */
export async function openTestStore(): Promise<TestStore> {
  const database = await createTestDatabase()
  const store = openStore({ url: database.url, connections: 3, keys: freshKeys() })
  const client = new pg.Client({ connectionString: database.url })
  await client.connect()
  return {
    store,
    sql: async (text, values = []) => (await client.query<Record<string, unknown>>(text, [...values])).rows,
    close: async () => {
      await client.end()
      await store.close()
      await database.drop()
    },
  }
}
