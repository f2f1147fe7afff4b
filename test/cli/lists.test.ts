import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { exitStatus, sentenceOf } from '../../cli/failure.ts'
import { stewardProgram } from '../../cli/program.ts'
import { createKeyFile } from '../../platform/keys.ts'
import { createTestDatabase, type TestDatabase } from '../support/services.ts'

const NAMES = ['ORLENKO, Viktor', 'SAYEGH, Amina', 'KRAUPNER, Tomas', 'VARGOVA, Ludmila', 'QUINTEIRO, Pedro']

/** The text of sdn.csv with these people, numbered from 101. */
const sdn = (names: readonly string[]) =>
  names
    .map((name, at) => `${101 + at},"${name}","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 1970."\r\n`)
    .join('')

const UN = `<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z"><INDIVIDUALS><INDIVIDUAL><DATAID>9001</DATAID>
<FIRST_NAME>Osman</FIRST_NAME><SECOND_NAME>Keldari</SECOND_NAME><UN_LIST_TYPE>Test</UN_LIST_TYPE></INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>`

describe('the steward command on lists', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-cli-test-'))
  const lines: string[] = []
  let database: TestDatabase

  beforeAll(async () => {
    database = await createTestDatabase()
    createKeyFile(join(folder, 'keys.json'))
  })

  afterAll(async () => {
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  beforeEach(() => {
    lines.length = 0
  })

  const run = (...args: string[]) => {
    const environment = { STEWARD_DATABASE_URL: database.url, STEWARD_KEY_FILE: join(folder, 'keys.json') }
    return stewardProgram({ environment, write: (line) => lines.push(line) }).parseAsync(args, { from: 'user' })
  }

  async function steward(...args: string[]): Promise<unknown> {
    await run(...args, '--json')
    return JSON.parse(lines.splice(0).join(''))
  }

  const refusal = (...args: string[]) =>
    run(...args).then(
      () => 'no refusal',
      (error: unknown) => `${exitStatus(error)} ${sentenceOf(error)}`,
    )

  function file(name: string, text: string): string {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  it('say that no list is loaded instead of finding nothing', async () => {
    const input = file('queries.csv', 'id,name\n1,Viktor Orlenko\n')
    expect(await refusal('screening', 'match', '--input', input, '--output', join(folder, 'none.csv'))).toMatch(
      /^1 No list is loaded/,
    )
    await run('lists', 'status')
    expect(lines).toEqual(['No list is loaded yet: names are compared with nothing.'])
  })

  it('loads both lists, and loading them again changes nothing', async () => {
    const ofac = file('sdn.csv', sdn(NAMES))
    const un = file('un.xml', UN)
    expect(await steward('lists', 'import', '--source', 'ofac', '--file', ofac)).toMatchObject({
      source: 'OFAC',
      unchanged: false,
      entries: 5,
      added: 5,
      problems: [],
    })
    expect(await steward('lists', 'import', '--source', 'ofac', '--file', ofac)).toMatchObject({
      unchanged: true,
      entries: 5,
      added: 0,
      changed: 0,
      removed: 0,
    })
    expect(await steward('lists', 'import', '--source', 'un', '--file', un)).toMatchObject({
      source: 'UN',
      entries: 1,
      added: 1,
    })
    expect(await steward('lists', 'status')).toMatchObject({
      lists: [
        { source: 'UN', state: 'LOADED', entries: 1, publishedAt: '2026-02-27T00:00:09.554Z' },
        { source: 'OFAC', state: 'LOADED', entries: 5, publishedAt: null },
      ],
    })
  })

  it('finds the best match of every name, in the order of the input', async () => {
    const input = file(
      'queries.csv',
      'id,name,kind\n1,Viktor Orlenko,person\n2,Nobody Atall,person\n3,KELDARI Osman,\n',
    )
    const output = join(folder, 'results.csv')
    expect(await steward('screening', 'match', '--input', input, '--output', output, '--timing')).toMatchObject({
      entries: 6,
      queries: 3,
      matched: 2,
      timing: { maxMs: expect.any(Number) },
    })
    expect(readFileSync(output, 'utf8').trim().split('\n')).toEqual([
      'id,score,entryId,entryName,list',
      expect.stringMatching(/^1,1\.0000,101,"ORLENKO, Viktor",OFAC$/),
      '2,,,,',
      expect.stringMatching(/^3,1\.0000,9001,.*Keldari,UN$/i),
    ])
  })

  it('holds back a list that lost more than a tenth until somebody accepts it', async () => {
    const shorter = file('shorter.csv', sdn(NAMES.slice(0, 3)))
    expect(await refusal('lists', 'import', '--source', 'ofac', '--file', shorter)).toMatch(
      /^1 OFAC lost 2 entries.*--accept-shrinking\.$/,
    )
    expect(await steward('lists', 'status')).toMatchObject({
      lists: [
        { source: 'OFAC', state: 'AWAITING_ACCEPTANCE' },
        { source: 'UN' },
        { source: 'OFAC', state: 'LOADED', entries: 5 },
      ],
    })
    expect(await steward('lists', 'import', '--source', 'ofac', '--file', shorter, '--accept-shrinking')).toMatchObject(
      { state: 'LOADED', removed: 2 },
    )
  })

  it('refuses files that are missing or something else, with the name of the file', async () => {
    const other = file('other.csv', 'a,b\n1,2\n')
    expect(await refusal('lists', 'import', '--source', 'un', '--file', other)).toMatch(
      /^1 .*other\.csv does not have the form of this list/,
    )
    expect(await refusal('lists', 'import', '--source', 'ofac', '--file', other)).toMatch(
      /^1 .*other\.csv does not have the form of this list/,
    )
    expect(await refusal('lists', 'import', '--source', 'un', '--file', join(folder, 'gone.xml'))).toMatch(
      /^1 .*gone\.xml cannot be read/,
    )
    expect(await refusal('lists', 'import', '--source', 'eu', '--file', other)).toMatch(/^2 .*ofac, un/)
    expect(await refusal('lists', 'import', '--source', 'un', '--file', other, '--alt', other)).toMatch(
      /^2 --alt.*ofac/,
    )
  })

  it('compares pairs of names', async () => {
    const input = file(
      'pairs.csv',
      'id,left,right,kind\na,Viktor Orlenko,ORLENKO Viktor,person\nb,Viktor Orlenko,Amina Sayegh,person\n',
    )
    const output = join(folder, 'scores.csv')
    expect(await steward('screening', 'compare', '--input', input, '--output', output)).toEqual({ ok: true, pairs: 2 })
    const [head, same, other] = readFileSync(output, 'utf8').trim().split('\n')
    expect([head, same]).toEqual(['id,score', 'a,1.0000'])
    expect(Number(other?.split(',')[1])).toBeLessThan(0.6)
  })

  it('names the lines of an input that it refuses, and writes nothing', async () => {
    const input = file('bad.csv', 'id,name,birthDate\n1,A,1990-13-01\n1,,\n')
    expect(await refusal('screening', 'match', '--input', input, '--output', join(folder, 'bad-out.csv'))).toBe(
      '1 Nothing was written: line 2, birthDate: this is no date (YYYY, YYYY-MM or YYYY-MM-DD); line 3, name: a value is missing.',
    )
    expect(() => readFileSync(join(folder, 'bad-out.csv'))).toThrow('ENOENT')
    expect(await refusal('screening', 'match', '--input', input, '--output', 'x', '--threshold', 'high')).toMatch(
      /^2 --threshold/,
    )
  })
})
