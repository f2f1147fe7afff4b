import { addDays, addMonths, ageOn, isRealDate } from '../../kernel/dates.ts'
import type { FieldProblem } from '../../kernel/problem.ts'
import { zoneSpellings } from './latin-letters.ts'
import { machineReadableZone, type TravelDocument } from './mrz.ts'
import { passportNumber } from './passport.ts'
import { residentId, type ResidentId } from './resident-id.ts'

/** A person's stated identity beside the document that should prove it; each part already in its own right form. */
export type IdentityStatement = {
  name: { latin: { family: string; given: string } }
  sex: 'F' | 'M' | 'X'
  birthDate: string
  nationality: string
  document: {
    type: 'CN_RESIDENT_ID' | 'PASSPORT'
    number: string
    issuingCountry: string
    issuedOn: string
    expiresOn: string | null
    mrz: string | null
  }
}

const problem = (pointer: string, code: string): FieldProblem => ({ pointer, code })
const keep = (...entries: readonly (FieldProblem | false)[]): FieldProblem[] =>
  entries.filter((entry): entry is FieldProblem => entry !== false)

/** Hong Kong, Macao and Taiwan documents name a place of their own or China; either agrees with the other. */
const GREATER_CHINA: readonly string[] = ['CN', 'HK', 'MO', 'TW']

const sameCountry = (left: string | null, right: string): boolean =>
  left === right || (left !== null && GREATER_CHINA.includes(left) && GREATER_CHINA.includes(right))

/** True when the end is the day of the month on which it began so many years before, or the day before that day. */
const lasts = (from: string, to: string, years: number): boolean => {
  const full = addMonths(from, years * 12)
  return to === full || to === addDays(full, -1) || to === addDays(full, 1)
}

/** Legal validity of a resident identity card by age at issue (Resident Identity Cards Law, Art 5). */
const residentCardFits = (birthDate: string, issuedOn: string, expiresOn: string | null): boolean => {
  const age = ageOn(birthDate, issuedOn)
  if (age >= 46) return expiresOn === null
  if (expiresOn === null) return false
  return lasts(issuedOn, expiresOn, age < 16 ? 5 : age < 26 ? 10 : 20)
}

const passportFits = (person: IdentityStatement): boolean => {
  const { issuingCountry, issuedOn, expiresOn } = person.document
  if (expiresOn === null) return false
  if (issuingCountry === 'CN') return lasts(issuedOn, expiresOn, ageOn(person.birthDate, issuedOn) < 16 ? 5 : 10)
  return expiresOn <= addMonths(issuedOn, 11 * 12)
}

/**
 * Issue and expiry: `document_date_unreal`, `document_issued_future`, `document_issued_before_birth`,
 * `document_expiry_order`, `document_expired`, `document_expiry_required` (passports), `document_validity_period` (a
 * length that the issuer does not give: Chinese cards 5, 10, 20 years or long-term by age, passports at most 11 years).
 */
export const validityProblems = (person: IdentityStatement, today: string): FieldProblem[] => {
  const { type, issuedOn, expiresOn } = person.document
  const [issued, expires] = ['/document/issuedOn', '/document/expiresOn'] as const
  if (!isRealDate(issuedOn)) return [problem(issued, 'document_date_unreal')]
  if (expiresOn !== null && !isRealDate(expiresOn)) return [problem(expires, 'document_date_unreal')]
  if (issuedOn > today) return [problem(issued, 'document_issued_future')]
  if (isRealDate(person.birthDate) && issuedOn < person.birthDate)
    return [problem(issued, 'document_issued_before_birth')]
  if (expiresOn === null && type === 'PASSPORT') return [problem(expires, 'document_expiry_required')]
  if (expiresOn !== null && expiresOn <= issuedOn) return [problem(expires, 'document_expiry_order')]
  if (expiresOn !== null && expiresOn < today) return [problem(expires, 'document_expired')]
  if (!isRealDate(person.birthDate)) return []
  const fits = type === 'PASSPORT' ? passportFits(person) : residentCardFits(person.birthDate, issuedOn, expiresOn)
  return fits ? [] : [problem(expires, 'document_validity_period')]
}

