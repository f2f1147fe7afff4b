import type { ListEntry } from './list-entry.ts'

/** Ids (`sourceId`) of the entries that a new version of one list adds, changes and removes. */
export type ListChange = { added: string[]; changed: string[]; removed: string[] }

const MAX_SHRINK = 0.1

/** What changed between two versions of one list; an entry is changed when any of its published facts is. */
export const diffLists = (before: readonly ListEntry[], after: readonly ListEntry[]): ListChange => {
  const known = new Map(before.map((entry) => [entry.sourceId, JSON.stringify(entry)]))
  const change: ListChange = { added: [], changed: [], removed: [] }
  for (const entry of after) {
    const old = known.get(entry.sourceId)
    if (old === undefined) change.added.push(entry.sourceId)
    else if (old !== JSON.stringify(entry)) change.changed.push(entry.sourceId)
    known.delete(entry.sourceId)
  }
  change.removed.push(...known.keys())
  return change
}

/**
 * True when a new version has lost more than a tenth of the entries: the load waits for a person, because a cut-off
 * download looks just like that.
 */
export const shrinksTooMuch = (entriesBefore: number, entriesAfter: number): boolean => entriesAfter < entriesBefore * (1 - MAX_SHRINK)
