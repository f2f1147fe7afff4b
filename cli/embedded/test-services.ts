import { rmSync } from 'node:fs'
import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../prisma/migrate.ts'
import { downloadChromium, findChromium } from './chromium.ts'
import { startGuardian } from './guardian.ts'
import { findFreePorts } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { describeError, type Progress } from './progress.ts'
import { stopAllServices } from './service.ts'
import { requireTemporal, startTemporal } from './temporal.ts'
import { findTemporalCli } from './temporal-cli.ts'
import { buildWeb, hasWeb } from './web.ts'
import { writeWorkflowBundle } from './workflow-bundle.ts'

const templateDatabase = 'steward_template'

/** What a run is told, and how many parts of the product could not be built for it. */
type Services = { readonly env: Record<string, string>; unbuilt: number }

/** Services of one run, with their data in a folder that goes with them. */
export type TestServices = {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  readonly unbuilt: number
}

/**
 * Runs the work with services of its own: PostgreSQL with a migrated template database, Temporal in memory, the workflow bundle, and when
 * `pages` is set a browser and the built pages. `env` names them in the STEWARD_TEST_* variables. Everything is stopped and deleted
 * afterwards. `plan` nothing starts no service, only the folder.
 */
export async function withTestServices<T>(
  plan: 'nothing' | 'services' | 'services and pages',
  progress: Progress,
  work: (services: TestServices) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-test-'))
  // PostgreSQL's own account must pass through when this process is root.
  await chmod(folder, 0o711)
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const guardian = startGuardian()
  const services: Services = { env: {}, unbuilt: 0 }
  try {
    if (plan !== 'nothing') await startServices(folder, plan === 'services and pages', services, progress)
    return await work({ folder, env: services.env, unbuilt: services.unbuilt })
  } finally {
    await stopAllServices()
    guardian.dismiss()
  }
}

async function startDatabase(folder: string, port: number, services: Services, progress: Progress): Promise<void> {
  await progress.step('PostgreSQL with a migrated template database', async () => {
    const server = await startPostgres({
      dataDir: folder,
      port,
      durability: 'fast',
      logFile: join(folder, 'postgres.log'),
    })
    await server.createDatabase(templateDatabase)
    await migrate(server.urlOf(templateDatabase))
    services.env['STEWARD_TEST_POSTGRES_URL'] = server.urlOf('postgres')
    services.env['STEWARD_TEST_TEMPLATE_DB'] = templateDatabase
  })
}

async function startWorkflowServer(
  folder: string,
  port: number,
  services: Services,
  progress: Progress,
): Promise<void> {
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

async function startServices(folder: string, pages: boolean, services: Services, progress: Progress): Promise<void> {
  const [postgresPort = 0, temporalPort = 0] = await findFreePorts(2)
  const bundleFile = join(folder, 'workflow-bundle.js')
  const bundle = () =>
    writeWorkflowBundle(bundleFile).then(() => (services.env['STEWARD_TEST_WORKFLOW_BUNDLE'] = bundleFile))
  await Promise.all([
    startDatabase(folder, postgresPort, services, progress),
    startWorkflowServer(folder, temporalPort, services, progress),
    pages ? findBrowser(services, progress) : undefined,
    buildPart('Workflow bundle', bundle, services, progress),
    pages && hasWeb() ? buildPart('Pages', () => buildWeb(join(folder, 'web.log')), services, progress) : undefined,
  ])
}

/** A part that cannot be built is one failure; the tests that do not need it still run. */
async function buildPart(
  label: string,
  work: () => Promise<unknown>,
  services: Services,
  progress: Progress,
): Promise<void> {
  await progress.step(label, work).catch((error: unknown) => {
    services.unbuilt += 1
    progress.line(describeError(error))
  })
}
