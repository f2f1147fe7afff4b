export { joinedName as formatName } from '../../../domain/accounts/account-opening/full-name.ts'
import type { Locale } from '../../../domain/kernel/locale.ts'

const cache = new Map<string, Intl.DateTimeFormat>()

const formatter = (locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = locale + JSON.stringify(options)
  const known = cache.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', options)
  cache.set(key, made)
  return made
}

/** A day `YYYY-MM-DD` as 2026年11月24日 or 24 November 2026; other text is returned as it is. */
export const formatDay = (day: string, locale: Locale): string => {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at)) return day
  return formatter(locale, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(at)
}

/** Hours and minutes of an instant in the reader's time zone: 14:02. */
export const formatTime = (instant: string | number, locale: Locale): string =>
  formatter(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    typeof instant === 'number' ? instant : Date.parse(instant),
  )

/** Day and time of an instant; `zone: true` adds the time zone's short name. */
export const formatDateTime = (instant: string, locale: Locale, options: { zone?: boolean } = {}): string =>
  formatter(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(options.zone ? { timeZoneName: 'short' } : {}),
  }).format(Date.parse(instant))

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** "3 hours ago", "in 2 days"; under a minute "now". `now` is the reader's clock in milliseconds. */
export const formatRelative = (instant: string, locale: Locale, now: number): string => {
  const distance = Date.parse(instant) - now
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  for (const [unit, ms] of UNITS) {
    if (Math.abs(distance) >= ms) return relative.format(Math.trunc(distance / ms), unit)
  }
  return relative.format(0, 'second')
}

/** How many decimal places a currency has (ISO 4217), 2 for an unknown code. */
export const minorDigits = (currency: string): number => {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}

/** Minor units as an amount with its currency sign: 123456 CNY is ¥1,234.56. Whole amounts may drop the decimals. */
export const formatMoney = (
  minor: number,
  currency: string,
  locale: Locale,
  options: { trimZeros?: boolean } = {},
): string => {
  const amount = minor / 10 ** minorDigits(currency)
  try {
    return new Intl.NumberFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      trailingZeroDisplay: options.trimZeros ? 'stripIfInteger' : 'auto',
    }).format(amount)
  } catch {
    return `${amount} ${currency}`
  }
}

/** Size in bytes as KB or MB with one decimal at most. */
export const formatBytes = (bytes: number, locale: Locale): string => {
  const [value, unit] =
    bytes >= 1_000_000 ? [bytes / 1_000_000, 'megabyte'] : [Math.max(1, Math.round(bytes / 1000)), 'kilobyte']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(
    value,
  )
}

/** A masked account number with dots for what is hidden, its groups kept together in a line. */
export const formatMasked = (masked: string): string => masked.replaceAll('*', '•').replaceAll(' ', '\u00a0')

/** E.164 in readable groups for mainland China and as it is for others: +86 138 0013 8000. */
export const formatPhone = (phone: string): string => phone.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '+86 $1 $2 $3')
