import type { FieldProblem } from '../../kernel/problem.ts'
import { country } from './country.ts'

/** A residential address: `country` ISO 3166-1 alpha-2, `line` with street, house and flat, in the native script. */
export type Address = { country: string; province: string; city: string; line: string; postcode: string }

type Part = 'province' | 'city' | 'line' | 'postcode'

/** What an address of a country needs to be deliverable, and the form of its postcode. */
type AddressRule = { readonly required: readonly Part[]; readonly postcode: RegExp }

const withProvince: readonly Part[] = ['province', 'city', 'line', 'postcode']
const withCity: readonly Part[] = ['city', 'line', 'postcode']

const RULES: { readonly [country: string]: AddressRule } = {
  CN: { required: withProvince, postcode: /^[0-8]\d{5}$/ },
  US: { required: withProvince, postcode: /^\d{5}(-\d{4})?$/ },
  CA: { required: withProvince, postcode: /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/i },
  AU: { required: withProvince, postcode: /^\d{4}$/ },
  JP: { required: withProvince, postcode: /^\d{3}-?\d{4}$/ },
  GB: { required: withCity, postcode: /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/i },
  DE: { required: withCity, postcode: /^\d{5}$/ },
  FR: { required: withCity, postcode: /^\d{5}$/ },
  IT: { required: withCity, postcode: /^\d{5}$/ },
  ES: { required: withCity, postcode: /^\d{5}$/ },
  NL: { required: withCity, postcode: /^\d{4} ?[A-Z]{2}$/i },
  SG: { required: ['line', 'postcode'], postcode: /^\d{6}$/ },
  HK: { required: ['line'], postcode: /^$/ },
  MO: { required: ['line'], postcode: /^$/ },
}

const OTHER: AddressRule = { required: ['city', 'line'], postcode: /^[\p{L}\d -]{2,12}$/u }

const isPostOfficeBox = (line: string): boolean =>
  /\bp\.?\s*o\.?\s*box\b|\bpost office box\b|\bpostfach\b|邮政信箱|郵政信箱|信箱\s*\d/iu.test(line)

/**
 * Everything wrong with a residential address, with pointers below `base` (`/address`). Codes: `country_invalid`,
 * `country_use_gb`, `required` for a part that the country needs, `postcode_format` (China: six digits),
 * `address_po_box`, `address_too_short` (a line that names no place).
 */
export const addressProblems = (address: Address, base: string): FieldProblem[] => {
  const checked = country(address.country)
  if (!checked.ok) return [{ pointer: `${base}/country`, code: checked.code }]
  const rule = RULES[checked.value] ?? OTHER
  const problems = rule.required
    .filter((part) => address[part].trim() === '')
    .map((part) => ({ pointer: `${base}/${part}`, code: 'required' }))
  const postcode = address.postcode.normalize('NFKC').trim()
  if (postcode !== '' && !rule.postcode.test(postcode)) {
    problems.push({ pointer: `${base}/postcode`, code: 'postcode_format' })
  }
  const line = address.line.trim()
  if (isPostOfficeBox(line)) problems.push({ pointer: `${base}/line`, code: 'address_po_box' })
  else if (line !== '' && [...line].length < 3) problems.push({ pointer: `${base}/line`, code: 'address_too_short' })
  return problems
}
