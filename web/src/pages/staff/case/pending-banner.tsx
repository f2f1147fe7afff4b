import { Loader } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { RelativeTime } from '../../../shared/time-text.tsx'
import { toastDone } from '../../../staff/parts/toasts.tsx'
import classes from './pending-banner.module.css'

/** Says that something was accepted and is being carried out; the page follows until it is done. */
export const PendingBanner = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  const count = view.pendingRequests.length
  const before = useRef(count)
  useEffect(() => {
    if (before.current > 0 && count === 0) toastDone(t('pending.done'))
    before.current = count
  }, [count, t])
  if (count === 0) return null
  return (
    <div role="status" className={classes.banner}>
      <Loader size={18} color="teal" aria-hidden="true" />
      <div>
        <strong>{t('pending.accepted')}</strong>
        {view.pendingRequests.map((request) => (
          <div key={request.id}>
            {t(`pending.${request.kind}`)} <RelativeTime at={request.createdAt} />
          </div>
        ))}
      </div>
    </div>
  )
}
