import canonicalize from 'canonicalize'
import { v7 as uuidv7 } from 'uuid'
import { entryKeys, queryKeys } from '../../../domain/compliance/screening/blocking.ts'
import { shrinksTooMuch } from '../../../domain/compliance/screening/list-change.ts'
import type { ImportProblem, ListEntry, ListSource } from '../../../domain/compliance/screening/list-entry.ts'
import type { PreparedQuery } from '../../../domain/compliance/screening/match.ts'
import type { Actor } from '../../../domain/operations/access/actor.ts'
import { sha256 } from '../../../platform/encryption.ts'
import type { WatchList } from '../../generated/client.ts'
import { type Change, change, unchanged } from '../change.ts'
import { recordSubjectId } from '../record-ids.ts'
import type { Db, Store } from '../store.ts'

const BATCH = 500
const IMPORT_TIMEOUT_MS = 300_000

export type LoadedList = {
  readonly source: string
  readonly version: string
  readonly state: string
  readonly entries: number
  readonly added: number
  readonly changed: number
  readonly removed: number
}

/**
 * Loads one version of a list: new, changed and removed entries are told apart by content, and entries that left the
 * list are kept with the date on which they did. Loading the same version again changes nothing. A list that shrank by
 * more than a tenth is noted and not applied unless `acceptShrinking` says that a person looked at it.
 */
