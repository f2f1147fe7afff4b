import { identifierKey, keysOfName, queryKeys } from './blocking.ts'
import type { ListEntry } from './list-entry.ts'
import { compareHits, type Hit, hitOf, type PreparedEntry, prepareEntry, type PreparedQuery } from './match.ts'
import type { Thresholds } from './thresholds.ts'

/** Entries held in memory with an inverted index over their blocking keys. */
export type CandidateIndex = { entries: PreparedEntry[]; postings: ReadonlyMap<string, number[]> }

const DEFAULT_LIMIT = 250
const KIND_WEIGHT: Readonly<Record<string, number>> = { e: 10, t: 1, k: 0.5, a: 0.5, h: 0.5, p: 1.5, n: 10 }

/** Builds the index; entries are prepared once. About 20,000 names take a few seconds and 200 MB. */
export const buildIndex = (entries: Iterable<ListEntry>): CandidateIndex => {
  const prepared: PreparedEntry[] = []
  const postings = new Map<string, number[]>()
  const add = (key: string, position: number): void => {
    const list = postings.get(key)
    if (!list) postings.set(key, [position])
    else if (list.at(-1) !== position) list.push(position)
  }
  for (const entry of entries) {
    const position = prepared.length
    const ready = prepareEntry(entry)
    prepared.push(ready)
    for (const { prepared: name } of ready.names) for (const key of keysOfName(name)) add(key, position)
    for (const { number } of entry.identifiers) add(identifierKey(number), position)
  }
  return { entries: prepared, postings }
}

/** Positions of the entries that share the rarest keys with the query, best first, at most `limit`. */
export const candidates = (index: CandidateIndex, query: PreparedQuery, limit = DEFAULT_LIMIT): number[] => {
  const weights = new Map<number, number>()
  for (const key of queryKeys(query)) {
    const list = index.postings.get(key)
    if (!list) continue
    const weight = Math.log(1 + index.entries.length / list.length) * (KIND_WEIGHT[key[0] ?? ''] ?? 0.5)
    for (const position of list) weights.set(position, (weights.get(position) ?? 0) + weight)
  }
  const ranked = [...weights].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return ranked.slice(0, limit).map(([position]) => position)
}

/** Hits of a query over the index, best first: `screen` on the candidates that the blocking keys give. */
export const searchIndex = (
  index: CandidateIndex,
  query: PreparedQuery,
  thresholds: Thresholds,
  limit = DEFAULT_LIMIT,
): Hit[] => {
  const hits: Hit[] = []
  for (const position of candidates(index, query, limit)) {
    const entry = index.entries[position]
    const hit = entry ? hitOf(query, entry, thresholds) : null
    if (hit) hits.push(hit)
  }
  return hits.sort(compareHits)
}
