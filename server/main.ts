import { createServer } from 'node:http'
import { type Config, readConfig } from '../platform/config.ts'
import { createKeyFile, type Keys, readKeys } from '../platform/keys.ts'
import { createLog } from '../platform/log.ts'
import { createProcesses } from '../platform/processes.ts'
import { connectTemporal } from '../platform/temporal.ts'
import { timingOf, workflowTaskTimeoutMs } from '../platform/timing.ts'
import { purgeKeys } from '../prisma/store/idempotency.ts'
import { purgeSignIns } from '../prisma/store/operations/access/sign-ins.ts'
import { openStore } from '../prisma/store/store.ts'
import { createApp } from './app.ts'
import { createAuthentication } from './authentication.ts'

const DRAIN_MS = 10_000
const TIDY_EVERY_MS = 3_600_000

function keysOf(config: Config): Keys {
  if (config.profile !== 'production') createKeyFile(config.keyFile)
  return readKeys(config.keyFile)
}

/** Starts the HTTP process; it accepts work while Temporal is down, and ends what it began when asked to stop. */
function main(): void {
  const config = readConfig()
  const log = createLog('server', config.logLevel)
  const keys = keysOf(config)
  const store = openStore({
    url: config.database.url,
    connections: config.database.connections,
    keys,
    timing: timingOf(config),
  })
  const temporal = connectTemporal(config, keys)
  const processes = createProcesses({
    client: temporal.client,
    queuePrefix: config.temporal.queuePrefix,
    answerWaitMs: config.answerWaitMs,
    workflowTaskTimeoutMs: workflowTaskTimeoutMs(config),
  })
  const app = createApp({ config, store, processes, log, authentication: createAuthentication(config, store) })
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 15_000, keepAliveTimeout: 5_000 }, app)
  server.on('error', (error) => {
    log.fatal(
      { code: 'code' in error ? error.code : error.name, port: config.http.port },
      'cannot listen; is STEWARD_HTTP_PORT taken?',
    )
    process.exit(1)
  })
  server.listen(config.http.port, config.http.host, () => log.info({ port: config.http.port }, 'listening'))

  const tidying = setInterval(() => {
    Promise.all([purgeKeys(store), purgeSignIns(store)]).catch(() =>
      log.warn('expired sessions and keys stay until the next hour'),
    )
  }, TIDY_EVERY_MS)
  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping')
    clearInterval(tidying)
    const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    server.close(() => {
      clearTimeout(force)
      void Promise.allSettled([store.close(), temporal.close()]).then(() => process.exit(0))
    })
    server.closeIdleConnections()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

try {
  main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}