export async function loadList(
  store: Store,
  actor: Actor,
  list: {
    source: ListSource
    version: string
    publishedAt: Date | null
    entries: readonly ListEntry[]
    problems: readonly ImportProblem[]
    acceptShrinking?: boolean
  },
): Promise<LoadedList> {
  const prepared = list.entries.map((entry) => ({
    entry,
    hash: sha256(canonicalize(entry) ?? ''),
    keys: entryKeys(entry),
  }))
  const contentHash = sha256(prepared.map((item) => item.hash).join())
  return change(
    store,
    actor,
    async (tx) => {
      await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`list:${list.source}`}))`
      const newest = await tx.db.watchList.findFirst({
        where: { source: list.source, state: 'LOADED' },
        orderBy: { loadedAt: 'desc' },
      })
      const { added, changed, gone, live } = await difference(tx.db, list.source, prepared)
      const same = added.length + changed.length + gone.length === 0
      if (same && newest !== null && newest.version === list.version) return unchanged(summary(newest))
      const shrank = shrinksTooMuch(live, prepared.length) && list.acceptShrinking !== true
      if (!shrank) await applyEntries(tx, list, added, changed, gone)
      const values = {
        contentHash,
        publishedAt: list.publishedAt,
        loadedAt: tx.at,
        entries: prepared.length,
        added: added.length,
        changed: changed.length,
        removed: gone.length,
        problems: list.problems.length,
        state: shrank ? 'AWAITING_ACCEPTANCE' : 'LOADED',
      }
      const row = await tx.db.watchList.upsert({
        where: { source_version: { source: list.source, version: list.version } },
        create: { id: uuidv7(), source: list.source, version: list.version, ...values },
        update: values,
      })
      await tx.record({
        action: shrank ? 'list.held-back' : 'list.loaded',
        subjectType: 'watch-list',
        subjectId: recordSubjectId(`${list.source} ${list.version}`),
        facts: {
          source: list.source,
          version: list.version,
          entries: prepared.length,
          added: added.length,
          changed: changed.length,
          removed: gone.length,
          problems: list.problems.length,
        },
      })
      return summary(row)
    },
    { timeoutMs: IMPORT_TIMEOUT_MS },
  )
}

const summary = ({ source, version, state, entries, added, changed, removed }: WatchList): LoadedList => ({
  source,
  version,
  state,
  entries,
  added,
  changed,
  removed,
})

type Difference = { added: readonly Prepared[]; changed: readonly Prepared[]; gone: readonly string[]; live: number }

/**
 * What a version adds, changes and removes. An entry also counts as changed when its blocking keys do, so that loading a
 * list again after the rules of blocking changed finds every name by the new ones. Reads every entry of the source,
 * because what is gone can only be told from the whole.
 */
async function difference(db: Db, source: ListSource, prepared: readonly Prepared[]): Promise<Difference> {
  const current = await db.watchListEntry.findMany({
    where: { source },
    select: { sourceId: true, contentHash: true, removedAt: true, keys: true },
  })
  const known = new Map(current.map((row) => [row.sourceId, row]))
  const ids = new Set(prepared.map((item) => item.entry.sourceId))
  const live = current.filter((row) => row.removedAt === null)
  const differs = (item: Prepared): boolean => {
    const row = known.get(item.entry.sourceId)
    return (
      row !== undefined &&
      (row.contentHash !== item.hash || row.removedAt !== null || row.keys.join(' ') !== item.keys.join(' '))
    )
  }
  return {
    added: prepared.filter((item) => !known.has(item.entry.sourceId)),
    changed: prepared.filter(differs),
    gone: live.filter((row) => !ids.has(row.sourceId)).map((row) => row.sourceId),
    live: live.length,
  }
}

type Prepared = { readonly entry: ListEntry; readonly hash: string; readonly keys: string[] }

async function applyEntries(
  tx: Change,
  list: { source: ListSource; version: string },
  added: readonly Prepared[],
  changed: readonly Prepared[],
  gone: readonly string[],
): Promise<void> {
  const columns = (item: Prepared) => ({
    kind: item.entry.kind,
    primaryName: item.entry.primaryName,
    detail: item.entry,
    contentHash: item.hash,
    keys: item.keys,
    listVersion: list.version,
  })
  for (let start = 0; start < added.length; start += BATCH) {
    await tx.db.watchListEntry.createMany({
      data: added.slice(start, start + BATCH).map((item) => ({
        id: uuidv7(),
        source: list.source,
        sourceId: item.entry.sourceId,
        addedAt: tx.at,
        ...columns(item),
      })),
    })
  }
  for (const item of changed) {
    await tx.db.watchListEntry.update({
      where: { source_sourceId: { source: list.source, sourceId: item.entry.sourceId } },
      data: { ...columns(item), removedAt: null },
    })
  }
  for (let start = 0; start < gone.length; start += BATCH) {
    await tx.db.watchListEntry.updateMany({
      where: { source: list.source, sourceId: { in: gone.slice(start, start + BATCH) } },
      data: { removedAt: tx.at },
    })
  }
}

/** An entry with the id and content hash under which the store keeps it. */
export type StoredEntry = { readonly id: string; readonly hash: string; readonly entry: ListEntry }

/**
 * Entries that share a blocking key with any name or identifier of the query: the candidates that are then scored. Never
 * cut short, because an entry that is left out counts as no hit. Throws when the query has no key to be found by, and for
 * an entry that cannot be read: neither may pass for a clear result.
 */
export async function candidates(db: Db, query: PreparedQuery): Promise<StoredEntry[]> {
  const keys = queryKeys(query)
  if (keys.length === 0) throw new Error('A party without a name or number that can be searched cannot be screened.')
  const rows = await db.watchListEntry.findMany({
    where: { removedAt: null, keys: { hasSome: keys } },
    select: { id: true, contentHash: true, detail: true },
  })
  return rows.map((row) => ({ id: row.id, hash: row.contentHash, entry: entryOf(row) }))
}

/** Every live entry, page by page, for work over whole files; throws for an entry that cannot be read. */
export async function* liveEntries(store: Store): AsyncGenerator<ListEntry> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await store.db.watchListEntry.findMany({
      where: { removedAt: null, id: { gt: after } },
      orderBy: { id: 'asc' },
      take: BATCH,
      select: { id: true, detail: true },
    })
    for (const row of rows) yield entryOf(row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < BATCH) return
    after = last.id
  }
}

/** The newest loaded version of each list. */
export async function listVersions(db: Db): Promise<Record<string, string>> {
  const rows = await db.$queryRaw<{ source: string; version: string }[]>`
    SELECT DISTINCT ON (source) source, version FROM "WatchList"
     WHERE state = 'LOADED' ORDER BY source, "loadedAt" DESC`
  return Object.fromEntries(rows.map((row) => [row.source, row.version]))
}

function entryOf(row: { id: string; detail: unknown }): ListEntry {
  if (!isListEntry(row.detail)) throw new Error(`The list entry ${row.id} does not have the shape of one.`)
  return row.detail
}

/** Entries are written by `loadList` only, so telling their shape apart is enough. */
const isListEntry = (value: unknown): value is ListEntry =>
  typeof value === 'object' && value !== null && 'sourceId' in value && 'names' in value && Array.isArray(value.names)
