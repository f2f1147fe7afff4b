import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { emptyDataFolder, lockDataFolder, setLogsAside } from './data-folder.ts'
import { describeDemo, readDemoPeople } from './demo.ts'
import { copyAddresses, copyEnvironment, type CopyAddresses, type CopyEnvironment } from './environment.ts'
import { startGuardian } from './guardian.ts'
import { startMail } from './mail.ts'
import { requireFreePorts } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { prepareDatabase } from './preparation.ts'
import { createProgress, describeError, formatElapsed, type Progress } from './progress.ts'
import { liveServices, stopAllServices, tailOf, type Service, type ServiceOptions } from './service.ts'
import { OperatorError, readSettings, sourceRoot, type EmbeddedSettings } from './settings.ts'
import { onStopRequest } from './signals.ts'
import { supervise, type Supervised } from './supervisor.ts'
import { requireTemporal, startTemporal } from './temporal.ts'
import { findTemporalCli } from './temporal-cli.ts'
import { buildWeb, hasWeb } from './web.ts'
import { keepWorkflowBundle } from './workflow-bundle.ts'

const databaseName = 'steward'
const readyDeadlineMs = 180_000
const drainMs = 30_000

/** What runs, in the order in which it is stopped. */
type Running = { programs: Supervised[]; temporal?: Service; mail?: Service; postgres?: Service }
type Flags = { readonly reset: boolean }
/** Where the copy answers, what its programs are told, and the adding of people, which goes on while the programs start. */
type Database = {
  readonly addresses: CopyAddresses
  readonly environment: CopyEnvironment
  readonly seeded: Promise<void>
}
type Foundation = Omit<Database, 'seeded'> & { readonly bundle: string; readonly others: Promise<unknown> }
type Copy = {
  readonly settings: EmbeddedSettings
  readonly progress: Progress
  readonly running: Running
}

function readFlags(args: readonly string[]): Flags {
  const unknown = args.find((arg) => arg !== '--reset')
  if (unknown !== undefined) throw new OperatorError(`"${unknown}" is not known: npm start takes --reset after "--".`)
  return { reset: args.includes('--reset') }
}

function logOf(settings: EmbeddedSettings, name: string): string {
  return join(settings.dataDir, 'logs', `${name}.log`)
}

async function startDatabase({ settings, progress, running }: Copy): Promise<Database> {
  const url = await progress.step('PostgreSQL', async (note) => {
    const port = settings.ports.STEWARD_PG_PORT
    note(`port ${port}`)
    const server = await startPostgres({
      dataDir: settings.dataDir,
      port,
      durability: 'lasting',
      logFile: logOf(settings, 'postgres'),
    })
    running.postgres = server.service
    await server.createDatabase(databaseName)
    return server.urlOf(databaseName)
  })
  const addresses = copyAddresses(settings, process.env, url)
  const environment = copyEnvironment(settings, process.env, addresses)
  const preparation = prepareDatabase(environment)
  await progress.step('Migrations', async (note) => {
    const applied = await preparation.migrated
    note(applied === 0 ? 'none to apply' : `${applied} applied`)
  })
  const seeded = progress.step('Demonstration people', () => preparation.seeded)
  // Whoever awaits it hears of a failure; until then it is not an unhandled one.
  seeded.catch(() => undefined)
  return { addresses, environment, seeded }
}

async function startWorkflowServer({ settings, progress, running }: Copy): Promise<void> {
  await progress.step('Temporal', async (note) => {
    if (settings.outsideTemporal !== undefined) {
      note(settings.outsideTemporal)
      await requireTemporal(settings.outsideTemporal)
      return
    }
    const cli = await findTemporalCli(process.env, note)
    note(`port ${settings.ports.STEWARD_TEMPORAL_PORT}, ${cli.origin}`)
    const server = await startTemporal({
      cli: cli.path,
      port: settings.ports.STEWARD_TEMPORAL_PORT,
      uiPort: settings.ports.STEWARD_TEMPORAL_UI_PORT,
      dataDir: settings.dataDir,
      logFile: logOf(settings, 'temporal'),
    })
    running.temporal = server.service
  })
}

