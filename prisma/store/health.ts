import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Store } from './store.ts'

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url))

/** Names of migrations that the program brings and the database does not have; throws when the database cannot be reached. */
export async function missingMigrations(store: Store): Promise<string[]> {
  const applied = await store.db.$queryRaw<{ migration_name: string }[]>`
    SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
  const known = new Set(applied.map((row) => row.migration_name))
  return (await shippedMigrations()).filter((name) => !known.has(name))
}

async function shippedMigrations(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
}

/** Milliseconds since a recurring job last finished; null when it never did. */
export async function jobAge(store: Store, name: string): Promise<number | null> {
  const run = await store.db.jobRun.findUnique({ where: { name } })
  return run?.finishedAt === undefined || run.finishedAt === null
    ? null
    : store.now().getTime() - run.finishedAt.getTime()
}
