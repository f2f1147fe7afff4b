import { existsSync, readFileSync } from 'node:fs'
import { chmod, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { createKeyFile, readKeys } from '../../platform/keys.ts'
import { openStore } from '../../prisma/store/store.ts'
import type { CopyAddresses, CopyEnvironment } from './environment.ts'
import { sourceRoot } from './settings.ts'

const person = z.object({ role: z.string(), email: z.string(), password: z.string(), totpSecret: z.string() })
const seedResult = z.object({ people: z.array(person), apiKey: z.string() })

/** The people and the key that the demonstration starts with. */
export type DemoPeople = z.infer<typeof seedResult>

const fileName = 'demo.json'
const recipe = join(sourceRoot, 'cli/embedded/seed.ts')

/** The people of the copy's last run, whose secrets stay the same, or nothing at the first start. */
export function readDemoPeople(dataDir: string): DemoPeople | undefined {
  const file = join(dataDir, fileName)
  if (!existsSync(file)) return undefined
  const found = seedResult.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  return found.success ? found.data : undefined
}

/** The database of the running copy, or nothing while it starts for the first time. */
export function readDemoDatabase(dataDir: string): string | undefined {
  const file = join(dataDir, fileName)
  if (!existsSync(file)) return undefined
  return z.object({ database: z.string() }).safeParse(JSON.parse(readFileSync(file, 'utf8'))).data?.database
}

/** Writes the file that tells where everything answers and who can sign in: mode 0600, complete or not there at all. */
export async function writeDemoFile(dataDir: string, addresses: CopyAddresses, demo: DemoPeople): Promise<void> {
  const file = join(dataDir, fileName)
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${JSON.stringify({ ...addresses, people: demo.people, apiKey: demo.apiKey }, undefined, 2)}\n`, { mode: 0o600 })
  await chmod(draft, 0o600)
  await rename(draft, file)
}

/**
 * Adds the demonstration's people to the database; safe to run at every start because the recipe adds only what is missing and keeps the
 * secrets of the last run, which are on disk before anything else happens.
 */
export async function seedDemo(options: {
  readonly dataDir: string
  readonly environment: CopyEnvironment
  readonly addresses: CopyAddresses
  readonly demoData: boolean
}): Promise<DemoPeople> {
  const { dataDir, environment, addresses, demoData } = options
  const previous = readDemoPeople(dataDir)
  if (!existsSync(recipe)) return previous ?? { people: [], apiKey: '' }
  const found: unknown = await import(pathToFileURL(recipe).href)
  if (typeof found !== 'object' || found === null || !('seed' in found) || typeof found.seed !== 'function') {
    throw new Error('cli/embedded/seed.ts does not export seed.')
  }
  const keyFile = environment['STEWARD_KEY_FILE'] ?? join(dataDir, 'keys.json')
  createKeyFile(keyFile)
  const keys = readKeys(keyFile)
  const store = openStore({ url: addresses.database, connections: 4, keys })
  try {
    const demo = seedResult.parse(await found.seed({ store, keys, publicUrl: environment['STEWARD_PUBLIC_URL'], dataDir, demoData }))
    await writeDemoFile(dataDir, addresses, demo)
    return demo
  } finally {
    await store.close()
  }
}

/** The lines that a person reads when everything is up. */
export function describeDemo(addresses: CopyAddresses, demo: DemoPeople, dataDir: string): string {
  const rows: [string, string][] = [
    ['Web', addresses.web],
    ['API', `${addresses.api}/v1 (described in ${addresses.api}/openapi.json)`],
    ['Mail inbox', addresses.mail],
    ['Temporal', `${addresses.temporal}${addresses.temporalUi === '' ? '' : ` (pages: ${addresses.temporalUi})`}`],
    ['Database', addresses.database.replace(/:[^:@/]*@/, ':***@')],
    ['Data and logs', dataDir],
  ]
  const table = (lines: readonly (readonly string[])[]) => {
    const widths = lines.reduce<number[]>((most, line) => line.map((cell, at) => Math.max(cell.length, most[at] ?? 0)), [])
    return lines.map((line) => `  ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd()).join('\n')
  }
  const people = demo.people.map((one) => [one.role, one.email, one.password, one.totpSecret])
  const header = ['Role', 'E-mail', 'Password', 'Secret of the second factor']
  const section = people.length === 0 ? '' : `\n\nDemonstration people (also in ${join(dataDir, fileName)}):\n${table([header, ...people])}`
  return `\n${table(rows)}${section}\n`
}
