import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tailOf } from './service.ts'
import { sourceRoot } from './settings.ts'

/** The folders whose files the pages are made of. */
const sources = ['web', 'domain', 'server/schemas', 'package-lock.json']
const skipped = new Set(['dist', 'node_modules'])

function filesOf(path: string): string[] {
  const full = join(sourceRoot, path)
  if (!existsSync(full)) return []
  const entries = path.includes('.') ? undefined : readdirSync(full, { withFileTypes: true })
  if (entries === undefined) return [path]
  return entries.flatMap((entry) => {
    if (skipped.has(entry.name)) return []
    return entry.isDirectory() ? filesOf(`${path}/${entry.name}`) : [`${path}/${entry.name}`]
  })
}

/** A digest of everything the pages are made of. */
function digestOfSources(): string {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesOf).sort()) hash.update(file).update('\0').update(readFileSync(join(sourceRoot, file)))
  return hash.digest('hex')
}

/** True when the source has pages to build. */
export function hasWeb(): boolean {
  return existsSync(join(sourceRoot, 'web/index.html'))
}

/** Builds the pages into web/dist unless they were built from the same sources; returns whether it built. */
export async function buildWeb(logFile: string): Promise<boolean> {
  const stamp = join(sourceRoot, 'web/dist/.sources-digest')
  const digest = digestOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'w')
  const program = join(sourceRoot, 'node_modules/vite/bin/vite.js')
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'build', '--logLevel', 'warn'], {
      cwd: join(sourceRoot, 'web'),
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', log, log],
    })
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new Error(`The pages could not be built:\n${tailOf(logFile)}`)
  writeFileSync(stamp, digest)
  return true
}
