import { afterEach, describe, expect, it } from '@jest/globals'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyDataFolder, isRunningOn, lockDataFolder } from '../../cli/embedded/data-folder.ts'
import { findFreePorts, requireFreePorts } from '../../cli/embedded/ports.ts'
import { readSettings, sourceRoot } from '../../cli/embedded/settings.ts'

const open: Server[] = []
const temporary: string[] = []

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'steward-data-'))
  temporary.push(made)
  return made
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => new Promise((resolve) => server.close(resolve))))
  await Promise.all(temporary.splice(0).map((made) => rm(made, { recursive: true, force: true })))
})

describe('the settings of a copy', () => {
  it('have a default for every port and the data folder in the source', () => {
    const settings = readSettings({})
    expect(settings.ports).toEqual({
      STEWARD_HTTP_PORT: 8080,
      STEWARD_PG_PORT: 54329,
      STEWARD_TEMPORAL_PORT: 7233,
      STEWARD_TEMPORAL_UI_PORT: 8233,
      STEWARD_SMTP_PORT: 1025,
      STEWARD_MAIL_PORT: 1080,
    })
    expect(settings.dataDir).toBe(join(sourceRoot, '.local'))
  })

  it.each(['0', '65536', '80.5', 'eighty', '-1'])('refuse the port %s and name its variable', (port) => {
    expect(() => readSettings({ STEWARD_SMTP_PORT: port })).toThrow(`STEWARD_SMTP_PORT is "${port}"`)
  })

  it('refuse one port for two things', () => {
    expect(() => readSettings({ STEWARD_MAIL_PORT: '8080' })).toThrow(
      'STEWARD_HTTP_PORT and STEWARD_MAIL_PORT are both 8080',
    )
  })
})

describe('ports', () => {
  it('in use are named with the variable that moves them', async () => {
    const [taken = 0, free = 0] = await findFreePorts(2)
    const server = createServer()
    open.push(server)
    await new Promise<void>((resolve) => server.listen(taken, '127.0.0.1', resolve))
    const wanted = [['STEWARD_HTTP_PORT', taken] as const, ['STEWARD_PG_PORT', free] as const]
    await expect(requireFreePorts(wanted)).rejects.toThrow(`port ${taken} (set STEWARD_HTTP_PORT)`)
  })
})

describe('a data folder', () => {
  it('is held by one process and can be taken again after it is released', async () => {
    const place = join(await folder(), 'data')
    const lock = lockDataFolder(place)
    expect(isRunningOn(place)).toBe(true)
    expect(() => lockDataFolder(place)).toThrow(`already runs on ${place} (process ${process.pid})`)
    lock.release()
    expect(isRunningOn(place)).toBe(false)
    lockDataFolder(place).release()
  })

  it('is taken over from a process that no longer lives', async () => {
    const place = join(await folder(), 'data')
    lockDataFolder(place).release()
    await writeFile(join(place, 'run.lock'), '4194303\n')
    expect(isRunningOn(place)).toBe(false)
    lockDataFolder(place).release()
  })

  it('with foreign files in it is refused, so that emptying it deletes nothing of anyone', async () => {
    const place = await folder()
    await writeFile(join(place, 'letter.txt'), 'mine')
    expect(() => lockDataFolder(place)).toThrow("holds files that are not Steward's")
  })

  it('is emptied except for its mark and its lock', async () => {
    const place = join(await folder(), 'data')
    const lock = lockDataFolder(place)
    await writeFile(join(place, 'demo.json'), '{}')
    emptyDataFolder(place)
    expect((await readdir(place)).sort()).toEqual(['.steward-data', 'run.lock'])
    lock.release()
    expect(existsSync(join(place, 'run.lock'))).toBe(false)
  })
})
