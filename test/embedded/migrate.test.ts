import { afterEach, describe, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createMigration, migrate, pendingSql, type MigrationFolders } from '../../prisma/migrate.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/services.ts'

const firstSchema = `
datasource db {
  provider = "postgresql"
}

model Box {
  id    String @id @db.Uuid
  label String
}
`
const secondSchema = firstSchema.replace('label String', 'label String\n  weight Int?')
const trigger = `
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'boxes stay; always'; END $$;
CREATE TRIGGER box_stays BEFORE DELETE ON "Box" FOR EACH ROW EXECUTE FUNCTION refuse();
`

const databases: TestDatabase[] = []
const temporary: string[] = []

async function emptyDatabase(): Promise<string> {
  const database = await createEmptyDatabase()
  databases.push(database)
  return database.url
}

async function folders(schema: string): Promise<MigrationFolders> {
  const root = await mkdtemp(join(tmpdir(), 'steward-migrations-'))
  temporary.push(root)
  await mkdir(join(root, 'schema'))
  await writeFile(join(root, 'schema', 'schema.prisma'), schema)
  return { schema: join(root, 'schema'), migrations: join(root, 'migrations') }
}

async function query(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

afterEach(async () => {
  await Promise.all(databases.splice(0).map((database) => database.drop()))
  await Promise.all(temporary.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

describe('migrations', () => {
  it('are written from the schema, applied once and recorded', async () => {
    const place = await folders(firstSchema)
    const file = await createMigration(await emptyDatabase(), 'first', {
      folders: place,
      now: new Date('2026-01-02T03:04:05Z'),
    })
    expect(file).toBe(join(place.migrations, '20260102030405_first', 'migration.sql'))
    const url = await emptyDatabase()
    expect(await migrate(url, place)).toEqual(['20260102030405_first'])
    expect(await migrate(url, place)).toEqual([])
    const recorded = await query(url, 'select migration_name from _prisma_migrations')
    expect(recorded.rows).toEqual([{ migration_name: '20260102030405_first' }])
  })

  it('run hand-written functions and triggers whole', async () => {
    const place = await folders(firstSchema)
    const file = await createMigration(await emptyDatabase(), 'first', { folders: place })
    await writeFile(String(file), (await readFile(String(file), 'utf8')) + trigger)
    const url = await emptyDatabase()
    await migrate(url, place)
    await query(url, `insert into "Box" (id, label) values (gen_random_uuid(), 'a')`)
    await expect(query(url, 'delete from "Box"')).rejects.toThrow('boxes stay; always')
    expect(await pendingSql(await emptyDatabase(), place)).toBe('')
  })

  it('add only what the schema has gained since the last one', async () => {
    const place = await folders(firstSchema)
    await createMigration(await emptyDatabase(), 'first', { folders: place, now: new Date('2026-01-02T03:04:05Z') })
    await writeFile(join(place.schema, 'schema.prisma'), secondSchema)
    const file = await createMigration(await emptyDatabase(), 'weight', { folders: place })
    expect(await readFile(String(file), 'utf8')).toContain('ALTER TABLE "Box" ADD COLUMN     "weight" INTEGER')
    expect(await createMigration(await emptyDatabase(), 'again', { folders: place })).toBeUndefined()
  })

  it('name the database error of a migration that fails and apply nothing of it', async () => {
    const place = await folders(firstSchema)
    const file = await createMigration(await emptyDatabase(), 'first', { folders: place })
    await writeFile(String(file), `${await readFile(String(file), 'utf8')}\nSELECT 1/0;\n`)
    const url = await emptyDatabase()
    await expect(migrate(url, place)).rejects.toThrow('division by zero')
    const tables = await query(url, `select 1 from pg_tables where tablename = 'Box'`)
    expect(tables.rowCount).toBe(0)
  })

  it('are applied by one of two processes that start together', async () => {
    const place = await folders(firstSchema)
    await createMigration(await emptyDatabase(), 'first', { folders: place })
    const url = await emptyDatabase()
    const applied = await Promise.all([migrate(url, place), migrate(url, place)])
    expect(applied.flat()).toHaveLength(1)
  })
})

/** Everything of a database that a schema describes, as PostgreSQL itself writes it down. */
async function catalogue(url: string): Promise<unknown[]> {
  const columns = await query(
    url,
    `select table_name, column_name, udt_name, is_nullable, column_default from information_schema.columns
     where table_schema = 'public' and table_name <> '_prisma_migrations' order by table_name, column_name`,
  )
  const indexes = await query(url, `select indexdef from pg_indexes where schemaname = 'public' order by indexdef`)
  const constraints = await query(
    url,
    `select conrelid::regclass::text as place, pg_get_constraintdef(oid) as definition from pg_constraint
     where connamespace = 'public'::regnamespace order by 1, 2`,
  )
  return [columns, indexes, constraints].flatMap(({ rows }): unknown[] => rows)
}

describe("the product's own migrations", () => {
  it('give the schema: what would still be written changes nothing', async () => {
    const pending = await pendingSql(await emptyDatabase())
    const database = await createTestDatabase()
    databases.push(database)
    const before = await catalogue(database.url)
    expect(before.length).toBeGreaterThan(50)
    await query(database.url, pending)
    expect(await catalogue(database.url)).toEqual(before)
  })
})
