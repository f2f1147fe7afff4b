import { accepted, refused, type Checked } from '../../kernel/problem.ts'

/** Number patterns of issuers whose form is public knowledge; any other issuer follows the general rule. */
const ISSUER_PATTERNS: { readonly [country: string]: RegExp } = {
  CN: /^[A-Z][A-Z0-9]\d{7}$/,
  GB: /^\d{9}$/,
  US: /^[A-Z0-9]\d{8}$/,
}

/**
 * Checks a passport number and gives it in upper case without blanks or hyphens: at most nine letters and digits (the
 * field of ICAO Doc 9303 TD3), at least five with one digit, and the issuer's own pattern where known. Code:
 * `passport_format`.
 */
export const passportNumber = (text: string, issuingCountry: string): Checked<string> => {
  const number = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  const general = /^[A-Z0-9]{5,9}$/.test(number) && /\d/.test(number)
  const own = ISSUER_PATTERNS[issuingCountry]?.test(number) ?? true
  return general && own ? accepted(number) : refused('passport_format')
}