const residentIdProblems = (person: IdentityStatement, id: ResidentId): FieldProblem[] =>
  keep(
    id.birthDate !== person.birthDate && problem('/birthDate', 'document_birth_date_mismatch'),
    id.sex !== person.sex && problem('/sex', 'document_sex_mismatch'),
    person.nationality !== 'CN' && problem('/nationality', 'document_nationality_mismatch'),
    person.document.issuingCountry !== 'CN' && problem('/document/issuingCountry', 'document_issuer_mismatch'),
  )

/** A field's spelling agrees with the zone's when equal, or begins with it where the zone may have cut the name. */
const spelledAs = (stated: string, zone: string, cut: boolean): boolean => {
  const letters = zone.replace(/[^A-Z]/g, '')
  return zoneSpellings(stated).some((spelling) => (cut ? spelling.startsWith(letters) : spelling === letters))
}

/** True when the stated Latin name is the zone's name, allowing for the cut that a full name field may have. */
export const zoneNameMatches = (
  latin: { family: string; given: string },
  zone: Pick<TravelDocument, 'family' | 'given' | 'nameMayBeCut'>,
): boolean =>
  spelledAs(latin.family, zone.family, zone.nameMayBeCut) && spelledAs(latin.given, zone.given, zone.nameMayBeCut)

const zoneProblems = (person: IdentityStatement, zone: TravelDocument, number: string): FieldProblem[] =>
  keep(
    !zone.passport && problem('/document/mrz', 'mrz_not_passport'),
    zone.number !== number && problem('/document/number', 'mrz_number_mismatch'),
    !zoneNameMatches(person.name.latin, zone) && problem('/name/latin', 'mrz_name_mismatch'),
    zone.birthDate !== null &&
      zone.birthDate.slice(2) !== person.birthDate.slice(2) &&
      problem('/birthDate', 'mrz_birth_date_mismatch'),
    zone.sex !== person.sex && problem('/sex', 'mrz_sex_mismatch'),
    zone.expiresOn !== person.document.expiresOn && problem('/document/expiresOn', 'mrz_expiry_mismatch'),
    !sameCountry(zone.nationality, person.nationality) && problem('/nationality', 'mrz_nationality_mismatch'),
    !sameCountry(zone.issuingCountry, person.document.issuingCountry) &&
      problem('/document/issuingCountry', 'mrz_issuer_mismatch'),
  )

const passportProblems = (person: IdentityStatement, today: string): FieldProblem[] => {
  const { number, issuingCountry, mrz } = person.document
  const checked = passportNumber(number, issuingCountry)
  const own = keep(
    !checked.ok && problem('/document/number', checked.code),
    !sameCountry(issuingCountry, person.nationality) && problem('/nationality', 'document_nationality_mismatch'),
  )
  if (mrz === null || mrz.trim() === '') return own
  const zone = machineReadableZone(mrz, today)
  if (!zone.ok) return [...own, problem('/document/mrz', zone.code)]
  return [...own, ...(checked.ok ? zoneProblems(person, zone.value, checked.value) : [])]
}

/**
 * Everything in which a person's statement and the document contradict each other or the document contradicts itself,
 * with pointers into the statement: number and check digits, birth date, sex, nationality and issuer, name and dates of
 * the machine-readable zone, issue and expiry. Empty when they agree. Pure: `today` (`YYYY-MM-DD`) is the only clock.
 */
export const documentProblems = (person: IdentityStatement, today: string): FieldProblem[] => {
  const validity = validityProblems(person, today)
  if (person.document.type === 'PASSPORT') return [...passportProblems(person, today), ...validity]
  const id = residentId(person.document.number, today)
  return id.ok
    ? [...residentIdProblems(person, id.value), ...validity]
    : [problem('/document/number', id.code), ...validity]
}