async function startInbox({ settings, progress, running }: Copy): Promise<void> {
  await progress.step('Mail inbox', async (note) => {
    const { STEWARD_SMTP_PORT: smtpPort, STEWARD_MAIL_PORT: webPort } = settings.ports
    note(`ports ${smtpPort} and ${webPort}`)
    running.mail = await startMail({ dataDir: settings.dataDir, smtpPort, webPort, logFile: logOf(settings, 'mail') })
  })
}

/** Everything that server and worker stand on, started side by side; `others` goes on while they start. Throws at the first failure; the rest may still be starting. */
async function startFoundation(copy: Copy): Promise<Foundation> {
  const { progress, settings } = copy
  const pages = async () => {
    if (!hasWeb()) return
    await progress.step('Pages', async (note) => note((await buildWeb(logOf(settings, 'web'))) ? 'built' : 'unchanged'))
  }
  const workflows = async () => {
    return progress.step('Workflows', async (note) => {
      const bundle = await keepWorkflowBundle(settings.dataDir)
      note(bundle.built ? 'bundled' : 'unchanged')
      return bundle.file
    })
  }
  const inbox = startInbox(copy)
  inbox.catch(() => undefined)
  const [{ seeded, ...database }, bundle] = await Promise.all([
    startDatabase(copy),
    workflows(),
    startWorkflowServer(copy),
    pages(),
  ])
  return { ...database, bundle, others: Promise.all([seeded, inbox]) }
}

function programOptions(
  settings: EmbeddedSettings,
  name: 'server' | 'worker',
  environment: Record<string, string>,
): ServiceOptions {
  return {
    name,
    command: process.execPath,
    args: ['--import', 'tsx', '--enable-source-maps', join(sourceRoot, name, 'main.ts')],
    cwd: sourceRoot,
    env: { ...process.env, ...environment },
    logFile: logOf(settings, name),
    stopSignal: 'SIGTERM',
    graceMs: drainMs,
  }
}

async function answersReady(url: string): Promise<{ ready: boolean; text: string }> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) })
    return { ready: answer.ok, text: (await answer.text()).slice(0, 2000) }
  } catch {
    return { ready: false, text: 'no answer' }
  }
}

async function startPrograms(copy: Copy, environment: Record<string, string>): Promise<void> {
  const { settings, progress, running } = copy
  await progress.step('Worker and server', async (note) => {
    for (const name of ['worker', 'server'] as const) {
      if (!existsSync(join(sourceRoot, name, 'main.ts')))
        throw new OperatorError(`${name}/main.ts is missing: the copy of the source is not complete.`)
      running.programs.unshift(await supervise(programOptions(settings, name, environment), progress.line))
    }
    const url = `http://127.0.0.1:${settings.ports.STEWARD_HTTP_PORT}/readyz`
    const deadline = Date.now() + readyDeadlineMs
    const gaveUp = Promise.race(running.programs.map((program) => program.gaveUp)).then((sentence) => ({ sentence }))
    for (;;) {
      const seen = await Promise.race([answersReady(url), gaveUp])
      if ('sentence' in seen) throw new OperatorError(seen.sentence)
      if (seen.ready) {
        note('')
        return
      }
      note('waiting until they are ready')
      if (Date.now() > deadline) {
        const logs = running.programs
          .map((program) => `${program.name}:\n${tailOf(logOf(settings, program.name))}`)
          .join('\n')
        throw new OperatorError(
          `The server was not ready after ${readyDeadlineMs / 1000} s; ${url} says: ${seen.text}\n${logs}`,
        )
      }
      await new Promise((resolve) => setTimeout(resolve, 150))
    }
  })
}

