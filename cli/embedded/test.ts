import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../prisma/migrate.ts'
import { downloadChromium, findChromium } from './chromium.ts'
import { startGuardian } from './guardian.ts'
import { findFreePorts } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { createProgress, formatElapsed, type Progress } from './progress.ts'
import type { Service } from './service.ts'
import { OperatorError, sourceRoot } from './settings.ts'
import { requireTemporal, startTemporal } from './temporal.ts'
import { findTemporalCli } from './temporal-cli.ts'
import { buildWeb, hasWeb } from './web.ts'
import { hasWorkflowBundle, writeWorkflowBundle } from './workflow-bundle.ts'

const templateDatabase = 'steward_template'
/** Folders whose tests need no service, so that they can be run at once. */
const servicelessFolders = ['test/unit', 'test/architecture']
/** How long the test program may take to end after its last test. */
const lingerMs = 10_000

type Services = { readonly env: Record<string, string>; readonly running: Service[] }
type Outcome = { readonly passed: number; readonly failed: number }
const nothingRan: Outcome = { passed: 0, failed: 1 }

function needsServices(args: readonly string[]): boolean {
  const paths = args.filter((arg) => !arg.startsWith('-'))
  if (paths.length === 0) return true
  return !paths.every((path) => servicelessFolders.some((folder) => path.startsWith(folder)))
}

async function startDatabase(folder: string, port: number, services: Services, progress: Progress): Promise<void> {
  await progress.step('PostgreSQL with a migrated template database', async () => {
    const server = await startPostgres({ dataDir: folder, port, durability: 'fast', logFile: join(folder, 'postgres.log') })
    services.running.push(server.service)
    await server.createDatabase(templateDatabase)
    await migrate(server.urlOf(templateDatabase))
    services.env['STEWARD_TEST_POSTGRES_URL'] = server.urlOf('postgres')
    services.env['STEWARD_TEST_TEMPLATE_DB'] = templateDatabase
  })
}

async function startWorkflowServer(folder: string, port: number, services: Services, progress: Progress): Promise<void> {
  const outside = process.env['STEWARD_TEMPORAL_ADDRESS']
  await progress.step('Temporal', async (note) => {
    if (outside !== undefined && outside !== '') {
      await requireTemporal(outside)
      services.env['STEWARD_TEST_TEMPORAL_ADDRESS'] = outside
      return
    }
    const cli = await findTemporalCli(process.env, note)
    note(cli.origin)
    const server = await startTemporal({ cli: cli.path, port, logFile: join(folder, 'temporal.log') })
    services.running.push(server.service)
    services.env['STEWARD_TEST_TEMPORAL_ADDRESS'] = server.address
  })
}

async function findBrowser(services: Services, progress: Progress): Promise<void> {
  let browser = findChromium(process.env)
  if (browser === undefined) {
    const downloaded = await progress.step('Chromium, by download', downloadChromium)
    if (downloaded) browser = findChromium(process.env)
  }
  if (browser !== undefined) services.env['STEWARD_CHROMIUM'] = browser
  else progress.line('No browser was found: install Chromium or set STEWARD_CHROMIUM; tests of the pages will fail.')
}

async function startServices(folder: string, services: Services, progress: Progress): Promise<void> {
  const [postgresPort = 0, temporalPort = 0] = await findFreePorts(2)
  const steps = [
    startDatabase(folder, postgresPort, services, progress),
    startWorkflowServer(folder, temporalPort, services, progress),
    findBrowser(services, progress),
  ]
  if (hasWorkflowBundle()) {
    const file = join(folder, 'workflow-bundle.js')
    services.env['STEWARD_TEST_WORKFLOW_BUNDLE'] = file
    steps.push(progress.step('Workflow bundle', () => writeWorkflowBundle(file)))
  }
  if (hasWeb()) steps.push(progress.step('Pages', () => buildWeb(join(folder, 'web.log')).then(() => undefined)))
  const results = await Promise.allSettled(steps)
  const failure = results.find((result) => result.status === 'rejected')
  if (failure !== undefined) throw failure.reason
}

/** Runs jest with the services' addresses in its environment; a run that reports nothing counts as one failure. */
async function runJest(folder: string, args: readonly string[], env: Record<string, string>, progress: Progress): Promise<Outcome> {
  const summary = join(folder, 'summary.json')
  const jest = join(sourceRoot, 'node_modules/jest/bin/jest.js')
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', '--disable-warning=DEP0040']
  const child = spawn(process.execPath, [...flags, jest, '--config', 'jest.config.mjs', ...args], {
    cwd: sourceRoot,
    env: { ...process.env, ...env, STEWARD_TEST_SUMMARY: summary, NODE_OPTIONS: flags.join(' '), TZ: 'UTC' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const leak = setInterval(() => {
    if (!existsSync(summary)) return
    clearInterval(leak)
    setTimeout(() => {
      if (child.exitCode !== null) return
      progress.line('A test left something open (a connection, a timer or a server), so the run was ended.')
      child.kill('SIGKILL')
    }, lingerMs).unref()
  }, 500)
  const code = await exited
  clearInterval(leak)
  const counts: unknown = existsSync(summary) ? JSON.parse(await readFile(summary, 'utf8')) : undefined
  if (typeof counts !== 'object' || counts === null || !('passed' in counts) || !('failed' in counts)) return nothingRan
  const [passed, failed] = [Number(counts.passed), Number(counts.failed)]
  // A threshold or an empty selection fails the run without a failed test.
  return { passed, failed: failed === 0 && code !== 0 && code !== null ? 1 : failed }
}

async function main(args: readonly string[]): Promise<number> {
  const startedAt = Date.now()
  const progress = createProgress()
  const folder = await mkdtemp(join(tmpdir(), 'steward-test-'))
  // PostgreSQL's own account must pass through when the tests run as root.
  await chmod(folder, 0o711)
  const services: Services = { env: {}, running: [] }
  const guardian = startGuardian()
  const stop = async () => {
    await Promise.allSettled(services.running.map((service) => service.stop()))
    guardian.dismiss()
    await rm(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(130)))
  }
  let outcome = nothingRan
  try {
    if (needsServices(args)) {
      await startServices(folder, services, progress)
      guardian.watch(services.running)
      progress.line(`Services are up after ${formatElapsed(Date.now() - startedAt)}.`)
    }
    outcome = await runJest(folder, args, services.env, progress)
  } catch (error) {
    progress.line(error instanceof OperatorError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error))
  }
  await stop()
  process.stdout.write(`${outcome.passed} passed, ${outcome.failed} failed\n`)
  return outcome.failed === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
