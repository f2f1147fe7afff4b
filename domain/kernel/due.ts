import { addDuration, durationMs, parseDuration } from './dates.ts'

/** Length of time: elapsed (24 hours a day) or in business days of the pack's calendar. Durations are ISO 8601. */
export type Clock = { readonly within: string; readonly count: 'elapsed' | 'business-days' }

/** Zone in which the bank books; its days and weekends count. */
const BOOKING_ZONE = 'Asia/Shanghai'
const weekday = new Intl.DateTimeFormat('en-US', { timeZone: BOOKING_ZONE, weekday: 'short' })

const DAY_MS = 86_400_000
const isWeekend = (instant: Date): boolean => ['Sat', 'Sun'].includes(weekday.format(instant))

/**
 * When something started at `from` is due: elapsed time, or business days that skip Saturdays and Sundays of the booking
 * zone and keep the time of day. Public holidays are not known here. A clock counted in business days must be whole days.
 */
export function dueAt(clock: Clock, from: string): string {
  if (clock.count === 'elapsed') return addDuration(from, clock.within)
  const { days, ms } = parseDuration(clock.within)
  let instant = new Date(from)
  for (let left = days; left > 0;) {
    instant = new Date(instant.getTime() + DAY_MS)
    if (!isWeekend(instant)) left -= 1
  }
  return new Date(instant.getTime() + ms).toISOString()
}

/** The instant at which so much of the time between two instants has passed, as ISO 8601. */
export const atPercentOf = (from: string, due: string, percent: number): string =>
  new Date(Date.parse(from) + ((Date.parse(due) - Date.parse(from)) * percent) / 100).toISOString()

/** The calendar day of an instant in the bank's booking zone, `YYYY-MM-DD`; a "day" in a limit or an age means this. */
export const bookingDay = (instant: Date, zone = BOOKING_ZONE): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  )

/** True when `instant` lies longer ago than the duration. */
export const olderThan = (instant: Date, now: Date, duration: string): boolean =>
  now.getTime() - instant.getTime() > durationMs(duration)
