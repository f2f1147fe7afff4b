import type { Locale } from '../../../domain/kernel/locale.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export type DueState = 'on-time' | 'soon' | 'overdue'

/**
 * How near a deadline is: overdue from its instant on; soon in its last quarter of the time since opening, but never
 * earlier than a day and never later than an hour before it.
 */
export const dueState = (openedAt: string, dueAt: string, now: number): DueState => {
  const due = Date.parse(dueAt)
  if (now >= due) return 'overdue'
  const quarter = (due - Date.parse(openedAt)) / 4
  return due - now <= Math.min(DAY, Math.max(HOUR, quarter)) ? 'soon' : 'on-time'
}

/** A length of time in its one telling unit: "3 hours", "2 天"; under a minute counts as one minute. */
export const formatSpan = (ms: number, locale: Locale): string => {
  const length = Math.abs(ms)
  const [unit, size] =
    length >= 2 * DAY
      ? (['day', DAY] as const)
      : length >= HOUR
        ? (['hour', HOUR] as const)
        : (['minute', MINUTE] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.max(1, Math.floor(length / size)),
  )
}
