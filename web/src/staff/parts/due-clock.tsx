import { IconAlarm, IconAlertTriangleFilled, IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../shared/format.ts'
import { useNow } from '../../shared/time-text.tsx'
import { useLocale } from '../../shared/use-locale.ts'
import { dueState, formatSpan } from '../due.ts'
import classes from './due-clock.module.css'

const ICONS = { 'on-time': IconClock, soon: IconAlarm, overdue: IconAlertTriangleFilled } as const

/** Time left or passed until a deadline: icon and words, amber when near, red when passed; the exact instant on hover. */
export const DueClock = ({ openedAt, dueAt }: { openedAt: string; dueAt: string }) => {
  const { t } = useTranslation('staff')
  const locale = useLocale()
  const now = useNow()
  const state = dueState(openedAt, dueAt, now)
  const Shown = ICONS[state]
  const span = formatSpan(Date.parse(dueAt) - now, locale)
  return (
    <time
      dateTime={dueAt}
      title={formatDateTime(dueAt, locale, { zone: true })}
      className={classes.clock}
      data-state={state}
    >
      <Shown size={15} aria-hidden="true" />
      {state === 'overdue' ? t('due.overdueBy', { span }) : t('due.inSpan', { span })}
    </time>
  )
}
