import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { endWithProcess, tailOf } from './service.ts'
import { OperatorError, sourceRoot } from './settings.ts'
import { digestOf } from './source-digest.ts'

/** The folders whose files the pages are made of. */
const sources = ['web', 'domain', 'server/schemas', 'package-lock.json']
/** True when the source has pages to build. */
export function hasWeb(): boolean {
  return existsSync(join(sourceRoot, 'web/index.html'))
}

/** Builds the pages into web/dist unless they were built from the same sources; returns whether it built. */
export async function buildWeb(logFile: string): Promise<boolean> {
  const stamp = join(sourceRoot, 'web/dist/.sources-digest')
  const digest = digestOf(sources)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return false
  mkdirSync(dirname(logFile), { recursive: true })
  const log = openSync(logFile, 'w')
  const program = join(sourceRoot, 'node_modules/vite/bin/vite.js')
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [program, 'build', '--logLevel', 'warn'], {
      cwd: join(sourceRoot, 'web'),
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
      stdio: ['ignore', log, log],
    })
    endWithProcess(child)
    child.once('error', reject)
    child.once('exit', resolve)
  })
  if (code !== 0) throw new OperatorError(`The pages could not be built:\n${tailOf(logFile)}`)
  writeFileSync(stamp, digest)
  return true
}
