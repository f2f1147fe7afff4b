import { parsePhoneNumber } from 'awesome-phonenumber'
import { accepted, refused, type Checked } from '../../kernel/problem.ts'

/** A dialable number: E.164, the region of its numbering plan when known, and whether it can receive codes by SMS. */
export type Phone = { e164: string; country: string | null; mobile: boolean }

/**
 * Checks a telephone number against the numbering plan of its country and gives it in E.164. Without a leading + it is
 * read as a national number of `region` (ISO 3166-1 alpha-2). Code: `phone_invalid`.
 */
export const phone = (text: string, region: string | null = null): Checked<Phone> => {
  const parsed = parsePhoneNumber(text.normalize('NFKC').trim(), region === null ? {} : { regionCode: region })
  if (!parsed.valid) return refused('phone_invalid')
  return accepted({ e164: parsed.number.e164, country: parsed.regionCode ?? null, mobile: parsed.typeIsMobile })
}

/** As `phone`, and the number must be a mobile one (or of a plan that does not tell): else `phone_not_mobile`. */
export const mobilePhone = (text: string, region: string | null = null): Checked<Phone> => {
  const checked = phone(text, region)
  return checked.ok && !checked.value.mobile ? refused('phone_not_mobile') : checked
}
