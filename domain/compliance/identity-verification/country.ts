import isoCountries from 'i18n-iso-countries/index.js'
import { accepted, refused, type Checked } from '../../kernel/problem.ts'

/** Issuer codes of ICAO Doc 9303 part 3 that stand for a country but are not its ISO 3166-1 alpha-3 code. */
const ICAO_ONLY: { readonly [code: string]: string } = {
  D: 'DE',
  GBD: 'GB',
  GBN: 'GB',
  GBO: 'GB',
  GBP: 'GB',
  GBS: 'GB',
  RKS: 'XK',
}

/**
 * Checks an ISO 3166-1 alpha-2 code and gives it in upper case; XK (Kosovo, user-assigned) is accepted. Codes:
 * `country_use_gb` for UK, `country_invalid` for anything else unknown.
 */
export const country = (text: string): Checked<string> => {
  const code = text.trim().toUpperCase()
  if (code === 'UK') return refused('country_use_gb')
  return /^[A-Z]{2}$/.test(code) && isoCountries.isValid(code) ? accepted(code) : refused('country_invalid')
}

/** Alpha-2 code of a code in a machine-readable zone (`CHN`, `D`, `GBN`); null for codes of no country (`UNO`, `XXA`). */
export const countryOfIcaoCode = (code: string): string | null =>
  ICAO_ONLY[code] ?? isoCountries.alpha3ToAlpha2(code) ?? null
