import type { Locale } from './locale.ts'
import { accepted, refused, type Checked } from './problem.ts'

/** Currencies whose minor unit is not a hundredth (ISO 4217): none at all, or a thousandth. */
const WITHOUT_MINOR_UNIT = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'.split(' '))
const IN_THOUSANDTHS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** National currencies in use (ISO 4217); funds, metals and testing codes are no account currencies. */
const CURRENCIES: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY ' +
    'COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ' +
    'ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK ' +
    'MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF ' +
    'SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU ' +
    'UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG'
  ).split(' '),
)

const isNumeric = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

/** True for the ISO 4217 alphabetic code, in upper case, of a national currency in use. */
export const isCurrency = (code: string): boolean => CURRENCIES.has(code)

/** Decimal places of a currency's minor unit: CNY 2, JPY 0, KWD 3. */
export const minorUnitExponent = (currency: string): number => {
  if (WITHOUT_MINOR_UNIT.has(currency)) return 0
  return IN_THOUSANDTHS.has(currency) ? 3 : 2
}

/** Exact decimal text of an amount in minor units, with a point and no grouping: 123456 CNY is `1234.56`. */
export const decimalText = (amountMinor: number, currency: string): string => {
  const exponent = minorUnitExponent(currency)
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, '0')
  const sign = amountMinor < 0 ? '-' : ''
  if (exponent === 0) return `${sign}${digits}`
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** The amount with its currency as the reader of that language writes it; exact for every safe integer. */
export const formatMoney = (amountMinor: number, currency: string, locale: Locale): string => {
  const exponent = minorUnitExponent(currency)
  const text = decimalText(amountMinor, currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  })
  return isNumeric(text) ? format.format(text) : text
}

/**
 * Reads a typed amount (`1,234.56`, `1234.5`) into minor units. Codes: `money_format` (no amount, or negative),
 * `money_fraction` (more decimals than the currency has), `money_too_large` (beyond the safe integers).
 */
export const parseMoney = (text: string, currency: string): Checked<number> => {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(text.normalize('NFKC').trim())
  if (!match) return refused('money_format')
  const exponent = minorUnitExponent(currency)
  const fraction = (match[2] ?? '').replace(/0+$/, '')
  if (fraction.length > exponent) return refused('money_fraction')
  const amount = Number(`${(match[1] ?? '').replaceAll(',', '')}${fraction.padEnd(exponent, '0')}`)
  return Number.isSafeInteger(amount) ? accepted(amount) : refused('money_too_large')
}
