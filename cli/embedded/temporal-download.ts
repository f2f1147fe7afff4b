import { createRequire } from 'node:module'
import { Runtime } from '@temporalio/worker'

/** Downloads Temporal's program into the folder named by the first argument with the SDK's own mechanism, which starts it once. */
const folder = process.argv[2]
if (folder === undefined) throw new Error('Name the folder for the download.')
const sdk: unknown = createRequire(import.meta.url)('@temporalio/worker/package.json')
const sdkVersion = typeof sdk === 'object' && sdk !== null && 'version' in sdk ? String(sdk.version) : 'default'
Runtime.install({ shutdownSignals: [] })
const runtime = Runtime.instance()
const server = await runtime.createEphemeralServer({
  type: 'dev-server',
  exe: {
    type: 'cached-download',
    downloadDir: folder,
    version: 'default',
    ttl: 0,
    sdkName: 'sdk-typescript',
    sdkVersion,
  },
  namespace: 'default',
  ip: '127.0.0.1',
  port: null,
  uiPort: null,
  dbFilename: null,
  ui: false,
  log: { format: 'pretty', level: 'error' },
  extraArgs: [],
})
await runtime.shutdownEphemeralServer(server)
process.exit(0)
