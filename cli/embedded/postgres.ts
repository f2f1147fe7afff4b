import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { findBinaries, findIdentity, reachableFolder, type Identity } from './postgres-identity.ts'
import { startService, waitUntilReady, type Service } from './service.ts'
import { OperatorError } from './settings.ts'

const user = 'steward'
const startDeadlineMs = 60_000

/** What the server is for: `lasting` survives a power cut, `fast` is for tests and gives that up for speed. */
export type Durability = 'lasting' | 'fast'

/** A running PostgreSQL server on 127.0.0.1. */
export type PostgresServer = {
  readonly service: Service
  /** A connection URL with the password for the named database. */
  readonly urlOf: (database: string) => string
  /** Creates the database unless it exists; the template's objects are copied when one is named. */
  readonly createDatabase: (name: string, template?: string) => Promise<void>
  readonly stop: () => Promise<void>
}

const commonSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  max_connections: '200',
  log_min_messages: 'warning',
}

const durabilitySettings: Record<Durability, Record<string, string>> = {
  lasting: { shared_buffers: '128MB', idle_in_transaction_session_timeout: '60s' },
  fast: {
    shared_buffers: '128MB',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    autovacuum: 'on',
  },
}

/**
 * Starts PostgreSQL with its data in `<dataDir>/postgres`, creating the cluster and a random password (mode 0600) at the first start.
 * A process-id file that a crash left behind is removed; one that belongs to a living server is an `OperatorError`.
 */
export async function startPostgres(options: {
  readonly dataDir: string
  readonly port: number
  readonly durability: Durability
  readonly logFile: string
}): Promise<PostgresServer> {
  const cluster = join(options.dataDir, 'postgres')
  const identity = await findIdentity(cluster)
  const folder = await reachableFolder(cluster, identity)
  const binaries = await findBinaries(identity)
  const password = await readPassword(options.dataDir)
  if (!existsSync(join(folder, 'PG_VERSION'))) await initialise(folder, binaries.initdb, password, identity)
  await removeStalePid(folder)
  const settings = { ...commonSettings, ...durabilitySettings[options.durability] }
  const service = await startService({
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: [
      '-D',
      folder,
      '-p',
      String(options.port),
      ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ],
    env: { ...process.env, LC_MESSAGES: 'C' },
    cwd: folder,
    logFile: options.logFile,
    identity,
    stopSignal: 'SIGINT',
    graceMs: 15_000,
  })
  const urlOf = (database: string) =>
    `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${options.port}/${encodeURIComponent(database)}`
  try {
    await waitUntilReady(service, () => answers(urlOf('postgres')), startDeadlineMs)
  } catch (error) {
    await service.stop()
    throw error
  }
  return {
    service,
    urlOf,
    stop: service.stop,
    createDatabase: (name, template) => createDatabase(urlOf('postgres'), name, template),
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount !== 0) return
    const source = template === undefined ? '' : ` template ${client.escapeIdentifier(template)}`
    await client.query(`create database ${client.escapeIdentifier(name)}${source}`)
  } finally {
    await client.end()
  }
}

/** The data folder's own password, made at first use. */
async function readPassword(dataDir: string): Promise<string> {
  const file = join(dataDir, 'postgres.password')
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  await mkdir(dataDir, { recursive: true })
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, `${password}\n`, { mode: 0o600 })
  return password
}

async function initialise(
  folder: string,
  initdb: string,
  password: string,
  identity: Identity | undefined,
): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
  const passwordFile = `${folder}.initial-password`
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (identity !== undefined) {
    await chown(folder, identity.uid, identity.gid)
    await chown(passwordFile, identity.uid, identity.gid)
  }
  const args = [
    '-D',
    folder,
    '-U',
    user,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    ...localeFlags(),
    '--no-instructions',
    '--no-sync',
  ]
  try {
    await promisify(execFile)(initdb, [...args, `--pwfile=${passwordFile}`], {
      env: { ...process.env, LC_ALL: 'C' },
      cwd: folder,
      ...(identity === undefined ? {} : identity),
    })
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw new Error(
      `PostgreSQL could not create its data folder ${folder}: ${error instanceof Error ? error.message : String(error)}`,
    )
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** Sorting by code point everywhere, with letters of every script known as letters where the system can. */
function localeFlags(): string[] {
  const known = (spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout ?? '').split('\n')
  const characters = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8'].find((name) => known.includes(name)) ?? 'C'
  return ['--locale=C', `--lc-ctype=${characters}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
}

async function removeStalePid(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid')
  if (!existsSync(file)) return
  const pid = Number((await readFile(file, 'utf8')).split('\n')[0])
  if (Number.isInteger(pid) && pid > 1 && isPostgres(pid)) {
    throw new OperatorError(`PostgreSQL already runs on ${folder} (process ${pid}): stop that copy first.`)
  }
  await rm(file, { force: true })
}

/** True when the process lives and is a PostgreSQL server; a reused process id is not mistaken for one. */
function isPostgres(pid: number): boolean {
  const listed = spawnSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
  if (listed.error === undefined) return listed.status === 0 && listed.stdout.includes('postgres')
  return existsSync(`/proc/${pid}`) && statSync(`/proc/${pid}`).isDirectory()
}
