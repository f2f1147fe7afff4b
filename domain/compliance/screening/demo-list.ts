import type { ListEntry } from './list-entry.ts'

const entry = (
  sourceId: string,
  name: string,
  facts: Partial<Omit<ListEntry, 'sourceId' | 'source' | 'primaryName'>>,
): ListEntry => ({
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
  programs: ['DEMO-PROGRAMME'],
  remarks: null,
  ...facts,
})

/**
 * The synthetic list that ships with the product, so that a demonstration has something to find before a public list is
 * imported. Every entry is invented; nobody and no firm of these names is meant.
 */
export const DEMO_LIST: { readonly version: string; readonly entries: readonly ListEntry[] } = {
  version: 'demo-1',
  entries: [
    entry('DEMO-1', 'Viktor Anatolyevich ORLENKO', {
      birthDates: [{ from: '1971-04-19', to: '1971-04-19', approximate: false }],
      nationalities: ['BY'],
      countries: ['BY'],
      sex: 'M',
    }),
    entry('DEMO-2', 'Mohammed Al-Hassan QADIRI', {
      birthDates: [{ from: '1968-01-01', to: '1968-12-31', approximate: false }],
      nationalities: ['YE'],
      countries: ['YE'],
      sex: 'M',
    }),
    entry('DEMO-3', 'José María FERNÁNDEZ-ÑÚÑEZ', { nationalities: ['VE'], countries: ['VE'], sex: 'M' }),
    entry('DEMO-4', 'Global Star Trading FZE', { kind: 'ENTITY', countries: ['AE'] }),
    entry('DEMO-5', 'Nordsee Handel GmbH', { kind: 'ENTITY', countries: ['DE'] }),
  ],
}
