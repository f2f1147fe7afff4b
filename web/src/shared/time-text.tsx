import { useEffect, useState } from 'react'
import { formatDateTime, formatRelative } from './format.ts'
import { useLocale } from './use-locale.ts'

/** Milliseconds of the reader's clock, fresh every half minute. */
export const useNow = (everyMs = 30_000): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}

/** An instant relative to now ("3 hours ago") with the exact one on hover and for screen readers' machine reading. */
export const RelativeTime = ({ at }: { at: string }) => {
  const locale = useLocale()
  const now = useNow()
  return (
    <time dateTime={at} title={formatDateTime(at, locale, { zone: true })}>
      {formatRelative(at, locale, now)}
    </time>
  )
}
