import { isRealDate } from '../../../../domain/kernel/dates.ts'
import type { Locale } from '../../../../domain/kernel/locale.ts'

const zoneInChinese: { readonly [zone: string]: string } = { 'Asia/Shanghai': '北京时间', UTC: '协调世界时' }

const part = (parts: readonly Intl.DateTimeFormatPart[], type: Intl.DateTimeFormatPartTypes): string =>
  parts.find((each) => each.type === type)?.value ?? ''

const zoneName = (at: Date, locale: Locale, timeZone: string): string => {
  const known = locale === 'zh-CN' ? zoneInChinese[timeZone] : undefined
  if (known) return known
  const language = locale === 'zh-CN' ? 'zh-CN' : 'en-GB'
  return part(new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' }).formatToParts(at), 'timeZoneName')
}

const date = (at: Date, locale: Locale, timeZone: string): string =>
  new Intl.DateTimeFormat(locale === 'zh-CN' ? 'zh-CN' : 'en-GB', {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(at)

/**
 * An ISO instant in words with its zone, minute precision, 24-hour clock: `24 November 2026, 14:05 (China Standard
 * Time)`, `2026年11月24日 14:05（北京时间）`. Throws RangeError for a text that is no instant or an unknown zone.
 */
export const instantInWords = (instant: string, locale: Locale, timeZone: string): string => {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) throw new RangeError(`not an instant: ${instant}`)
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const zone = zoneName(at, locale, timeZone)
  const day = date(at, locale, timeZone)
  return locale === 'zh-CN' ? `${day} ${clock.format(at)}（${zone}）` : `${day}, ${clock.format(at)} (${zone})`
}

/** A calendar date (`YYYY-MM-DD`) in words: `24 November 2026`, `2026年11月24日`. Throws RangeError for anything else. */
export const dayInWords = (day: string, locale: Locale): string => {
  if (!isRealDate(day)) throw new RangeError(`not a calendar date: ${day}`)
  return date(new Date(`${day}T00:00:00Z`), locale, 'UTC')
}
