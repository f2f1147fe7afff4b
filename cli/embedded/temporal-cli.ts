import { execFile, spawn } from 'node:child_process'
import { access, chmod, constants, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { exclusively } from './exclusive.ts'
import { endWithProcess } from './service.ts'
import { OperatorError, sourceRoot } from './settings.ts'

const cliVersion = '1.5.1'
const oldestServer = [1, 24] as const
const downloadPatienceMs = 20_000
const buildPatienceMs = 20 * 60_000
const run = promisify(execFile)

/** Where the program was found, in the words shown to the operator. */
export type TemporalCli = {
  readonly path: string
  readonly origin: 'chosen' | 'on the path' | 'cached' | 'downloaded' | 'built'
}

/**
 * Finds Temporal's command line program, whose `server start-dev` is the one-machine server: STEWARD_TEMPORAL_CLI, the path, a copy kept
 * for this account, the Temporal SDK's download (given up when nothing arrives for 20 seconds), or a build with Go. Of several
 * processes one does the work and the others wait; a finished copy appears in one rename. Throws an `OperatorError` that says what to install when nothing works.
 */
export async function findTemporalCli(env: NodeJS.ProcessEnv, note: (text: string) => void): Promise<TemporalCli> {
  const chosen = env['STEWARD_TEMPORAL_CLI']
  if (chosen !== undefined && chosen !== '') {
    if (await isUsable(chosen)) return { path: chosen, origin: 'chosen' }
    throw new OperatorError(
      `STEWARD_TEMPORAL_CLI is ${chosen}, which does not run "temporal server start-dev" of version 1.5 or newer.`,
    )
  }
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, 'temporal')
    if (folder !== '' && (await isUsable(path))) return { path, origin: 'on the path' }
  }
  const cache = cacheFolder(env)
  const kept = join(cache, 'temporal')
  if (await isUsable(kept)) return { path: kept, origin: 'cached' }
  await mkdir(cache, { recursive: true })
  return exclusively(
    join(cache, 'lock'),
    async () => {
      if (await isUsable(kept)) return { path: kept, origin: 'cached' }
      return obtain(env, cache, kept, note)
    },
    () => note('waiting for another start that downloads or builds it'),
  )
}

async function obtain(
  env: NodeJS.ProcessEnv,
  cache: string,
  kept: string,
  note: (text: string) => void,
): Promise<TemporalCli> {
  const abandoned = (await readdir(cache)).filter((name) => name.startsWith('draft-'))
  await Promise.all(abandoned.map((name) => rm(join(cache, name), { recursive: true, force: true })))
  const draft = await mkdtemp(join(cache, 'draft-'))
  try {
    const downloaded = await download(draft, note)
    if (downloaded !== undefined) return { path: await keep(downloaded, kept), origin: 'downloaded' }
    const built = await build(env, draft, note)
    if (built !== undefined) return { path: await keep(built, kept), origin: 'built' }
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  throw new OperatorError(
    'Temporal was not found and could neither be downloaded nor built: install the Temporal CLI (https://docs.temporal.io/cli) or Go 1.24 or newer, or set STEWARD_TEMPORAL_ADDRESS to a running server.',
  )
}

/** This account's folder for the program. */
export function cacheFolder(env: NodeJS.ProcessEnv): string {
  const base = env['XDG_CACHE_HOME'] || join(env['HOME'] || homedir(), '.cache')
  return join(base, 'steward', `temporal-${cliVersion}`)
}

/** True for a program that is new enough and knows the development server. Its own version may be unset, so the server's counts too. */
export async function isUsable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    const { stdout } = await run(path, ['--version'], { timeout: 20_000 })
    if (!isNewEnough(stdout)) return false
    const help = await run(path, ['server', 'start-dev', '--help'], { timeout: 20_000 })
    return help.stdout.includes('--db-filename')
  } catch {
    return false
  }
}

/** Reads `temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)`; a build from source says 0.0.0-DEV and is judged by its server. */
export function isNewEnough(version: string): boolean {
  const own = /version (\d+)\.(\d+)/.exec(version)
  const server = /Server (\d+)\.(\d+)/.exec(version)
  const [major, minor] = [Number(own?.[1] ?? 0), Number(own?.[2] ?? 0)]
  if (major > 1 || (major === 1 && minor >= 5)) return true
  if (major !== 0 || server === null) return false
  const [serverMajor, serverMinor] = [Number(server[1]), Number(server[2])]
  return serverMajor > oldestServer[0] || (serverMajor === oldestServer[0] && serverMinor >= oldestServer[1])
}

async function keep(program: string, kept: string): Promise<string> {
  await chmod(program, 0o755)
  await rename(program, kept)
  return kept
}

async function folderSize(folder: string): Promise<number> {
  const names = await readdir(folder)
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        (entry) => entry.size,
        () => 0,
      ),
    ),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Lets the SDK download the program in a process of its own, which can be ended however it hangs. */
async function download(draft: string, note: (text: string) => void): Promise<string | undefined> {
  const args = ['--import', 'tsx', join(sourceRoot, 'cli/embedded/temporal-download.ts'), draft]
  const child = spawn(process.execPath, args, { cwd: sourceRoot, stdio: ['ignore', 'ignore', 'ignore'] })
  endWithProcess(child)
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
  let size = 0
  let changedAt = Date.now()
  const watch = setInterval(() => {
    void folderSize(draft).then((now) => {
      if (now !== size) changedAt = Date.now()
      size = now
      note(size === 0 ? 'asking the download service' : `downloading, ${(size / 1_000_000).toFixed(0)} MB`)
      if (Date.now() - changedAt > downloadPatienceMs) child.kill('SIGKILL')
    })
  }, 500)
  const succeeded = await ended
  clearInterval(watch)
  if (!succeeded) return undefined
  for (const name of await readdir(draft)) {
    const path = join(draft, name)
    if (await isUsable(path)) return path
  }
  return undefined
}

async function build(env: NodeJS.ProcessEnv, draft: string, note: (text: string) => void): Promise<string | undefined> {
  const go = await findGo(env)
  if (go === undefined) return undefined
  const startedAt = Date.now()
  const tick = setInterval(
    () =>
      note(`building with Go, once, ${Math.round((Date.now() - startedAt) / 1000)} s so far (usually 4 to 8 minutes)`),
    1000,
  )
  try {
    const building = run(
      go,
      ['install', '-ldflags', '-s -w', `github.com/temporalio/cli/cmd/temporal@v${cliVersion}`],
      {
        cwd: draft,
        env: { ...env, GOBIN: draft, GOFLAGS: '-buildvcs=false', CGO_ENABLED: '0' },
        timeout: buildPatienceMs,
        maxBuffer: 64 * 1024 * 1024,
      },
    )
    endWithProcess(building.child)
    await building
  } catch (error) {
    throw new OperatorError(
      `Temporal could not be built with Go: ${error instanceof Error ? error.message.trim().slice(-600) : String(error)}`,
    )
  } finally {
    clearInterval(tick)
  }
  const path = join(draft, 'temporal')
  return (await isUsable(path)) ? path : undefined
}

async function findGo(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/local/go/bin', '/opt/homebrew/bin', '/usr/lib/go/bin']
  for (const folder of folders) {
    const path = join(folder, 'go')
    if (
      folder !== '' &&
      (await run(path, ['version'], { timeout: 20_000 }).then(
        () => true,
        () => false,
      ))
    )
      return path
  }
  return undefined
}
