/** Today's date `YYYY-MM-DD` in the reader's time zone. */
export const localToday = (): string => {
  const now = new Date()
  const pad = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/**
 * A typed date as `YYYY-MM-DD` when it is written year, month, day in any usual way (1990/3/7, 19900307, 1990年3月7日,
 * full-width digits); other text is returned trimmed, for the check to judge.
 */
export const normaliseDate = (text: string): string => {
  const plain = text.normalize('NFKC').trim()
  const match = /^(\d{4})(?:(\d{2})(\d{2})|\D+(\d{1,2})\D+(\d{1,2})\D*)$/.exec(plain)
  if (!match) return plain
  const [, year, month, day, looseMonth, looseDay] = match
  return `${year}-${(month ?? looseMonth ?? '').padStart(2, '0')}-${(day ?? looseDay ?? '').padStart(2, '0')}`
}
