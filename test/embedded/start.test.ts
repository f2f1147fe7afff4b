import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { findFreePorts } from '../../cli/embedded/ports.ts'
import { portDefaults } from '../../cli/embedded/settings.ts'

const startDeadlineMs = 240_000
const demoFile = z.object({
  web: z.string(),
  api: z.string(),
  mail: z.string(),
  temporal: z.string(),
  temporalUi: z.string(),
  database: z.string(),
  people: z.array(
    z.object({ role: z.string(), email: z.string(), password: z.string().min(12), totpSecret: z.string().min(16) }),
  ),
  apiKey: z.string().min(16),
})

type Command = { readonly child: ChildProcess; readonly output: () => string; readonly exited: Promise<number | null> }

let dataDir = ''
let env: Record<string, string> = {}
const commands: Command[] = []

function run(args: readonly string[]): Command {
  const child = spawn(process.execPath, ['cli/embedded/bootstrap.mjs', ...args], {
    env: { ...process.env, ...env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: Buffer) => {
    said += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve))
  const command = { child, output: () => said, exited }
  commands.push(command)
  return command
}

async function until(
  what: string,
  command: Command,
  condition: () => boolean | Promise<boolean>,
  deadlineMs: number,
): Promise<void> {
  const deadline = Date.now() + deadlineMs
  while (!(await condition())) {
    if (command.child.exitCode !== null) throw new Error(`The command ended before ${what}:\n${command.output()}`)
    if (Date.now() > deadline) throw new Error(`Not in time: ${what}.\n${command.output()}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

function status(path: string): Promise<number> {
  const url = `http://127.0.0.1:${env['STEWARD_HTTP_PORT']}${path}`
  return fetch(url, { signal: AbortSignal.timeout(5000) }).then(
    (answer) => answer.status,
    () => 0,
  )
}

async function start(): Promise<Command> {
  const command = run(['start'])
  await until('it was ready', command, () => command.output().includes('Ready after'), startDeadlineMs)
  return command
}

async function stop(command: Command): Promise<number | null> {
  command.child.kill('SIGTERM')
  return command.exited
}

/** Processes of this copy, by the folder or port in their command line, or by the folder in which they run. */
function processes(): string[] {
  const marks = [dataDir, `--port ${env['STEWARD_TEMPORAL_PORT']}`, `--smtp ${env['STEWARD_SMTP_PORT']}`]
  const listed = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).stdout.split('\n')
  return listed.filter((line) => marks.some((mark) => line.includes(mark)))
}

async function readDemo(): Promise<z.infer<typeof demoFile>> {
  return demoFile.parse(JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')))
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'steward-start-'))
  await chmod(dataDir, 0o711)
  const names = Object.keys(portDefaults)
  const ports = await findFreePorts(names.length)
  env = { STEWARD_DATA_DIR: dataDir, ...Object.fromEntries(names.map((name, at) => [name, String(ports[at])])) }
})

afterEach(async () => {
  await Promise.all(
    commands.splice(0).map((command) => (command.child.exitCode === null ? stop(command) : command.exited)),
  )
})

afterAll(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

/** The process that runs the copy: the first command's only child. */
function launcher(command: Command): number {
  return Number(
    spawnSync('pgrep', ['-P', String(command.child.pid)], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n')[0],
  )
}

describe('npm start', () => {
  it(
    'brings everything up from nothing, starts a fallen program again, and stops without leaving one behind',
    async () => {
      const command = await start()
      expect(await status('/readyz')).toBe(200)
      expect(await status('/livez')).toBe(200)
      expect(await status('/openapi.json')).toBe(200)
      expect(await status('/')).toBe(200)
      const demo = await readDemo()
      expect((await stat(join(dataDir, 'demo.json'))).mode & 0o777).toBe(0o600)
      const staff = demo.people.map((person) => person.role).filter((role) => role !== 'applicant')
      expect(staff.filter((role) => staff.filter((other) => other === role).length < 2)).toEqual([])
      expect(command.output()).toContain(demo.web)

      const second = run(['start'])
      expect(await second.exited).toBe(1)
      expect(second.output()).toContain(`Steward already runs on ${dataDir}`)
      const reset = run(['start', '--reset'])
      expect(await reset.exited).toBe(1)
      expect(await readDemo()).toEqual(demo)

      const pid = Number(
        spawnSync('pgrep', ['-P', String(launcher(command)), '-f', 'server/main.ts'], {
          encoding: 'utf8',
        }).stdout.trim(),
      )
      process.kill(pid, 'SIGKILL')
      await until(
        'the server was started again',
        command,
        () => command.output().includes('The server is started again'),
        30_000,
      )
      await until('the server was ready again', command, async () => (await status('/readyz')) === 200, 120_000)

      expect(await stop(command)).toBe(0)
      expect(processes()).toEqual([])
      expect(command.output()).toMatch(/Stopping the server[^]*Stopping Temporal[^]*Stopping PostgreSQL/)

      const again = await start()
      expect((await readDemo()).people).toEqual(demo.people)
      expect((await readDemo()).apiKey).toBe(demo.apiKey)
      expect(await stop(again)).toBe(0)
      expect(processes()).toEqual([])
    },
    3 * startDeadlineMs,
  )
})
