import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'
import { endWithProcess } from './service.ts'
import { OperatorError, sourceRoot } from './settings.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]
const silencePatienceMs = 45_000

/** A Chromium-family browser on this machine, or nothing. Throws an `OperatorError` when STEWARD_CHROMIUM names no file. */
export function findChromium(env: NodeJS.ProcessEnv): string | undefined {
  const chosen = env['STEWARD_CHROMIUM']
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen
    throw new OperatorError(
      `STEWARD_CHROMIUM is ${chosen}, which does not exist: set it to the program of Chromium or Chrome.`,
    )
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''), '/usr/bin', '/snap/bin']
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...applications,
    chromium.executablePath(),
  ]
  return candidates.find((path) => existsSync(path))
}

/** Lets Playwright download its own browser; false when that fails or nothing is heard for 45 seconds. */
export function downloadChromium(): Promise<boolean> {
  return new Promise((resolve) => {
    const program = join(sourceRoot, 'node_modules/playwright-core/cli.js')
    const child = spawn(process.execPath, [program, 'install', 'chromium', '--no-shell'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    endWithProcess(child)
    let timer = setTimeout(() => child.kill('SIGKILL'), silencePatienceMs)
    const heard = () => {
      clearTimeout(timer)
      timer = setTimeout(() => child.kill('SIGKILL'), silencePatienceMs)
    }
    child.stdout.on('data', heard)
    child.stderr.on('data', heard)
    child.once('error', () => resolve(false))
    child.once('exit', (code) => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}
