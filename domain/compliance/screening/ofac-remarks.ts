import { countryCode, countryOrText } from './country-names.ts'
import { readListDate } from './list-dates.ts'
import type { DateSpan, Identifier } from './list-entry.ts'

/** What the remarks of an SDN entry say in their conventional phrases. */
export type OfacFacts = {
  weakNames: string[]
  birthDates: DateSpan[]
  unreadableDates: number
  nationalities: string[]
  countries: string[]
  sex: 'M' | 'F' | null
  identifiers: Identifier[]
}

const ALIAS = /^(?:a|f|n)\.k\.a\. +'(.+)'$/i
const BIRTH = /^DOB +(.+)$/
const NATIONALITY = /^(?:nationality|citizen) +(.+)$/i
const BIRTH_PLACE = /^POB +(.+)$/
const GENDER = /^Gender +(Male|Female)$/i
const NUMBERED =
  /^(.*?(?:Passport|\bID|No\.|Number|Numbers|Code|IMO|SSN|LEI|SWIFT\/BIC|FEIN|MMSI|NIT|RUC|RIF|CUIT|D\.N\.I\.|C\.U\.R\.P\.|R\.F\.C\.|\(MSN\)|#)) *#? +([A-Z0-9][A-Z0-9./ -]*?)(?: \(([^)]*)\))?(?: (?:expires|issued|\().*)?$/i
const NOT_IDENTITY =
  /phone|fax|gazette|^aircraft (?:model|construction)|linked to|telephone|directive|section|p\.?o\.? box|member of/i

const addOnce = <T>(list: T[], value: T | null): void => {
  if (value !== null && !list.includes(value)) list.push(value)
}

const statedCountry = (text: string): string | null => {
  const country = text.replace(/^of registration /i, '').replace(/^possibly /i, '')
  return /^undetermined$/i.test(country) ? null : countryOrText(country)
}

const readIdentifier = (part: string): Identifier | null => {
  const found = NUMBERED.exec(part)
  if (!found || NOT_IDENTITY.test(part)) return null
  const [, type = '', number = '', country = ''] = found
  if (!/\d/.test(number) || number.length > 40) return null
  const label = type.replace(/ *#$/, '').trim()
  return { type: label, number: number.replace(/^No\. /i, '').trim(), country: countryOrText(country) }
}

const readPart = (part: string, facts: OfacFacts): void => {
  const alias = ALIAS.exec(part)
  if (alias) return addOnce(facts.weakNames, (alias[1] ?? '').replace(/^'+|'+$/g, '').trim())
  const birth = BIRTH.exec(part)
  if (birth) {
    const span = readListDate(birth[1] ?? '')
    if (span) facts.birthDates.push(span)
    else facts.unreadableDates++
    return
  }
  const nationality = NATIONALITY.exec(part)
  if (nationality) return addOnce(facts.nationalities, statedCountry(nationality[1] ?? ''))
  const place = BIRTH_PLACE.exec(part)
  if (place) return addOnce(facts.countries, countryCode((place[1] ?? '').split(',').at(-1) ?? ''))
  const gender = GENDER.exec(part)
  if (gender) {
    facts.sex = (gender[1] ?? '').toLowerCase() === 'male' ? 'M' : 'F'
    return
  }
  const identifier = readIdentifier(part)
  if (identifier) facts.identifiers.push(identifier)
}

/**
 * Reads the remarks of an SDN entry: dates and places of birth, nationalities and citizenships, gender, documents and
 * registrations, and the quoted (weak) aliases. Phrases that follow no convention are left alone.
 */
export const readOfacRemarks = (remarks: string): OfacFacts => {
  const facts: OfacFacts = {
    weakNames: [],
    birthDates: [],
    unreadableDates: 0,
    nationalities: [],
    countries: [],
    sex: null,
    identifiers: [],
  }
  for (const raw of remarks.split(/; */)) {
    const part = raw
      .trim()
      .replace(/\.$/, '')
      .replace(/^\(?alt\. /i, '')
    if (part !== '') readPart(part, facts)
  }
  return facts
}
