import { afterEach, describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findFreePorts } from '../../cli/embedded/ports.ts'
import { startPostgres } from '../../cli/embedded/postgres.ts'
import { startService, tailOf, waitUntilReady, type Service } from '../../cli/embedded/service.ts'
import { supervise } from '../../cli/embedded/supervisor.ts'
import { cacheFolder, findTemporalCli, isNewEnough } from '../../cli/embedded/temporal-cli.ts'

const temporary: string[] = []
const running: { stop: () => Promise<void> }[] = []

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'steward-services-'))
  await chmod(made, 0o711)
  temporary.push(made)
  return made
}

async function until(condition: () => boolean | Promise<boolean>, deadlineMs = 15_000): Promise<void> {
  const deadline = Date.now() + deadlineMs
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error('The condition did not come true in time.')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

async function script(place: string, text: string): Promise<string> {
  const file = join(place, 'program.mjs')
  await writeFile(file, text)
  return file
}

async function launch(place: string, text: string, graceMs: number): Promise<Service> {
  const service = await startService({
    name: 'program',
    command: process.execPath,
    args: [await script(place, text)],
    logFile: join(place, 'program.log'),
    stopSignal: 'SIGTERM',
    graceMs,
  })
  running.push(service)
  return service
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.stop()))
  await Promise.all(temporary.splice(0).map((made) => rm(made, { recursive: true, force: true })))
})

describe('a program of a copy', () => {
  it('is asked to end and finishes its work', async () => {
    const place = await folder()
    const service = await launch(
      place,
      `setInterval(() => {}, 1000); process.on('SIGTERM', () => { console.log('drained'); process.exit(0) }); console.log('up')`,
      10_000,
    )
    await waitUntilReady(service, async () => tailOf(service.logFile).includes('up'), 10_000)
    await service.stop()
    expect(await service.exited).toEqual({ code: 0, signal: null })
    expect(tailOf(service.logFile)).toBe('up\ndrained')
  })

  it('is killed when it does not end within its grace', async () => {
    const place = await folder()
    const service = await launch(
      place,
      `setInterval(() => {}, 1000); process.on('SIGTERM', () => {}); console.log('up')`,
      300,
    )
    await waitUntilReady(service, async () => tailOf(service.logFile).includes('up'), 10_000)
    await service.stop()
    expect(await service.exited).toEqual({ code: null, signal: 'SIGKILL' })
  })

  it('that ends while starting is reported with the end of its log', async () => {
    const service = await launch(await folder(), `console.log('no such key'); process.exit(4)`, 300)
    await expect(waitUntilReady(service, async () => false, 10_000)).rejects.toThrow(
      'program ended while starting:\nno such key',
    )
  })

  it('is started again when it ends by itself, and not after it was stopped', async () => {
    const place = await folder()
    const starts = join(place, 'starts')
    const file = await script(
      place,
      `import { appendFileSync } from 'node:fs'; appendFileSync(${JSON.stringify(starts)}, 'x'); console.log('fell over'); setTimeout(() => process.exit(7), 50)`,
    )
    const reports: string[] = []
    const supervised = await supervise(
      {
        name: 'worker',
        command: process.execPath,
        args: [file],
        logFile: join(place, 'worker.log'),
        stopSignal: 'SIGTERM',
        graceMs: 1000,
      },
      (text) => reports.push(text),
    )
    running.push(supervised)
    const count = async () => (await readFile(starts, 'utf8').catch(() => '')).length
    await until(async () => (await count()) >= 2)
    await supervised.stop()
    const counted = await count()
    expect(reports[0]).toMatch(/^The worker ended with status 7\. The end of .*worker\.log:\nfell over$/)
    await new Promise((resolve) => setTimeout(resolve, 2500))
    expect(await count()).toBe(counted)
  })
})

