import { IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './value.module.css'

/** A value of the form; says when it is masked and when nothing was given. */
export const Value = ({ masked = false, children }: { masked?: boolean; children: ReactNode }) => {
  const { t } = useTranslation('staffCase')
  const empty = children === null || children === undefined || children === ''
  if (masked) {
    return (
      <span className={classes.masked} title={t('facts.masked')}>
        {empty ? '••••••' : children}
        <IconEyeOff size={13} aria-hidden="true" />
        <span className="visually-hidden"> ({t('facts.masked')})</span>
      </span>
    )
  }
  return empty ? <span className={classes.none}>{t('facts.notGiven')}</span> : <>{children}</>
}
