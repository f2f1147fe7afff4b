import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { ListEntry } from '../../domain/compliance/screening/list-entry.ts'
import { prepareQuery } from '../../domain/compliance/screening/match.ts'
import { candidates, listVersions, liveEntries, loadList } from '../../prisma/store/compliance/screening.ts'
import { openTestStore, someJob, type TestStore } from './support.ts'

const entryOf = (sourceId: string, name: string, changes: Partial<ListEntry> = {}): ListEntry => ({
  sourceId,
  source: 'DEMO',
  listClass: 'SANCTIONS',
  kind: 'PERSON',
  primaryName: name,
  names: [{ name, weak: false, kind: 'primary' }],
  birthDates: [],
  nationalities: [],
  countries: [],
  sex: null,
  identifiers: [],
  programs: [],
  remarks: null,
  ...changes,
})

const names = [
  'Viktor ORLENKO',
  'Amina SAYEGH',
  'Tomas KRAUPNER',
  'Ludmila VARGOVA',
  'Pedro QUINTEIRO',
  'Jonas HALVERD',
  'Irena MOSCHEK',
  'Basil TARKOU',
  'Nadja ELVERT',
  'Rafiq DELMANI',
]
const ten = names.map((name, at) => entryOf(String(at + 1), name))

describe('loading a list', () => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore()
  })

  afterAll(async () => {
    await test.close()
  })

  beforeEach(async () => {
    await test.sql('TRUNCATE "WatchListEntry", "WatchList" CASCADE')
  })

  const load = (version: string, entries: readonly ListEntry[], acceptShrinking = false) =>
    loadList(test.store, someJob, {
      source: 'DEMO',
      version,
      publishedAt: null,
      entries,
      problems: [],
      acceptShrinking,
    })

  async function live(): Promise<string[]> {
    const found: string[] = []
    for await (const entry of liveEntries(test.store)) found.push(entry.primaryName)
    return found.toSorted()
  }

  const events = async (action: string) => (await test.store.db.auditEvent.findMany({ where: { action } })).length

  it('adds every entry the first time and says so in the trail', async () => {
    const before = await events('list.loaded')
    expect(await load('1', ten)).toEqual({
      source: 'DEMO',
      version: '1',
      state: 'LOADED',
      entries: 10,
      added: 10,
      changed: 0,
      removed: 0,
    })
    expect(await live()).toEqual(names.toSorted())
    expect(await events('list.loaded')).toBe(before + 1)
  })

  it('changes nothing when the same version comes again: no row, no event', async () => {
    await load('1', ten)
    const rows = await test.sql('SELECT md5(string_agg(e::text, $1 ORDER BY id)) AS digest FROM "WatchListEntry" e', [
      '|',
    ])
    const before = await events('list.loaded')
    await load('1', ten)
    expect(
      await test.sql('SELECT md5(string_agg(e::text, $1 ORDER BY id)) AS digest FROM "WatchListEntry" e', ['|']),
    ).toEqual(rows)
    expect(await events('list.loaded')).toBe(before)
    expect(await test.store.db.watchList.count()).toBe(1)
  })

  it('tells new, changed and removed entries apart', async () => {
    await load('1', ten)
    const next = [
      ...ten.slice(1, 9),
      entryOf('10', 'Rafiq DELMANI', { birthDates: [{ from: '1970-01-01', to: '1970-12-31', approximate: false }] }),
      entryOf('11', 'Stefan OBRECHT'),
    ]
    expect(await load('2', next)).toMatchObject({ state: 'LOADED', entries: 10, added: 1, changed: 1, removed: 1 })
    expect(await live()).toEqual([...names.slice(1), 'Stefan OBRECHT'].toSorted())
  })

  it('keeps an entry that left the list, with the day on which it did', async () => {
    await load('1', ten)
    await load('2', ten.slice(1))
    const gone = await test.store.db.watchListEntry.findUniqueOrThrow({
      where: { source_sourceId: { source: 'DEMO', sourceId: '1' } },
    })
    expect(gone.removedAt).toBeInstanceOf(Date)
    expect(await live()).not.toContain('Viktor ORLENKO')
  })

  it('takes an entry back that returns to the list, under its old id', async () => {
    await load('1', ten)
    const before = await test.store.db.watchListEntry.findUniqueOrThrow({
      where: { source_sourceId: { source: 'DEMO', sourceId: '1' } },
    })
    await load('2', ten.slice(1))
    expect(await load('3', ten)).toMatchObject({ added: 0, changed: 1, removed: 0 })
    const after = await test.store.db.watchListEntry.findUniqueOrThrow({
      where: { source_sourceId: { source: 'DEMO', sourceId: '1' } },
    })
    expect(after).toMatchObject({ id: before.id, removedAt: null })
  })

  it('applies a list that lost exactly a tenth', async () => {
    await load('1', ten)
    expect(await load('2', ten.slice(1))).toMatchObject({ state: 'LOADED', removed: 1 })
  })

  it('holds a list back that lost more than a tenth, and changes no entry', async () => {
    await load('1', ten)
    const before = await events('list.held-back')
    expect(await load('2', ten.slice(2))).toMatchObject({ state: 'AWAITING_ACCEPTANCE', removed: 2 })
    expect(await live()).toEqual(names.toSorted())
    expect(await events('list.held-back')).toBe(before + 1)
    expect(await listVersions(test.store.db)).toEqual({ DEMO: '1' })
  })

  it('holds an empty list back', async () => {
    await load('1', ten)
    expect(await load('2', [])).toMatchObject({ state: 'AWAITING_ACCEPTANCE' })
    expect(await live()).toHaveLength(10)
  })

  it('applies a list that shrank once a person accepted it', async () => {
    await load('1', ten)
    await load('2', ten.slice(5))
    expect(await load('2', ten.slice(5), true)).toMatchObject({ state: 'LOADED', removed: 5 })
    expect(await live()).toHaveLength(5)
    expect(await listVersions(test.store.db)).toEqual({ DEMO: '2' })
  })

  it('goes back to an earlier version when that is loaded again after a later one', async () => {
    await load('1', ten)
    await load('2', ten.slice(1))
    await load('1', ten)
    expect(await live()).toHaveLength(10)
    expect(await listVersions(test.store.db)).toEqual({ DEMO: '1' })
  })

  it('leaves the entries of other lists alone', async () => {
    await load('1', ten)
    await loadList(test.store, someJob, {
      source: 'UN',
      version: 'a',
      publishedAt: new Date('2026-11-01T00:00:00Z'),
      entries: [entryOf('1', 'Osman KELDARI', { source: 'UN' })],
      problems: [],
    })
    expect(await live()).toHaveLength(11)
    expect(await listVersions(test.store.db)).toEqual({ DEMO: '1', UN: 'a' })
  })

  it('is done once when two load the same version at the same time', async () => {
    const results = await Promise.all([load('1', ten), load('1', ten)])
    expect(results.map((result) => result.added)).toEqual([10, 10])
    expect(await live()).toHaveLength(10)
    expect(await test.store.db.watchList.count()).toBe(1)
  })

  it('makes its entries findable by name and by document', async () => {
    await load('1', [
      ...ten,
      entryOf('11', 'Stefan OBRECHT', { identifiers: [{ type: 'PASSPORT', number: 'X 123-4567', country: 'DE' }] }),
    ])
    const query = {
      kind: 'PERSON' as const,
      otherNames: [],
      birthDate: null,
      countries: [],
      sex: null,
      identifiers: [],
    }
    const byName = await candidates(test.store.db, prepareQuery({ ...query, name: 'Orlenko Viktor' }))
    expect(byName.map((row) => row.entry.primaryName)).toContain('Viktor ORLENKO')
    const byDocument = await candidates(
      test.store.db,
      prepareQuery({ ...query, name: 'Someone Else', identifiers: [{ number: 'x1234567', country: null }] }),
    )
    expect(byDocument.map((row) => row.entry.primaryName)).toContain('Stefan OBRECHT')
  })
})
