import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import pg from 'pg'

/** A database of its own for one test, a copy of the migrated template. */
export type TestDatabase = {
  readonly url: string
  /** Closes every connection and removes the database. */
  readonly drop: () => Promise<void>
}

function setting(name: string): string {
  const value = process.env[name]
  if (value !== undefined && value !== '') return value
  throw new Error(`${name} is not set: run this test through "npm test", which starts the services and sets it.`)
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}

async function asAdministrator(work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: setting('STEWARD_TEST_POSTGRES_URL') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function createFrom(template: string | undefined): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const source = template === undefined ? '' : ` template ${pg.escapeIdentifier(template)}`
  await asAdministrator(async (client) => {
    await client.query(`create database ${name}${source}`)
  })
  return {
    url: withDatabase(setting('STEWARD_TEST_POSTGRES_URL'), name),
    drop: () =>
      asAdministrator(async (client) => {
        await client.query(`drop database if exists ${name} with (force)`)
      }),
  }
}

/** Creates a database with every migration applied and no row in it. Throws when the services do not run. */
export function createTestDatabase(): Promise<TestDatabase> {
  return createFrom(setting('STEWARD_TEST_TEMPLATE_DB'))
}

/** Creates a database without any table. Throws when the services do not run. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createFrom(undefined)
}

/** The address of the Temporal server for tests (namespace `default`); use one task queue a test, named after it. */
export function testTemporalAddress(): string {
  return setting('STEWARD_TEST_TEMPORAL_ADDRESS')
}

/** The workflows' bundle, made once before the tests, as a worker takes it in `workflowBundle`. */
export async function testWorkflowBundle(): Promise<{ readonly code: string }> {
  return { code: await readFile(setting('STEWARD_TEST_WORKFLOW_BUNDLE'), 'utf8') }
}

/** The program of a Chromium-family browser for tests of the pages. */
export function chromiumPath(): string {
  return setting('STEWARD_CHROMIUM')
}
