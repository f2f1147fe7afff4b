import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { formatDateTime, formatDay } from '../../../shared/format.ts'
import { StatusBadge } from '../../../shared/status-badge.tsx'
import { useCodeTexts } from '../../../staff/texts.ts'
import classes from './account.module.css'
import { Section } from './section.tsx'

/** The account that was opened, with its number masked. */
export const Account = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  const { locale, code } = useCodeTexts()
  const { account } = view
  if (account === null) return null
  const fact = (label: string, value: ReactNode) => (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <Section
      id="account"
      title={t('account.title')}
      aside={
        <StatusBadge tone={account.state === 'ACTIVE' ? 'done' : account.state === 'PENDING' ? 'waiting' : 'stopped'}>
          {code('accountStates', account.state)}
        </StatusBadge>
      }
    >
      <dl className={classes.facts}>
        {fact(t('account.number'), <span className={classes.number}>{account.maskedNumber}</span>)}
        {fact(t('account.product'), `${code('products', account.product)} · ${account.currency}`)}
        {fact(t('account.opened'), <time dateTime={account.openedAt}>{formatDateTime(account.openedAt, locale)}</time>)}
        {account.nextReviewOn === null
          ? null
          : fact(
              t('account.nextReview'),
              <time dateTime={account.nextReviewOn}>{formatDay(account.nextReviewOn, locale)}</time>,
            )}
      </dl>
    </Section>
  )
}
