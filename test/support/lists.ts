import type { ListEntry } from '../../domain/compliance/screening/list-entry.ts'
import { type LoadedList, loadList } from '../../prisma/store/compliance/screening.ts'
import type { Store } from '../../prisma/store/store.ts'

/** An invented sanctions entry: nobody of this name is meant. */
export const orlenko: ListEntry = {
  sourceId: 'DEMO-1',
  source: 'DEMO',
  listClass: 'SANCTIONS',
  kind: 'PERSON',
  primaryName: 'ORLENKO, Viktor Anatolyevich',
  names: [{ name: 'Viktor Anatolyevich ORLENKO', weak: false, kind: 'primary' }],
  birthDates: [{ from: '1971-04-19', to: '1971-04-19', approximate: false }],
  nationalities: ['BY'],
  countries: ['BY'],
  sex: 'M',
  identifiers: [],
  programs: ['DEMO-PROGRAMME'],
  remarks: null,
}

/** Loads a list with that one entry, as a bank has before it lets anybody through without a person. */
export const loadDemoList = (store: Store, version = '1'): Promise<LoadedList> =>
  loadList(
    store,
    { kind: 'SYSTEM', job: 'list-import' },
    { source: 'DEMO', version, publishedAt: null, entries: [orlenko], problems: [] },
  )
