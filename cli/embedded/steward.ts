import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from '../../prisma/migrate.ts'
import { createKeyFile } from '../../platform/keys.ts'
import { isRunningOn, lockDataFolder } from './data-folder.ts'
import { readDemoDatabase } from './demo.ts'
import { copyAddresses, copyEnvironment } from './environment.ts'
import { startGuardian } from './guardian.ts'
import { startPostgres } from './postgres.ts'
import { describeError } from './progress.ts'
import { findFreePorts, isPortFree } from './ports.ts'
import { endWithProcess, stopAllServices } from './service.ts'
import { OperatorError, readSettings, sourceRoot, type EmbeddedSettings } from './settings.ts'
import { onStopRequest } from './signals.ts'

const program = join(sourceRoot, 'cli/main.ts')
const databaseName = 'steward'

/** Commands that read and write files only, so that no database is started for them. */
const withoutDatabase: readonly (readonly string[])[] = [
  ['screening', 'compare'],
  ['keys', 'create'],
]

function needsDatabase(args: readonly string[]): boolean {
  if (args.length === 0 || args.includes('--help') || args.includes('-h') || args.includes('--version')) return false
  return !withoutDatabase.some((words) => words.every((word, at) => args[at] === word))
}

function run(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<number> {
  if (!existsSync(program)) throw new OperatorError('cli/main.ts is missing: the copy of the source is not complete.')
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, ...args], {
    // Files named on the command line count from where the operator stands.
    cwd: process.env['INIT_CWD'] ?? process.cwd(),
    env: { ...process.env, ...environment, TSX_TSCONFIG_PATH: join(sourceRoot, 'tsconfig.json') },
    stdio: 'inherit',
  })
  endWithProcess(child)
  onStopRequest(
    () => child.kill('SIGTERM'),
    () => child.kill('SIGKILL'),
  )
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Starts this copy's PostgreSQL for one command, on a free port when the chosen one is taken. */
async function withOwnDatabase(settings: EmbeddedSettings, work: (url: string) => Promise<number>): Promise<number> {
  const lock = lockDataFolder(settings.dataDir)
  const guardian = startGuardian()
  try {
    const chosen = settings.ports.STEWARD_PG_PORT
    const [free = chosen] = (await isPortFree(chosen)) ? [chosen] : await findFreePorts(1)
    const logFile = join(settings.dataDir, 'logs', 'postgres.log')
    const server = await startPostgres({ dataDir: settings.dataDir, port: free, durability: 'lasting', logFile })
    await server.createDatabase(databaseName)
    const url = server.urlOf(databaseName)
    await migrate(url)
    return await work(url)
  } finally {
    await stopAllServices()
    guardian.dismiss()
    lock.release()
  }
}

/**
 * Runs an operator's command against the database that STEWARD_DATABASE_URL names, else against the running copy, else against this
 * copy's database, which is started for the command and stopped after it.
 */
async function main(args: readonly string[]): Promise<number> {
  if (process.env['STEWARD_DATABASE_URL'] || !needsDatabase(args)) return run(args, {})
  process.umask(0o077)
  const settings = readSettings(process.env)
  const environmentFor = (url: string) =>
    copyEnvironment(settings, process.env, copyAddresses(settings, process.env, url))
  if (isRunningOn(settings.dataDir)) {
    const url = readDemoDatabase(settings.dataDir)
    if (url === undefined) throw new OperatorError('Steward is just starting: run the command again when it is ready.')
    return run(args, environmentFor(url))
  }
  return withOwnDatabase(settings, (url) => {
    const environment = environmentFor(url)
    createKeyFile(environment.STEWARD_KEY_FILE)
    return run(args, environment)
  })
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`${describeError(error)}\n`)
    process.exit(1)
  },
)
