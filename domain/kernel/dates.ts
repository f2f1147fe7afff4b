const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const DURATION =
  /^([-+])?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/
const DAY_MS = 86_400_000

/** A duration split where calendars differ: whole months, whole days, and a time part in milliseconds; all signed. */
export type Duration = { readonly months: number; readonly days: number; readonly ms: number }

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

const dateText = (year: number, month: number, day: number): string => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`

const partsOf = (date: string): { year: number; month: number; day: number } => {
  const match = DATE.exec(date)
  if (!match || !isRealDate(date)) throw new RangeError(`not a calendar date: ${date}`)
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
}

/** True for an existing Gregorian day written `YYYY-MM-DD` (years 0100 to 9999); false for anything else. */
export function isRealDate(text: string): boolean {
  const match = DATE.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 100 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/**
 * The same day of the month so many calendar months later (earlier when negative), or the month's last day where that
 * day does not exist: 31 January plus one month is 28 or 29 February. Throws RangeError for an unreal date.
 */
export const addMonths = (date: string, months: number): string => {
  const { year, month, day } = partsOf(date)
  const index = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return dateText(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

/** The date so many days later (earlier when negative). Throws RangeError for an unreal date. */
export const addDays = (date: string, days: number): string => {
  const { year, month, day } = partsOf(date)
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
}

/** Whole days from one date to the other; negative when `to` is earlier. Throws RangeError for an unreal date. */
export const daysBetween = (from: string, to: string): number => {
  const [start, end] = [partsOf(from), partsOf(to)]
  const ms = Date.UTC(end.year, end.month - 1, end.day) - Date.UTC(start.year, start.month - 1, start.day)
  return Math.round(ms / DAY_MS)
}

/**
 * Reads an ISO 8601 duration (`P1Y6M`, `P30D`, `PT4H`, `PT0.05S`, `-P60D`). Years count as 12 months and weeks as 7
 * days; a leading minus negates every part. Throws RangeError when it is none.
 */
export const parseDuration = (text: string): Duration => {
  const match = DURATION.exec(text)
  const parts = match?.slice(2).map((part) => Number(part ?? 0)) ?? []
  const [years, months, weeks, days, hours, minutes, seconds] = parts
  const complete = match !== null && match.slice(2).some((part) => part !== undefined) && !text.endsWith('T')
  if (!complete || [years, months, weeks, days, hours, minutes, seconds].includes(undefined)) {
    throw new RangeError(`not an ISO 8601 duration: ${text}`)
  }
  const signed = (value: number): number => (match[1] === '-' ? 0 - value : value)
  const time = ((hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)) * 1000
  return {
    months: signed((years ?? 0) * 12 + (months ?? 0)),
    days: signed((weeks ?? 0) * 7 + (days ?? 0)),
    ms: signed(Math.round(time)),
  }
}

/**
 * Adds an ISO 8601 duration. A date (`YYYY-MM-DD`) gives a date and refuses a time part; an instant gives an instant
 * with Z. Months are calendar months in UTC, cut to the month's last day; a day is 24 hours. Throws RangeError when
 * either side cannot be read.
 */
export const addDuration = (from: string, duration: string): string => {
  const { months, days, ms } = parseDuration(duration)
  if (DATE.test(from)) {
    if (ms !== 0) throw new RangeError(`a date takes no time part: ${duration}`)
    return addDays(addMonths(from, months), days)
  }
  const at = Date.parse(from)
  if (Number.isNaN(at)) throw new RangeError(`not an instant: ${from}`)
  const instant = new Date(at).toISOString()
  const moved = months === 0 ? instant : `${addMonths(instant.slice(0, 10), months)}${instant.slice(10)}`
  return new Date(Date.parse(moved) + days * DAY_MS + ms).toISOString()
}

/** Milliseconds of a duration without calendar months. Throws RangeError for one with years or months. */
export const durationMs = (duration: string): number => {
  const { months, days, ms } = parseDuration(duration)
  if (months !== 0) throw new RangeError(`a duration with months has no fixed length: ${duration}`)
  return days * DAY_MS + ms
}

/**
 * Completed years of age on a day. A person born on 29 February has the birthday on 1 March in common years.
 * Negative before birth. Throws RangeError for unreal dates.
 */
export const ageOn = (birthDate: string, today: string): number => {
  const [born, now] = [partsOf(birthDate), partsOf(today)]
  const hadBirthday = now.month > born.month || (now.month === born.month && now.day >= born.day)
  return now.year - born.year - (hadBirthday ? 0 : 1)
}
