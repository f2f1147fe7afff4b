import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { argv, env, stderr, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { connectForMigrations } from './migration-adapter.ts'

/** Where the schema and the migrations are; the defaults are this folder's own. */
export type MigrationFolders = { readonly schema: string; readonly migrations: string }

const here = dirname(fileURLToPath(import.meta.url))
const ownFolders: MigrationFolders = { schema: join(here, 'schema'), migrations: join(here, 'migrations') }
const lockName = 'migration_lock.toml'
const lockContent = '# Names the database that these migrations are written for.\nprovider = "postgresql"\n'
/** Two processes that start at once must not apply the same migration; any number serves that everyone uses. */
const advisoryLock = 7_301_986
const filters: bindings.SchemaFilter = { externalTables: [], externalEnums: [] }

/**
 * Brings the database to the newest migration and returns the names of those it applied. Safe to run twice, and by several processes
 * at once: one waits for the other, and an applied migration is recorded in `_prisma_migrations`, the table of `prisma migrate deploy`.
 * Each migration runs in one transaction. Throws with the database's message when a migration fails.
 */
export async function migrate(databaseUrl: string, folders: MigrationFolders = ownFolders): Promise<string[]> {
  const guard = new pg.Client({ connectionString: databaseUrl })
  // A server that stops meanwhile is reported by the query that needed it.
  guard.on('error', () => undefined)
  await guard.connect()
  try {
    await guard.query('select pg_advisory_lock($1)', [advisoryLock])
    const migrationsList = await readMigrations(folders.migrations)
    return await withEngine(databaseUrl, folders, async (engine) => {
      const result = await engine.applyMigrations({ migrationsList, filters })
      return result.appliedMigrationNames
    })
  } finally {
    await guard.end()
  }
}

/**
 * The SQL that leads from the migrations to the schema, empty when they agree. `emptyDatabaseUrl` names a database without any table,
 * in which the migrations are played; what only hand-written SQL can say (triggers, functions, checks) is not compared.
 */
export async function pendingSql(emptyDatabaseUrl: string, folders: MigrationFolders = ownFolders): Promise<string> {
  const migrations = await readMigrations(folders.migrations)
  const files = await readSchema(folders.schema)
  return withEngine(emptyDatabaseUrl, folders, async (engine) => {
    const result = await engine.diff({
      from: migrations.migrationDirectories.length === 0 ? { tag: 'empty' } : { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters,
    })
    const script = result.stdout ?? ''
    return script.includes('This is an empty migration') ? '' : script
  })
}

/**
 * Writes a new migration with the SQL that leads from the migrations to the schema and returns its file, or nothing when they agree
 * (`allowEmpty` writes a file for hand-written SQL all the same). The name may hold letters, digits and hyphens.
 */
export async function createMigration(
  emptyDatabaseUrl: string,
  name: string,
  options: { readonly allowEmpty?: boolean; readonly now?: Date; readonly folders?: MigrationFolders } = {},
): Promise<string | undefined> {
  if (!/^[a-z0-9][a-z0-9-]{0,60}$/.test(name))
    throw new Error(`"${name}" is no migration name: use small letters, digits and hyphens.`)
  const folders = options.folders ?? ownFolders
  const sql = await pendingSql(emptyDatabaseUrl, folders)
  if (sql === '' && options.allowEmpty !== true) return undefined
  const stamp = (options.now ?? new Date()).toISOString().replaceAll(/[-:T]|\..*$/g, '')
  const file = join(folders.migrations, `${stamp}_${name.replaceAll('-', '_')}`, 'migration.sql')
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, sql)
  const lock = join(folders.migrations, lockName)
  if (!existsSync(lock)) await writeFile(lock, lockContent)
  return file
}

async function readMigrations(folder: string): Promise<bindings.MigrationList> {
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : []
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const migrationDirectories = await Promise.all(
    names.map(async (name): Promise<bindings.MigrationDirectory> => {
      const value = await readFile(join(folder, name, 'migration.sql'), 'utf8')
      return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } }
    }),
  )
  return {
    baseDir: folder,
    lockfile: { path: lockName, content: lockContent },
    shadowDbInitScript: '',
    migrationDirectories,
  }
}

