import type { ListEntry } from '../../../../domain/compliance/screening/list-entry.ts'
import type { ScreeningQuery } from '../../../../domain/compliance/screening/match.ts'

/** A sanctions entry of the demo list with one strong name; the rest as overridden. */
export const entryNamed = (name: string, facts: Partial<ListEntry> = {}): ListEntry => ({
  sourceId: name,
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
  ...facts,
})

/** A query with a name and nothing else known; the rest as overridden. */
export const queryFor = (name: string, facts: Partial<ScreeningQuery> = {}): ScreeningQuery => ({
  name,
  otherNames: [],
  kind: 'PERSON',
  birthDate: null,
  countries: [],
  sex: null,
  identifiers: [],
  ...facts,
})

/** A known day as a list gives it. */
export const bornOn = (date: string): ListEntry['birthDates'][number] => ({ from: date, to: date, approximate: false })

export const fixture = (name: string): URL => new URL(`../../../fixtures/lists/${name}`, import.meta.url)
