import { existsSync, readFileSync } from 'node:fs'
import { chmod, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { CopyAddresses } from './environment.ts'

const person = z.object({ role: z.string(), email: z.string(), password: z.string(), totpSecret: z.string() })
const demoPeople = z.object({ people: z.array(person), apiKey: z.string() })

/** The people and the key that the demonstration starts with. */
export type DemoPeople = z.infer<typeof demoPeople>

const fileName = 'demo.json'

/** The people of the copy's last run, whose secrets stay the same, or nothing at the first start. */
export function readDemoPeople(dataDir: string): DemoPeople | undefined {
  const file = join(dataDir, fileName)
  if (!existsSync(file)) return undefined
  const found = demoPeople.safeParse(JSON.parse(readFileSync(file, 'utf8')))
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
  await writeFile(
    draft,
    `${JSON.stringify({ ...addresses, people: demo.people, apiKey: demo.apiKey }, undefined, 2)}\n`,
    { mode: 0o600 },
  )
  await chmod(draft, 0o600)
  await rename(draft, file)
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
    const widths = lines.reduce<number[]>(
      (most, line) => line.map((cell, at) => Math.max(cell.length, most[at] ?? 0)),
      [],
    )
    return lines
      .map((line) => `  ${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
      .join('\n')
  }
  const people = demo.people.map((one) => [one.role, one.email, one.password, one.totpSecret])
  const header = ['Role', 'E-mail', 'Password', 'Secret of the second factor']
  const section =
    people.length === 0
      ? ''
      : `\n\nDemonstration people (also in ${join(dataDir, fileName)}):\n${table([header, ...people])}`
  return `\n${table(rows)}${section}\n`
}