async function readSchema(folder: string): Promise<bindings.SchemaContainer[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => ({ path: join(folder, name), content: await readFile(join(folder, name), 'utf8') })),
  )
}

let loaded: Promise<void> | undefined

/** Loads the engine's WebAssembly once a process. */
function loadEngine(): Promise<void> {
  loaded ??= (async () => {
    const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    const imports: WebAssembly.ModuleImports = {}
    const entries: [string, unknown][] = Object.entries(bindings)
    for (const [name, value] of entries) {
      if (isFunction(value)) imports[name] = name.startsWith('__wbg_setTimeout') ? setPassingTimeout : value
    }
    const { instance } = await WebAssembly.instantiate(await readFile(join(dirname(file), 'schema_engine_bg.wasm')), {
      './schema_engine_bg.js': imports,
    })
    callExport(imports['__wbg_set_wasm'], instance.exports)
    callExport(instance.exports['__wbindgen_start'])
  })()
  return loaded
}

/** The engine leaves the timer of its lock behind; it must not keep the process alive for ten seconds. */
function setPassingTimeout(callback: () => void, delayMs: number): NodeJS.Timeout {
  return setTimeout(callback, delayMs >>> 0).unref()
}

function isFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function'
}

function callExport(value: unknown, ...args: unknown[]): void {
  if (!isFunction(value)) throw new Error("The schema engine's module does not have the expected exports.")
  value(...args)
}

async function withEngine<T>(
  databaseUrl: string,
  folders: MigrationFolders,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await loadEngine()
  // The engine reports a fault of its own through this global before it stops.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => stderr.write(`${message}\n`) },
  })
  const connection = connectForMigrations(databaseUrl)
  const factory = bindMigrationAwareSqlAdapterFactory(connection.factory)
  const files = await readSchema(folders.schema)
  const datamodels = files.map(({ path, content }): [string, string] => [path, content])
  const engine = await bindings.SchemaEngine.new({ datamodels }, () => undefined, factory)
  try {
    return await work(engine)
  } catch (error) {
    throw explain(error, (id) => factory.errorRegistry.consumeError(id)?.error)
  } finally {
    engine.free()
    await connection.close()
  }
}

/** The engine names a driver's error by a number; this puts the driver's own message in its place. */
function explain(error: unknown, errorOf: (id: number) => unknown): unknown {
  if (!(error instanceof Error)) return error
  const id = /External error id#(\d+)/.exec(error.message)?.[1]
  const cause = id === undefined ? undefined : errorOf(Number(id))
  if (cause instanceof Error) return new Error(error.message.replace(/External error id#\d+/, cause.message), { cause })
  return error
}

async function main(command: string | undefined, name: string | undefined): Promise<void> {
  const url = env['STEWARD_DATABASE_URL']
  if (url === undefined || url === '')
    throw new Error('Set STEWARD_DATABASE_URL to the database (for "create": to an empty one).')
  if (command === 'apply') {
    const applied = await migrate(url)
    stdout.write(applied.length === 0 ? 'No migration to apply.\n' : `Applied ${applied.join(', ')}.\n`)
    return
  }
  if (command === 'create' && name !== undefined) {
    const file = await createMigration(url, name)
    stdout.write(file === undefined ? 'The migrations already give the schema.\n' : `${file}\n`)
    return
  }
  throw new Error('Use: migrate.ts apply | migrate.ts create <name>')
}

if (argv[1] !== undefined && resolve(argv[1]) === fileURLToPath(import.meta.url)) {
  await main(argv[2], argv[3]).catch((error: unknown) => {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
