import { NativeConnection } from '@temporalio/worker'
import { inStoreCoreBank } from '../activities/providers/core-bank/in-store.ts'
import { smtpServer } from '../activities/providers/mail.ts'
import { readConfig } from '../platform/config.ts'
import { readKeys } from '../platform/keys.ts'
import { createLog } from '../platform/log.ts'
import { createProcesses } from '../platform/processes.ts'
import { connectTemporal, dataConverter } from '../platform/temporal.ts'
import { mailTimeoutMs, stickyTimeoutMs, timingOf, workflowTaskTimeoutMs } from '../platform/timing.ts'
import { openStore } from '../prisma/store/store.ts'
import { type Queue, QUEUES } from '../workflows/catalogue.ts'
import { buildWorkflowBundle, readWorkflowBundle } from './bundle.ts'
import { applySchedules } from './schedules.ts'
import { createWorker, installLogger } from './worker.ts'

const isQueue = (role: string): role is Queue => QUEUES.some((queue) => queue === role)

/** The worker process: serves the queues of its roles until it is told to stop, then drains. */
async function main(): Promise<void> {
  const config = readConfig()
  const keys = readKeys(config.keyFile)
  const log = createLog('worker', config.logLevel)
  installLogger(log)
  const unknown = config.workerRoles.filter((role) => !isQueue(role))
  if (unknown.length > 0)
    throw new Error(`STEWARD_WORKER_ROLES: ${unknown.join(', ')} is not a role; roles are ${QUEUES.join(', ')}.`)

  const store = openStore({ ...config.database, keys, timing: timingOf(config) })
  const temporal = connectTemporal(config, keys)
  const processes = createProcesses({
    client: temporal.client,
    queuePrefix: config.temporal.queuePrefix,
    answerWaitMs: config.answerWaitMs,
    workflowTaskTimeoutMs: workflowTaskTimeoutMs(config),
  })
  const mailServer = smtpServer({
    url: config.mail.url,
    from: config.mail.from,
    replyTo: config.mail.replyTo,
    timeoutMs: mailTimeoutMs(config),
  })
  const connection = await NativeConnection.connect({ address: config.temporal.address })
  const parts = {
    connection,
    namespace: config.temporal.namespace,
    queuePrefix: config.temporal.queuePrefix,
    dataConverter: dataConverter(config, keys),
    workflowBundle:
      config.workflowBundle === null ? await buildWorkflowBundle() : await readWorkflowBundle(config.workflowBundle),
    store,
    processes,
    coreBank: inStoreCoreBank(store),
    mailServer,
    publicUrl: config.http.publicUrl,
    mailDomain: config.mail.domain,
    log,
    stickyTimeoutMs: stickyTimeoutMs(config),
  }
  const workers = await Promise.all(config.workerRoles.filter(isQueue).map((role) => createWorker(role, parts)))
  await applySchedules(temporal.client, config.temporal.queuePrefix)
  log.info({ event: 'worker.ready', roles: config.workerRoles })

  const stop = () => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  try {
    await Promise.all(workers.map((worker) => worker.run()))
  } finally {
    mailServer.close()
    await temporal.close()
    await connection.close()
    await store.close()
    log.info({ event: 'worker.stopped' })
  }
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