/** Server and worker first, so that work in hand is finished while Temporal and PostgreSQL still answer. */
async function stopAll(running: Running, progress: Progress): Promise<void> {
  await Promise.all(
    running.programs.map((program) =>
      program.current() === undefined ? program.stop() : progress.step(`Stopping the ${program.name}`, program.stop),
    ),
  )
  for (const service of [running.temporal, running.mail, running.postgres]) {
    if (service?.isRunning() === true) await progress.step(`Stopping ${service.name}`, service.stop)
  }
  // What was still starting when the stop was asked for.
  await stopAllServices()
}

function killAll(running: Running): void {
  for (const program of running.programs) program.kill()
  for (const service of liveServices()) service.kill()
}

/** Settles with the reason why this copy has to stop: a signal, or a program that it cannot do without. */
function untilStopped(running: Running, signalled: Promise<string>): Promise<{ reason: string; status: number }> {
  const ends = [running.temporal, running.mail, running.postgres]
    .filter((service) => service !== undefined)
    .map((service) =>
      service.exited.then(() => `${service.name} ended. The end of ${service.logFile}:\n${tailOf(service.logFile)}`),
    )
  const failures = [...ends, ...running.programs.map((program) => program.gaveUp)]
  return Promise.race([
    signalled.then((reason) => ({ reason, status: 0 })),
    ...failures.map((failure) => failure.then((reason) => ({ reason, status: 1 }))),
  ])
}

function listenForSignals(running: Running, progress: Progress): Promise<string> {
  return new Promise((resolve) => {
    const stop = (reason: string) => {
      progress.line('Stopping; Ctrl-C once more stops at once.')
      resolve(reason)
    }
    const force = () => {
      killAll(running)
      process.exit(1)
    }
    onStopRequest(stop, force)
  })
}

async function bringUp(copy: Copy, startedAt: number): Promise<void> {
  const { settings, progress } = copy
  const { addresses, environment, bundle, others } = await startFoundation(copy)
  const programs = startPrograms(copy, { ...environment, STEWARD_WORKFLOW_BUNDLE: bundle })
  await Promise.all([programs, others])
  const demo = readDemoPeople(settings.dataDir) ?? { people: [], apiKey: '' }
  process.stdout.write(describeDemo(addresses, demo, settings.dataDir))
  progress.line(`Ready after ${formatElapsed(Date.now() - startedAt)}. Ctrl-C stops everything.`)
}

async function main(args: readonly string[]): Promise<number> {
  const startedAt = Date.now()
  process.umask(0o077)
  const progress = createProgress()
  const flags = readFlags(args)
  const settings = readSettings(process.env)
  const { ports } = settings
  const lock = lockDataFolder(settings.dataDir)
  const guardian = startGuardian()
  const running: Running = { programs: [] }
  const signalled = listenForSignals(running, progress)
  let status = 1
  try {
    if (flags.reset) {
      emptyDataFolder(settings.dataDir)
      progress.line(`Emptied ${settings.dataDir}.`)
    }
    setLogsAside(join(settings.dataDir, 'logs'))
    const temporalPorts =
      settings.outsideTemporal === undefined ? (['STEWARD_TEMPORAL_PORT', 'STEWARD_TEMPORAL_UI_PORT'] as const) : []
    const variables = [
      'STEWARD_HTTP_PORT',
      'STEWARD_PG_PORT',
      'STEWARD_SMTP_PORT',
      'STEWARD_MAIL_PORT',
      ...temporalPorts,
    ] as const
    await requireFreePorts(variables.map((variable) => [variable, ports[variable]]))
    const up = bringUp({ settings, progress, running }, startedAt).then(() => undefined)
    const interrupted = await Promise.race([up, signalled])
    if (interrupted === undefined) {
      const end = await untilStopped(running, signalled)
      if (end.status !== 0) progress.line(end.reason)
      status = end.status
    } else {
      up.catch(() => undefined)
      status = 130
    }
  } catch (error) {
    progress.line(describeError(error))
  }
  await stopAll(running, progress)
  guardian.dismiss()
  lock.release()
  return status
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`${describeError(error)}\n`)
    process.exit(1)
  },
)
