import { UNKNOWN_LEVEL, type FactorLevel } from './levels.ts'

/** Countries by risk, ISO 3166-1 alpha-2, in force from a date. A new list is a new table, approved by two people. */
export type CountryTable = {
  readonly version: string
  readonly effectiveFrom: string
  readonly callForAction: readonly string[]
  readonly increasedMonitoring: readonly string[]
  readonly elevated: readonly string[]
  readonly low: readonly string[]
}

/**
 * FATF statements of the February 2026 plenary: high-risk jurisdictions subject to a call for action, and jurisdictions
 * under increased monitoring. `elevated` (corruption, secrecy) and `low` are product defaults. FATF meets each February,
 * June and October; later statements are imported as new tables.
 */
const february2026: CountryTable = {
  version: 'countries-2026-02',
  effectiveFrom: '2026-03-01',
  callForAction: ['KP', 'IR', 'MM'],
  increasedMonitoring: 'DZ AO BO BG CM CI CD HT KE KW LA LB MC NA NP PG SS SY VE VN VG YE'.split(' '),
  elevated: 'AF BS BY BZ CF ER GW IQ KY LY MH NI PA RU SC SO SD TJ TM VU ZW'.split(' '),
  low: 'AT AU BE CA CH CN DE DK ES FI FR GB HK IE IS IT JP KR LU MO NL NO NZ PT SE SG US'.split(' '),
}

/** Every table that was ever in force, oldest first. */
export const COUNTRY_TABLES: readonly CountryTable[] = [february2026]

export const latestCountryTable: CountryTable = february2026

/** The table in force on a day (`YYYY-MM-DD`); before the first one, the first. */
export const countryTableOn = (day: string): CountryTable =>
  COUNTRY_TABLES.filter((table) => table.effectiveFrom <= day).at(-1) ?? february2026

/** Level of a country on the scale of factors G1 to G3; a country that is not stated counts as unknown. */
export const countryLevel = (country: string | null, table: CountryTable): FactorLevel => {
  if (country === null || country === '') return { level: UNKNOWN_LEVEL, reason: 'unknown' }
  if (table.callForAction.includes(country)) return { level: 100, reason: 'call-for-action' }
  if (table.increasedMonitoring.includes(country)) return { level: 75, reason: 'increased-monitoring' }
  if (table.elevated.includes(country)) return { level: 50, reason: 'elevated' }
  return table.low.includes(country) ? { level: 0, reason: 'low-list' } : { level: 25, reason: 'standard' }
}
