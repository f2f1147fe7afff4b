import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { IconChevronRight, IconLogout } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApplicantView } from '../../../../server/schemas/accounts/account-opening.ts'
import { isProblem } from '../../api/client.ts'
import { formatMasked } from '../../shared/format.ts'
import { EmptyState, PageState } from '../../shared/page-state.tsx'
import { StatusBadge } from '../../shared/status-badge.tsx'
import { STAGE_TONES } from '../status/stage-tones.ts'
import classes from './account-page.module.css'
import { myApplicationsQuery, signOut } from './session.ts'
import { SignInForm } from './sign-in-form.tsx'

const Card = ({ view }: { view: ApplicantView }) => {
  const { t } = useTranslation(['account', 'status', 'apply', 'options'])
  const product = view.form?.product
  return (
    <li className={classes.card}>
      <div className={classes.cardBody}>
        <StatusBadge tone={STAGE_TONES[view.stage]}>{t(`badge.${view.stage}`, { ns: 'status' })}</StatusBadge>
        <h2 className={classes.cardTitle}>
          {product ? t(`product.${product}.name`, { ns: 'options' }) : t('pageTitle', { ns: 'apply' })}
        </h2>
        {view.maskedAccountNumber ? (
          <p className={classes.number}>{t('number', { number: formatMasked(view.maskedAccountNumber) })}</p>
        ) : null}
        <p className={classes.note}>{t('reference', { reference: view.reference })}</p>
      </div>
      <Link
        to="/apply/$applicationId"
        params={{ applicationId: view.id }}
        search={{}}
        className={classes.open}
        aria-label={t('openLabel', { reference: view.reference })}
      >
        {t('open')}
        <IconChevronRight size={17} aria-hidden="true" />
      </Link>
    </li>
  )
}

const Applications = ({ onSignedOut }: { onSignedOut: () => void }) => {
  const { t } = useTranslation('account')
  const query = useQuery(myApplicationsQuery)
  const signedOut = isProblem(query.error, 'unauthenticated') || isProblem(query.error, 'mfa_required')
  useEffect(() => {
    if (signedOut) onSignedOut()
  }, [signedOut, onSignedOut])
  const leave = async (): Promise<void> => {
    await signOut()
    onSignedOut()
  }
  if (signedOut) return null
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('title')}</h1>
        {query.data ? (
          <Button
            variant="subtle"
            color="gray"
            size="sm"
            leftSection={<IconLogout size={17} />}
            onClick={() => void leave()}
          >
            {t('signOut')}
          </Button>
        ) : null}
      </header>
      <PageState
        query={query}
        empty={{ when: (views) => views.length === 0, show: <EmptyState title={t('empty')} text={t('emptyText')} /> }}
      >
        {(views) => (
          <ul className={classes.list}>
            {views.map((view) => (
              <Card key={view.id} view={view} />
            ))}
          </ul>
        )}
      </PageState>
    </div>
  )
}

/**
 * The customer's own page: signs in, then shows accounts and applications. While somebody signs in nothing is asked of
 * the server, so that changing to the authenticator app and back leaves the form as it is.
 */
export const AccountPage = () => {
  const { t } = useTranslation('account')
  const queries = useQueryClient()
  const [signedOut, setSignedOut] = useState(false)
  const close = useCallback(() => setSignedOut(true), [])
  useDocumentTitle(`${t(signedOut ? 'signIn.title' : 'title')} · Steward`)
  const open = (): void => {
    queries.removeQueries({ queryKey: myApplicationsQuery.queryKey })
    setSignedOut(false)
  }
  return signedOut ? <SignInForm onDone={open} /> : <Applications onSignedOut={close} />
}
