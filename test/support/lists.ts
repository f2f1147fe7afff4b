import type { ListEntry } from '../../domain/compliance/screening/list-entry.ts'

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
