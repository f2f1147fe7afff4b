import { isCountryCode } from './country-names.ts'
import type { DateSpan, EntryKind, Identifier, ListEntry } from './list-entry.ts'
import { readListDate } from './list-dates.ts'

/** Facts about the screened party besides its names; what is unknown is empty or null and never lowers a score. */
export type PartyFacts = {
  kind: EntryKind | null
  birthDate: string | null
  countries: readonly string[]
  sex: 'M' | 'F' | null
  identifiers: readonly { number: string; country: string | null }[]
}

export type SupportingFact =
  | 'identifier.equal'
  | 'birth-date.equal'
  | 'birth-date.swapped'
  | 'birth-date.within'
  | 'country.shared'
export type OpposingFact =
  | 'birth-date.day-differs'
  | 'birth-date.years-differ'
  | 'birth-date.far-apart'
  | 'country.disjoint'
  | 'sex.differs'
  | 'kind.differs'
export type FactCode = SupportingFact | OpposingFact

/**
 * What the facts say about one list entry: `adjustment` is to be added to the name score, `contradictions` are the
 * opposing facts that are strong enough to count against an exact name.
 */
export type Evidence = {
  adjustment: number
  identifierEqual: boolean
  facts: FactCode[]
  contradictions: OpposingFact[]
}

const WEIGHTS: Readonly<Record<FactCode, number>> = {
  'identifier.equal': 0,
  'birth-date.equal': 0.05,
  'birth-date.swapped': 0.02,
  'birth-date.within': 0.02,
  'country.shared': 0.03,
  'birth-date.day-differs': -0.05,
  'birth-date.years-differ': -0.15,
  'birth-date.far-apart': -0.15,
  'country.disjoint': -0.1,
  'sex.differs': -0.1,
  'kind.differs': -0.15,
}

const CONTRADICTIONS: ReadonlySet<string> = new Set([
  'birth-date.far-apart',
  'country.disjoint',
  'sex.differs',
  'kind.differs',
])
const YEARS_NEUTRAL = 2
const YEARS_FAR = 5

const yearsApart = (a: DateSpan, b: DateSpan): number => {
  const gap = (from: string, to: string): number => Number(from.slice(0, 4)) - Number(to.slice(0, 4))
  return Math.max(0, gap(a.from, b.to), gap(b.from, a.to))
}

const swapDayMonth = (date: string): string => `${date.slice(0, 4)}-${date.slice(8, 10)}-${date.slice(5, 7)}`

const isDay = (span: DateSpan): boolean => span.from === span.to

type DateFact =
  | 'birth-date.equal'
  | 'birth-date.swapped'
  | 'birth-date.within'
  | 'birth-date.day-differs'
  | 'birth-date.years-differ'
  | 'birth-date.far-apart'
const DATE_ORDER: readonly (DateFact | null)[] = [
  'birth-date.equal',
  'birth-date.swapped',
  'birth-date.within',
  null,
  'birth-date.day-differs',
  'birth-date.years-differ',
  'birth-date.far-apart',
]

const compareDates = (party: DateSpan, listed: DateSpan): DateFact | null => {
  if (isDay(party) && isDay(listed)) {
    if (party.from === listed.from) return 'birth-date.equal'
    if (swapDayMonth(party.from) === listed.from) return 'birth-date.swapped'
  }
  if (party.from <= listed.to && listed.from <= party.to) return 'birth-date.within'
  const apart = yearsApart(party, listed)
  if (apart > YEARS_FAR) return 'birth-date.far-apart'
  if (apart > YEARS_NEUTRAL) return 'birth-date.years-differ'
  return apart === 0 && isDay(party) && isDay(listed) ? 'birth-date.day-differs' : null
}

const birthFact = (birthDate: string | null, listed: readonly DateSpan[]): DateFact | null => {
  const party = birthDate === null ? null : readListDate(birthDate)
  if (!party || listed.length === 0) return null
  const found = listed.map((span) => compareDates(party, span))
  return DATE_ORDER.find((fact) => found.includes(fact)) ?? null
}

const countryFact = (party: readonly string[], entry: ListEntry): FactCode | null => {
  const mine = party.filter(isCountryCode)
  const theirs = [...entry.nationalities, ...entry.countries].filter(isCountryCode)
  if (mine.length === 0 || theirs.length === 0) return null
  return mine.some((country) => theirs.includes(country)) ? 'country.shared' : 'country.disjoint'
}

/** Number of a document without spaces, signs and letter case, so that two spellings of it are equal. */
export const plainNumber = (number: string): string => number.toUpperCase().replace(/[^A-Z0-9]/g, '')

const sameIdentifier = (party: { number: string; country: string | null }, listed: Identifier): boolean => {
  const number = plainNumber(party.number)
  if (number.length < 5 || number !== plainNumber(listed.number)) return false
  return (
    party.country === null ||
    listed.country === null ||
    !isCountryCode(listed.country) ||
    party.country === listed.country
  )
}

/**
 * Weighs the facts of a party against a list entry: identifier equal, date of birth (equal +0.05, within +0.02, another
 * day of the year -0.05, more than two years apart -0.15), country (shared +0.03, disjoint -0.10), sex and kind.
 */
export const weighFacts = (party: PartyFacts, entry: ListEntry): Evidence => {
  const identifierEqual = party.identifiers.some((mine) =>
    entry.identifiers.some((listed) => sameIdentifier(mine, listed)),
  )
  const found: (FactCode | null)[] = [
    identifierEqual ? 'identifier.equal' : null,
    birthFact(party.birthDate, entry.birthDates),
    countryFact(party.countries, entry),
    party.sex !== null && entry.sex !== null && party.sex !== entry.sex ? 'sex.differs' : null,
    party.kind !== null && party.kind !== entry.kind ? 'kind.differs' : null,
  ]
  const facts = found.filter((fact) => fact !== null)
  const isContradiction = (fact: FactCode): fact is OpposingFact => CONTRADICTIONS.has(fact)
  return {
    adjustment: facts.reduce((sum, fact) => sum + WEIGHTS[fact], 0),
    identifierEqual,
    facts,
    contradictions: facts.filter(isContradiction),
  }
}

/** True when at least one fact besides the name speaks for the entry. */
export const isCorroborated = (evidence: Evidence): boolean =>
  evidence.facts.some((fact) => WEIGHTS[fact] > 0 || fact === 'identifier.equal')