describe('the embedded PostgreSQL', () => {
  it('keeps its data and password over a restart, also after a crash', async () => {
    const dataDir = await folder()
    const [port = 0] = await findFreePorts(1)
    const options = { dataDir, port, durability: 'lasting', logFile: join(dataDir, 'postgres.log') } as const
    const first = await startPostgres(options)
    running.push(first)
    await first.createDatabase('kept')
    const url = first.urlOf('kept')
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600)
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => undefined)
    await client.connect()
    await client.query('create table note (text text)')
    await client.query(`insert into note values ('账户')`)
    first.service.kill()
    await first.service.exited
    const second = await startPostgres(options)
    running.push(second)
    expect(second.urlOf('kept')).toBe(url)
    const again = new pg.Client({ connectionString: url })
    await again.connect()
    const rows = await again.query(`select text, current_setting('TimeZone') as zone, upper('é') as upper from note`)
    await again.end()
    expect(rows.rows).toEqual([{ text: '账户', zone: 'UTC', upper: 'É' }])
  })

  it('refuses a data folder on which another server runs', async () => {
    const dataDir = await folder()
    const [port = 0, other = 0] = await findFreePorts(2)
    running.push(await startPostgres({ dataDir, port, durability: 'fast', logFile: join(dataDir, 'a.log') }))
    const second = startPostgres({ dataDir, port: other, durability: 'fast', logFile: join(dataDir, 'b.log') })
    await expect(second).rejects.toThrow('PostgreSQL already runs on')
  })
})

describe("Temporal's program", () => {
  it.each([
    ['temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)', true],
    ['temporal version 2.0.0 (Server 2.0.0, UI 3.0.0)', true],
    ['temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)', true],
    ['temporal version 1.0.0 (Server 1.24.2, UI 2.28.0)', false],
    ['temporal version 0.13.2 (Server 1.20.0, UI 2.10.0)', false],
    ['something else', false],
  ])('of %s is taken: %s', (version, expected) => {
    expect(isNewEnough(version)).toBe(expected)
  })

  it('that the operator chose must work', async () => {
    await expect(findTemporalCli({ STEWARD_TEMPORAL_CLI: '/nowhere/temporal' }, () => undefined)).rejects.toThrow(
      'STEWARD_TEMPORAL_CLI is /nowhere/temporal',
    )
  })

  it('is taken from the account’s cache when the path has none', async () => {
    const base = await folder()
    const env = { XDG_CACHE_HOME: base, PATH: '' }
    await mkdir(cacheFolder(env), { recursive: true })
    const file = join(cacheFolder(env), 'temporal')
    await writeFile(file, '#!/bin/sh\necho "temporal version 1.5.1 (Server 1.29.1) --db-filename"\n', { mode: 0o755 })
    expect(await findTemporalCli(env, () => undefined)).toEqual({ path: file, origin: 'cached' })
  })
})

describe('a copy that is killed', () => {
  it('leaves no program behind', async () => {
    const place = await folder()
    const parent = join(place, 'parent.mts')
    const modules = join(process.cwd(), 'cli/embedded')
    await writeFile(
      parent,
      `import { startGuardian } from ${JSON.stringify(join(modules, 'guardian.ts'))}
import { startService } from ${JSON.stringify(join(modules, 'service.ts'))}
startGuardian()
const service = await startService({ name: 'sleeper', command: 'sleep', args: ['600'], logFile: ${JSON.stringify(join(place, 'sleeper.log'))}, stopSignal: 'SIGTERM', graceMs: 1000 })
console.log('pid', service.pid)
setInterval(() => {}, 1000)
`,
    )
    const child = spawn(process.execPath, ['--import', 'tsx', parent], {
      cwd: process.cwd(),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    await until(() => /pid \d+/.test(output))
    const pid = Number(/pid (\d+)/.exec(output)?.[1])
    child.kill('SIGKILL')
    const isAlive = () => {
      try {
        return process.kill(pid, 0)
      } catch {
        return false
      }
    }
    await until(() => !isAlive())
    expect(isAlive()).toBe(false)
  })
})
