import { DEMO_LIST } from '../../domain/compliance/screening/demo-list.ts'
import type { ListEntry } from '../../domain/compliance/screening/list-entry.ts'
import { type LoadedList, loadList } from '../../prisma/store/compliance/screening.ts'
import type { Store } from '../../prisma/store/store.ts'

const [first] = DEMO_LIST.entries
if (first === undefined) throw new Error('the demonstration list is empty')

/** An invented sanctions entry: nobody of this name is meant. */
export const orlenko: ListEntry = first

/** Loads a list with that one entry, without which a bank screens nobody. */
export const loadDemoList = (store: Store, version = '1'): Promise<LoadedList> =>
  loadList(
    store,
    { kind: 'SYSTEM', job: 'list-import' },
    { source: 'DEMO', version, publishedAt: null, entries: [orlenko], problems: [] },
  )
