import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createProgress, describeError, formatElapsed, type Progress } from './progress.ts'
import { endWithProcess, stopAllServices } from './service.ts'
import { sourceRoot } from './settings.ts'
import { onStopRequest } from './signals.ts'
import { withTestServices, type TestServices } from './test-services.ts'

/** Folders whose tests need no service, so that they can be run at once. */
const servicelessFolders = ['test/unit', 'test/architecture']
/** How long the test program may take to end after its last test. */
const lingerMs = 10_000

type Outcome = { readonly passed: number; readonly failed: number }
const nothingRan: Outcome = { passed: 0, failed: 1 }

function needsServices(args: readonly string[]): boolean {
  const paths = args.filter((arg) => !arg.startsWith('-'))
  if (paths.length === 0) return true
  return !paths.every((path) => servicelessFolders.some((folder) => path.startsWith(folder)))
}

/** Runs jest with the services' addresses in its environment; a run that reports nothing counts as one failure. */
async function runJest(args: readonly string[], { folder, env }: TestServices, progress: Progress): Promise<Outcome> {
  const summary = join(folder, 'summary.json')
  const jest = join(sourceRoot, 'node_modules/jest/bin/jest.js')
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', '--disable-warning=DEP0040']
  const child = spawn(process.execPath, [...flags, jest, '--config', 'jest.config.mjs', ...args], {
    cwd: sourceRoot,
    env: { ...process.env, ...env, STEWARD_TEST_SUMMARY: summary, NODE_OPTIONS: flags.join(' '), TZ: 'UTC' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  endWithProcess(child)
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  const leak = setInterval(() => {
    if (!existsSync(summary)) return
    clearInterval(leak)
    setTimeout(() => {
      if (child.exitCode !== null) return
      progress.line('A test left something open (a connection, a timer or a server), so the run was ended.')
      child.kill('SIGKILL')
    }, lingerMs).unref()
  }, 500)
  const code = await exited
  clearInterval(leak)
  const counts: unknown = existsSync(summary) ? JSON.parse(await readFile(summary, 'utf8')) : undefined
  if (typeof counts !== 'object' || counts === null || !('passed' in counts) || !('failed' in counts)) return nothingRan
  const [passed, failed] = [Number(counts.passed), Number(counts.failed)]
  // A threshold or an empty selection fails the run without a failed test.
  return { passed, failed: failed === 0 && code !== 0 && code !== null ? 1 : failed }
}

async function main(args: readonly string[]): Promise<number> {
  const startedAt = Date.now()
  const progress = createProgress()
  onStopRequest(
    () => void stopAllServices().then(() => process.exit(130)),
    () => process.exit(130),
  )
  const plan = needsServices(args) ? 'services and pages' : 'nothing'
  const outcome = await withTestServices(plan, progress, async (services) => {
    if (plan !== 'nothing') progress.line(`Services are up after ${formatElapsed(Date.now() - startedAt)}.`)
    const { passed, failed } = await runJest(args, services, progress)
    return { passed, failed: failed + services.unbuilt }
  }).catch((error: unknown) => {
    progress.line(describeError(error))
    return nothingRan
  })
  await new Promise((resolve) => process.stdout.write(`${outcome.passed} passed, ${outcome.failed} failed\n`, resolve))
  return outcome.failed === 0 ? 0 : 1
}

process.exit(await main(process.argv.slice(2)))
