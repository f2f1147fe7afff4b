import { countryCode } from '../../domain/compliance/screening/country-names.ts'
import type { EntryKind } from '../../domain/compliance/screening/list-entry.ts'
import { readListDate } from '../../domain/compliance/screening/list-dates.ts'
import type { TableProblemCode } from './table.ts'

/** Value of a cell, or what is wrong with it. */
export type Cell<T> = { ok: true; value: T } | { ok: false; code: TableProblemCode }

const accepted = <T>(value: T): Cell<T> => ({ ok: true, value })
const refused = (code: TableProblemCode): { ok: false; code: TableProblemCode } => ({ ok: false, code })

const KINDS: Readonly<Record<string, EntryKind>> = {
  person: 'PERSON',
  individual: 'PERSON',
  entity: 'ENTITY',
  organisation: 'ENTITY',
  organization: 'ENTITY',
  company: 'ENTITY',
  firm: 'ENTITY',
  business: 'ENTITY',
  legalentity: 'ENTITY',
  vessel: 'VESSEL',
  ship: 'VESSEL',
  aircraft: 'AIRCRAFT',
  airplane: 'AIRCRAFT',
}

const SEXES: Readonly<Record<string, 'M' | 'F' | null>> = {
  m: 'M',
  male: 'M',
  man: 'M',
  男: 'M',
  f: 'F',
  female: 'F',
  woman: 'F',
  女: 'F',
  x: null,
  u: null,
  other: null,
  unknown: null,
  diverse: null,
}

/** Kind of the screened party from a cell; an empty cell is any kind. */
export const readKind = (cell: string): Cell<EntryKind | null> => {
  if (cell === '') return accepted(null)
  const kind = KINDS[cell.toLowerCase().replace(/[^a-z]/g, '')]
  return kind ? accepted(kind) : refused('table.kind.unknown')
}

/** Sex from a cell in English or Chinese; empty, X and unknown are null. */
export const readSex = (cell: string): Cell<'M' | 'F' | null> => {
  if (cell === '') return accepted(null)
  const sex = SEXES[cell.toLowerCase()]
  return sex === undefined ? refused('table.gender.unknown') : accepted(sex)
}

/** Date of birth from a cell: YYYY, YYYY-MM or YYYY-MM-DD that exists; an empty cell is null. */
export const readBirthDate = (cell: string): Cell<string | null> => {
  if (cell === '') return accepted(null)
  return /^\d{4}(-\d{2}){0,2}$/.test(cell) && readListDate(cell) ? accepted(cell) : refused('table.date.invalid')
}

/** Countries from a cell that lists them with commas, semicolons, slashes or bars; what is no country is left out. */
export const readCountries = (cell: string): string[] => {
  const whole = countryCode(cell)
  if (whole !== null) return [whole]
  return cell
    .split(/[,;/|]/)
    .map(countryCode)
    .filter((code) => code !== null)
}
