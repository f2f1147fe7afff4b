import type { DateSpan } from './list-entry.ts'

const MONTHS: ReadonlyMap<string, number> = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, index) => [
    name,
    index + 1,
  ]),
)

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** Whole day as a span, or null when the calendar has no such day. */
export const daySpan = (year: number, month: number, day: number): DateSpan | null => {
  if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null
  const date = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
  return { from: date, to: date, approximate: false }
}

const monthSpan = (year: number, month: number): DateSpan => ({
  from: `${pad(year, 4)}-${pad(month, 2)}-01`,
  to: `${pad(year, 4)}-${pad(month, 2)}-${pad(lastDay(year, month), 2)}`,
  approximate: false,
})

/** Whole years as a span, both ends included. */
export const yearSpan = (from: number, to: number): DateSpan => ({
  from: `${pad(from, 4)}-01-01`,
  to: `${pad(to, 4)}-12-31`,
  approximate: false,
})

const monthOf = (text: string): number | null => MONTHS.get(text.slice(0, 3).toLowerCase()) ?? null

const YEAR = /^\d{4}$/
const MONTH_YEAR = /^([A-Za-z]{3,9})\.? (\d{4})$/
const DAY_MONTH_YEAR = /^(\d{1,2}) ([A-Za-z]{3,9})\.? (\d{4})$/
const ISO = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/

const readSingle = (text: string): DateSpan | null => {
  if (YEAR.test(text)) return yearSpan(Number(text), Number(text))
  const iso = ISO.exec(text)
  if (iso) {
    const [, year, month, day] = iso
    if (Number(month) < 1 || Number(month) > 12) return null
    return day === undefined
      ? monthSpan(Number(year), Number(month))
      : daySpan(Number(year), Number(month), Number(day))
  }
  const full = DAY_MONTH_YEAR.exec(text)
  if (full) {
    const month = monthOf(full[2] ?? '')
    return month === null ? null : daySpan(Number(full[3]), month, Number(full[1]))
  }
  const partial = MONTH_YEAR.exec(text)
  const month = partial ? monthOf(partial[1] ?? '') : null
  return partial && month !== null ? monthSpan(Number(partial[2]), month) : null
}

/** The span widened by a year on both sides and marked approximate: what "circa" means here. */
export const approximately = (span: DateSpan): DateSpan => ({
  from: `${pad(Number(span.from.slice(0, 4)) - 1, 4)}-01-01`,
  to: `${pad(Number(span.to.slice(0, 4)) + 1, 4)}-12-31`,
  approximate: true,
})

/**
 * Reads a date as lists print it: `17 Feb 1974`, `Sep 1938`, `1951`, `circa 1951`, `1949 to 1951`, `1974-02-17`.
 * Null when it is none of these or names a day that does not exist.
 */
export const readListDate = (raw: string): DateSpan | null => {
  const text = raw.trim().replace(/\s+/g, ' ').replace(/\.$/, '')
  const circa = /^(?:circa|approximately|approx\.?|about|c\.)\s+(.*)$/i.exec(text)
  const body = circa ? (circa[1] ?? '') : text
  const range = /^(?:between )?(.+?) (?:to|and|-) (.+)$/i.exec(body.replace(/^(\d{4})-(\d{4})$/, '$1 to $2'))
  if (range) {
    const from = readSingle((range[1] ?? '').replace(/^circa /i, ''))
    const to = readSingle((range[2] ?? '').replace(/^circa /i, ''))
    if (!from || !to || from.from > to.to) return null
    const span = { from: from.from, to: to.to, approximate: false }
    return circa ? approximately(span) : span
  }
  const single = readSingle(body)
  return single && circa ? approximately(single) : single
}
