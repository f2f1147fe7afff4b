import { createKeyFile, readKeys } from '../../platform/keys.ts'
import { migrate } from '../../prisma/migrate.ts'
import { openStore } from '../../prisma/store/store.ts'
import { writeDemoFile } from './demo.ts'
import { copyAddresses, copyEnvironment } from './environment.ts'
import { describeError } from './progress.ts'
import { seed } from './seed.ts'
import { readSettings } from './settings.ts'

/**
 * Brings this copy's database up to date and adds the demonstration's people, whose secrets are on disk before anything else happens. A
 * process of its own, because what it loads is needed only now. Tells its parent how many migrations it applied.
 */
async function main(): Promise<void> {
  const url = process.env['STEWARD_DATABASE_URL']
  if (url === undefined) throw new Error('STEWARD_DATABASE_URL is not set.')
  const applied = await migrate(url)
  process.send?.({ applied: applied.length })
  const settings = readSettings(process.env)
  const temporalUi = process.env['STEWARD_TEMPORAL_UI_URL'] ?? ''
  const addresses = { ...copyAddresses(settings, process.env, url), temporalUi }
  const { STEWARD_KEY_FILE: keyFile, STEWARD_PUBLIC_URL: publicUrl } = copyEnvironment(settings, process.env, addresses)
  createKeyFile(keyFile)
  const keys = readKeys(keyFile)
  const store = openStore({ url, connections: 4, keys })
  try {
    const demo = await seed({ store, keys, publicUrl, dataDir: settings.dataDir })
    await writeDemoFile(settings.dataDir, addresses, demo)
  } finally {
    await store.close()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${describeError(error)}\n`)
    process.exit(1)
  },
)
