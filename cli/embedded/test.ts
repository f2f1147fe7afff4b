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
import { endWithProcess, liveServices } from './service.ts'
import { OperatorError, sourceRoot } from './settings.ts'
import { onStopRequest } from './signals.ts'
import { requireTemporal, startTemporal } from './temporal.ts'
import { findTemporalCli } from './temporal-cli.ts'
import { buildWeb, hasWeb } from './web.ts'
import { hasWorkflowBundle, writeWorkflowBundle } from './workflow-bundle.ts'

const templateDatabase = 'steward_template'
/** Folders whose tests need no service, so that they can be run at once. */
const servicelessFolders = ['test/unit', 'test/architecture']
/** How long the test program may take to end after its last test. */
const lingerMs = 10_000

/** What the tests are told, and how many parts of the product could not be built for them. */
type Services = { readonly env: Record<string, string>; unbuilt: number }
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
  const bundleFile = join(folder, 'workflow-bundle.js')
  const bundle = () => writeWorkflowBundle(bundleFile).then(() => (services.env['STEWARD_TEST_WORKFLOW_BUNDLE'] = bundleFile))
  await Promise.all([
    startDatabase(folder, postgresPort, services, progress),
    startWorkflowServer(folder, temporalPort, services, progress),
    findBrowser(services, progress),
    hasWorkflowBundle() ? buildPart('Workflow bundle', bundle, services, progress) : undefined,
    hasWeb() ? buildPart('Pages', () => buildWeb(join(folder, 'web.log')), services, progress) : undefined,
  ])
}

/** A part that cannot be built is one failure; the tests that do not need it still run. */
async function buildPart(label: string, work: () => Promise<unknown>, services: Services, progress: Progress): Promise<void> {
  await progress.step(label, work).catch((error: unknown) => {
    services.unbuilt += 1
    progress.line(describe(error))
  })
}

function describe(error: unknown): string {
  if (error instanceof OperatorError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
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
  endWithProcess(child)
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
  const services: Services = { env: {}, unbuilt: 0 }
  const guardian = startGuardian()
  const stop = async () => {
    await Promise.allSettled(liveServices().map((service) => service.stop()))
    guardian.dismiss()
    await rm(folder, { recursive: true, force: true })
  }
  onStopRequest(() => void stop().then(() => process.exit(130)), () => process.exit(130))
  let outcome = nothingRan
  try {
    if (needsServices(args)) {
      await startServices(folder, services, progress)
      progress.line(`Services are up after ${formatElapsed(Date.now() - startedAt)}.`)
    }
    outcome = await runJest(folder, args, services.env, progress)
  } catch (error) {
    progress.line(describe(error))
  }
  await stop()
  const failed = outcome.failed + services.unbuilt
  process.stdout.write(`${outcome.passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
