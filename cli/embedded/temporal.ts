import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startService, waitUntilReady, type Service } from './service.ts'
import { OperatorError } from './settings.ts'

const startDeadlineMs = 60_000
const defaultNamespace = 'default'
const run = promisify(execFile)

/** A running Temporal development server on 127.0.0.1. */
export type TemporalServer = { readonly service: Service; readonly address: string; readonly stop: () => Promise<void> }

/**
 * Starts Temporal's development server and waits until it answers for the namespace `default`. With a `dataDir` its state is kept in
 * `<dataDir>/temporal.db` and closed workflows stay readable for 30 days; without one it forgets everything when it ends.
 */
export async function startTemporal(options: {
  readonly cli: string
  readonly port: number
  readonly uiPort?: number
  readonly dataDir?: string
  readonly logFile: string
}): Promise<TemporalServer> {
  const address = `127.0.0.1:${options.port}`
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(options.port), '--log-level', 'error']
  if (options.uiPort === undefined) args.push('--headless')
  else args.push('--ui-port', String(options.uiPort))
  if (options.dataDir !== undefined) args.push('--db-filename', join(options.dataDir, 'temporal.db'))
  const service = await startService({
    name: 'Temporal',
    command: options.cli,
    args,
    logFile: options.logFile,
    stopSignal: 'SIGTERM',
    graceMs: 10_000,
  })
  try {
    await waitUntilReady(service, () => answersFor(options.cli, address), startDeadlineMs)
    if (options.dataDir !== undefined) await keepClosedWorkflows(options.cli, address)
  } catch (error) {
    await service.stop()
    throw error
  }
  return { service, address, stop: service.stop }
}

/** Throws an `OperatorError` unless a Temporal server answers at the address for the namespace. */
export async function requireTemporal(
  address: string,
  namespace = process.env['STEWARD_TEMPORAL_NAMESPACE'] || defaultNamespace,
): Promise<void> {
  const { Connection } = await import('@temporalio/client')
  const answered = Connection.connect({ address, connectTimeout: 5000 })
    .then(async (connection) => {
      await connection.workflowService.describeNamespace({ namespace })
      await connection.close()
      return true
    })
    .catch(() => false)
  if (!(await answered))
    throw new OperatorError(
      `No Temporal server answers at STEWARD_TEMPORAL_ADDRESS (${address}) with a namespace "${namespace}".`,
    )
}

/** Asks for the namespace and for a count of workflows, because a server can say that it serves while it does nothing. */
async function answersFor(cli: string, address: string): Promise<boolean> {
  const place = ['--namespace', defaultNamespace, '--address', address]
  await run(cli, ['operator', 'namespace', 'describe', ...place], { timeout: 5000 })
  await run(cli, ['workflow', 'count', ...place], { timeout: 5000 })
  return true
}

async function keepClosedWorkflows(cli: string, address: string): Promise<void> {
  const args = [
    'operator',
    'namespace',
    'update',
    '--namespace',
    defaultNamespace,
    '--retention',
    '30d',
    '--address',
    address,
  ]
  await run(cli, args, { timeout: 20_000 })
}
