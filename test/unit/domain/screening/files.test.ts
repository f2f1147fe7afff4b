import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { importList, type ListVersion } from '../../../../cli/lists/import.ts'
import { compareFile } from '../../../../cli/screening/compare.ts'
import { matchFile, type MatchFileReport } from '../../../../cli/screening/match.ts'
import type { ListEntry } from '../../../../domain/compliance/screening/list-entry.ts'
import { fixture } from './builders.ts'

const path = (name: string): string => fileURLToPath(fixture(name))
const loaded: ListEntry[] = []
const versions: ListVersion[] = []
let folder = ''

const keep = async (version: ListVersion, entries: readonly ListEntry[]): Promise<void> => {
  versions.push(version)
  loaded.push(...entries)
}

const match = async (
  csv: string,
  threshold: number | null = null,
): Promise<{ report: MatchFileReport; output: string | null }> => {
  const [input, output] = [join(folder, 'queries.csv'), join(folder, 'results.csv')]
  await rm(output, { force: true })
  await writeFile(input, csv)
  const report = await matchFile({ input, output, threshold, timing: true, entries: loaded })
  return { report, output: await readFile(output, 'utf8').catch(() => null) }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'screening-'))
  const ofac = { file: path('sdn.csv'), alt: path('alt.csv'), add: path('add.csv'), comments: path('sdn_comments.csv') }
  await importList({ source: 'ofac', files: ofac, save: keep })
  await importList({ source: 'un', files: { file: path('un.xml') }, save: keep })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('importing lists', () => {
  it('hands over the version with counts and the time of publication', () => {
    expect(versions).toMatchObject([
      { source: 'OFAC', entries: 13, publishedAt: null },
      { source: 'UN', entries: 3, publishedAt: '2026-11-20T00:00:09.554Z' },
    ])
  })

  it('gives the same version id for the same files', async () => {
    const again = await importList({ source: 'un', files: { file: path('un.xml') }, save: async () => {} })
    expect(again).toMatchObject({ ok: true, version: { id: versions[1]?.id } })
  })

  it('saves nothing when a file is missing or another format', async () => {
    const save = async (): Promise<void> => {
      throw new Error('saved')
    }
    expect(await importList({ source: 'un', files: { file: join(folder, 'none.xml') }, save })).toMatchObject({
      ok: false,
      code: 'list.file.unreadable',
    })
    expect(await importList({ source: 'un', files: { file: path('sdn.csv') }, save })).toMatchObject({
      ok: false,
      code: 'list.format.unknown',
    })
  })
})

describe('screening a file', () => {
  it('writes the best match of each query or an empty one, in order', async () => {
    const { report, output } = await match(
      'id,name,birthDate,nationality,gender,kind\n7,Victor Orlenco,1968-03-14,Cyprus,M,person\n3,Nobody Inparticular,,,,\n5,張曉明,,,,\n4,Global Star Trading,,,,company\n',
    )
    expect(output).toMatch(
      /^id,score,entryId,entryName,list\n7,1\.0000,9001,"ORLENKO, Viktor Anatolyevich",OFAC\n3,,,,\n5,1\.0000,9004,"ZHANG, Xiaoming",OFAC\n4,1\.0000,9003,/,
    )
    expect(report).toMatchObject({ ok: true, queries: 4, matched: 3, entries: 16 })
    expect(report.ok && report.timing?.meanMs).toBeGreaterThan(0)
  })

  it('obeys the threshold', async () => {
    const csv = 'id,name\n1,Viktor Ortega Orlenko Ruiz\n2,Orlenko\n'
    expect((await match(csv, 0.99)).output).toBe('id,score,entryId,entryName,list\n1,,,,\n2,,,,\n')
    expect((await match(csv, 0.5)).output).toContain('2,0.8000,9001')
  })

  it('names every bad line and writes nothing', async () => {
    const { report, output } = await match(
      'id,name,birthDate,gender,kind\n1,A B,1970-13-01,,\n,C D,,,\n3,,,,\n4,E F,,purple,\n5,G H,,,robot\n5,I J,,,\n5,K L,,,\n',
    )
    expect(report).toEqual({
      ok: false,
      problems: [
        { line: 2, column: 'birthDate', code: 'table.date.invalid' },
        { line: 3, column: 'id', code: 'table.value.missing' },
        { line: 4, column: 'name', code: 'table.value.missing' },
        { line: 5, column: 'gender', code: 'table.gender.unknown' },
        { line: 6, column: 'kind', code: 'table.kind.unknown' },
        { line: 8, column: 'id', code: 'table.id.duplicate' },
      ],
    })
    expect(output).toBeNull()
  })

  it.each([
    ['id,nom\n1,A\n', { line: 1, column: 'name', code: 'table.column.missing' }],
    ['', { line: 1, column: null, code: 'table.empty' }],
    ['id,name\n1,A\n2\n', { line: 3, column: null, code: 'table.row.columns' }],
    ['id,name\n1,"A\n', { line: 2, column: null, code: 'table.broken' }],
  ])('refuses %j', async (csv, problem) => {
    expect((await match(csv)).report).toEqual({ ok: false, problems: [problem] })
  })

  it('says when the input or the output path is of no use', async () => {
    const options = { threshold: null, timing: false, entries: [] }
    expect(
      await matchFile({ ...options, input: join(folder, 'none.csv'), output: join(folder, 'x.csv') }),
    ).toMatchObject({ problems: [{ code: 'table.file.unreadable' }] })
    await writeFile(join(folder, 'one.csv'), 'id,name\n1,A B\n')
    expect(
      await matchFile({ ...options, input: join(folder, 'one.csv'), output: join(folder, 'no', 'x.csv') }),
    ).toMatchObject({ problems: [{ code: 'table.file.unwritable' }] })
  })
})

describe('comparing pairs from a file', () => {
  it('writes a score for each pair in order', async () => {
    const [input, output] = [join(folder, 'pairs.csv'), join(folder, 'scores.csv')]
    await writeFile(
      input,
      'id,left,right,kind\nb,Xiaoming Zhang,张晓明,person\na,Viktor Ortega,Viktor Orlenko,person\nc,,X,\n',
    )
    expect(await compareFile({ input, output })).toEqual({ ok: true, pairs: 3 })
    expect(await readFile(output, 'utf8')).toMatch(/^id,score\nb,1\.0000\na,0\.[0-7]\d+\nc,0\.0000\n$/)
  })

  it('names bad lines', async () => {
    const input = join(folder, 'pairs.csv')
    await writeFile(input, 'id,left,right,kind\n,A,B,\n2,A,B,robot\n')
    expect(await compareFile({ input, output: join(folder, 'scores.csv') })).toEqual({
      ok: false,
      problems: [
        { line: 2, column: 'id', code: 'table.value.missing' },
        { line: 3, column: 'kind', code: 'table.kind.unknown' },
      ],
    })
  })
})
