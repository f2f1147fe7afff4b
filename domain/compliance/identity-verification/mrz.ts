import { parse, type ParseResult } from 'mrz'
import { isRealDate } from '../../kernel/dates.ts'
import { accepted, refused, type Checked } from '../../kernel/problem.ts'
import { countryOfIcaoCode } from './country.ts'

/**
 * What a machine-readable zone states. Names are in the zone's own letters A-Z; `nameMayBeCut` says that the name field
 * is full, so its end may be missing. Countries are alpha-2, null where the code is of no country. `birthDate` is null
 * when the zone leaves month or day open; its century is the latest one that is not in the future.
 */
export type TravelDocument = {
  format: 'TD1' | 'TD2' | 'TD3'
  passport: boolean
  number: string
  issuingCountry: string | null
  nationality: string | null
  family: string
  given: string
  nameMayBeCut: boolean
  birthDate: string | null
  sex: 'F' | 'M' | 'X'
  expiresOn: string
}

const YEARS_AHEAD = 20
const OPEN_BIRTH_DATE = /^\d{2}(?:<<|\d{2})<<$/
const COUNTRY_FIELDS: readonly (string | null)[] = ['issuingState', 'nationality']

const linesOf = (text: string): string[] => {
  const lines = text
    .normalize('NFKC')
    .toUpperCase()
    .split(/\r?\n/)
    .map((line) => line.replace(/\s/g, ''))
    .filter((line) => line !== '')
  const [only] = lines
  if (lines.length !== 1 || only === undefined) return lines
  const width = { 72: 36, 88: 44, 90: 30 }[only.length] ?? only.length
  return only.match(new RegExp(`.{1,${width}}`, 'g')) ?? []
}

const read = (lines: string[]): ParseResult | null => {
  try {
    return parse(lines)
  } catch {
    return null
  }
}

const dateIn = (century: number, digits: string): string =>
  `${century + Number(digits.slice(0, 2))}-${digits.slice(2, 4)}-${digits.slice(4, 6)}`

const birthDateOf = (digits: string, today: string): string =>
  [2000, 1900].map((century) => dateIn(century, digits)).find((date) => isRealDate(date) && date <= today) ?? ''

/** Expiry in the latest century that is not more than 20 years ahead; so an old year reads as long past. */
const expiryOf = (digits: string, today: string): string => {
  const last = Number(today.slice(0, 4)) + YEARS_AHEAD
  const century = [2100, 2000, 1900].find((start) => start + Number(digits.slice(0, 2)) <= last) ?? 1900
  return dateIn(century, digits)
}

const nameField = (format: TravelDocument['format'], lines: string[]): string =>
  format === 'TD1' ? (lines[2] ?? '') : (lines[0] ?? '').slice(5)

const sexOf = (text: string | null | undefined): TravelDocument['sex'] =>
  text === 'female' ? 'F' : text === 'male' ? 'M' : 'X'

const firstFault = (result: ParseResult): string | null => {
  const faults = result.details.filter((detail) => !detail.valid)
  const real = faults.filter((detail) => !COUNTRY_FIELDS.includes(detail.field))
  if (real.some((detail) => !detail.field?.endsWith('CheckDigit'))) return 'mrz_format'
  return real.length > 0 ? 'mrz_check_digit' : null
}

/** The three-letter code at a place of the zone, without fillers. */
const codeAt = (line: string | undefined, start: number): string =>
  (line ?? '').slice(start, start + 3).replace(/</g, '')

/**
 * Reads and checks a machine-readable zone (ICAO Doc 9303 parts 3 to 6: TD3, TD2, TD1), given as lines or as one run of
 * characters; all check digits must fit. Codes: `mrz_format`, `mrz_check_digit`, `mrz_birth_date` (unreal or in the
 * future), `mrz_expired` (on `today`, also when the two-digit year lies outside ten years back to twenty ahead).
 */
export const machineReadableZone = (text: string, today: string): Checked<TravelDocument> => {
  const lines = linesOf(text)
  const result = read(lines)
  if (!result || !(result.format === 'TD1' || result.format === 'TD2' || result.format === 'TD3'))
    return refused('mrz_format')
  const { format, fields, documentNumber } = result
  const fault = firstFault(result)
  if (fault) return refused(fault)
  if (!documentNumber || !fields.birthDate || !fields.expirationDate || !/^\d{6}$/.test(fields.expirationDate)) {
    return refused('mrz_format')
  }
  const names = nameField(format, lines)
  const open = OPEN_BIRTH_DATE.test(fields.birthDate)
  const birthDate = open ? null : birthDateOf(fields.birthDate, today)
  if (birthDate !== null && !isRealDate(birthDate)) return refused('mrz_birth_date')
  const expiresOn = expiryOf(fields.expirationDate, today)
  if (!isRealDate(expiresOn)) return refused('mrz_format')
  if (expiresOn < today) return refused('mrz_expired')
  return accepted({
    format,
    passport: fields.documentCode?.startsWith('P') ?? false,
    number: documentNumber,
    issuingCountry: countryOfIcaoCode(codeAt(lines[0], 2)),
    nationality: countryOfIcaoCode(format === 'TD1' ? codeAt(lines[1], 15) : codeAt(lines[1], 10)),
    family: fields.lastName ?? '',
    given: names.includes('<<') ? (fields.firstName ?? '') : '',
    nameMayBeCut: !names.endsWith('<'),
    birthDate,
    sex: sexOf(fields.sex),
    expiresOn,
  })
}
