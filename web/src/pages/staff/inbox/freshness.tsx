import { IconCloudX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '../../../shared/format.ts'
import { useLocale } from '../../../shared/use-locale.ts'
import classes from './freshness.module.css'

/** Says from when the list is, and when refreshing fails while old rows stay on screen. */
export const Freshness = ({ updatedAt, failing }: { updatedAt: number; failing: boolean }) => {
  const { t } = useTranslation('staff')
  const locale = useLocale()
  if (failing) {
    return (
      <span role="status" className={classes.stale}>
        <IconCloudX size={16} aria-hidden="true" />
        {t('inbox.stale')}
      </span>
    )
  }
  return updatedAt === 0 ? null : (
    <span className={classes.fresh}>{t('inbox.fresh', { time: formatTime(updatedAt, locale) })}</span>
  )
}
