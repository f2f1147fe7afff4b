import { Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApplicantView } from '../../../../server/schemas/accounts/account-opening.ts'
import { getApplication } from '../../api/applications.ts'
import type { Answer, Credential } from '../../api/client.ts'
import { formatDateTime, formatTime } from '../../shared/format.ts'
import { StatusBadge } from '../../shared/status-badge.tsx'
import { Stepper, type Step } from '../../shared/stepper.tsx'
import { useLocale } from '../../shared/use-locale.ts'
import { STAGE_TONES } from './stage-tones.ts'
import { AccountNumber, Reference } from './status-facts.tsx'
import classes from './status-page.module.css'

const WithdrawButton = lazy(async () => ({ default: (await import('./withdraw-button.tsx')).WithdrawButton }))

type Stage = Exclude<ApplicantView['stage'], 'DRAFT'>

const POLL_MS = 5_000
const PATH = ['RECEIVED', 'CHECKING', 'DECIDING', 'OPENING', 'ACTIVE'] as const
const ENDS: readonly Stage[] = ['ACTIVE', 'DECLINED', 'WITHDRAWN', 'EXPIRED', 'CLOSED']

type PathStep = (typeof PATH)[number] | 'DECLINED' | 'WITHDRAWN' | 'EXPIRED' | 'CLOSED'

/** The steps to show, and which of them is the present one; an application that ended shows its end instead of what can no longer come. */
const pathOf = (stage: Stage, submitted: boolean): { readonly steps: readonly PathStep[]; readonly at: number } => {
  switch (stage) {
    case 'RECEIVED':
    case 'CHECKING':
      return { steps: PATH, at: 1 }
    case 'DECIDING':
      return { steps: PATH, at: 2 }
    case 'OPENING':
      return { steps: PATH, at: 3 }
    case 'AWAITING_ACTIVATION':
      return { steps: PATH, at: 4 }
    case 'ACTIVE':
      return { steps: PATH, at: PATH.length }
    case 'CLOSED':
      return { steps: ['RECEIVED', 'OPENING', 'CLOSED'], at: 2 }
    case 'DECLINED':
    case 'WITHDRAWN':
    case 'EXPIRED':
      return submitted ? { steps: ['RECEIVED', stage], at: 1 } : { steps: [stage], at: 0 }
  }
}

const useSteps = (view: ApplicantView, stage: Stage): Step[] => {
  const { t } = useTranslation('status')
  const locale = useLocale()
  const { steps, at } = pathOf(stage, view.submittedAt !== null)
  const stopped = ENDS.includes(stage) && stage !== 'ACTIVE'
  return steps.map((id, index): Step => {
    const state = index < at ? 'done' : index > at ? 'upcoming' : stopped ? 'stopped' : 'current'
    const since = formatDateTime(view.stageSince, locale)
    const detail =
      id === 'RECEIVED' && view.submittedAt
        ? formatDateTime(view.submittedAt, locale)
        : index === at && (stopped || stage === 'AWAITING_ACTIVATION')
          ? since
          : null
    return { id, label: t(`steps.${id}`), state, ...(detail === null ? {} : { detail }) }
  })
}

const Explanation = ({ view, stage }: { view: ApplicantView; stage: Stage }) => {
  const { t } = useTranslation('status')
  if (stage !== 'DECLINED') return <p className={classes.text}>{t(`text.${stage}`)}</p>
  return (
    <>
      <p className={classes.text}>{t(`decline.${view.declineReasonClass ?? 'NEUTRAL'}`)}</p>
      <p className={classes.text}>{t('decline.appeal')}</p>
    </>
  )
}

const Next = ({ stage }: { stage: Stage }) => {
  const { t } = useTranslation('status')
  switch (stage) {
    case 'DECLINED':
    case 'WITHDRAWN':
    case 'EXPIRED':
    case 'CLOSED':
      return null
    case 'RECEIVED':
    case 'CHECKING':
    case 'DECIDING':
    case 'OPENING':
    case 'AWAITING_ACTIVATION':
    case 'ACTIVE':
      return (
        <section className={classes.next}>
          <h2 className={classes.heading}>{t('next.title')}</h2>
          <p className={classes.text}>{t(`next.${stage}`)}</p>
        </section>
      )
  }
}

/** Reads the application every five seconds until it has ended. */
const usePolled = (answer: Answer<ApplicantView>, credential: Credential, initialAt: number) =>
  useQuery({
    queryKey: ['application-status', answer.data.id],
    queryFn: ({ signal }) => getApplication(answer.data.id, credential, signal),
    initialData: answer,
    initialDataUpdatedAt: initialAt,
    refetchInterval: (query) => (ENDS.some((end) => end === query.state.data?.data.stage) ? false : POLL_MS),
    refetchIntervalInBackground: false,
  })

/** After the long form the page would open in its middle: shows the top and gives the heading the focus. */
const useTop = () => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (window.scrollY === 0) return
    window.scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
  }, [])
  return heading
}

type StatusPageProps = {
  readonly answer: Answer<ApplicantView>
  readonly credential: Credential
  readonly onView: (answer: Answer<ApplicantView>) => void
}

/** Where a submitted application stands, what comes next, and the way out. */
export const StatusPage = ({ answer, credential, onView }: StatusPageProps) => {
  const { t } = useTranslation('status')
  const locale = useLocale()
  const [openedAt] = useState(() => Date.now())
  const polled = usePolled(answer, credential, openedAt)
  const view = polled.data.data
  const stage: Stage = view.stage === 'DRAFT' ? 'RECEIVED' : view.stage
  const steps = useSteps(view, stage)
  const title = t(`title.${stage}`)
  const heading = useTop()
  useDocumentTitle(`${title} · Steward`)
  const ended = ENDS.includes(stage)
  const refused = stage === 'DECLINED' && view.declineReasonClass === 'NEUTRAL'
  return (
    <div className={classes.page}>
      <div className={classes.card}>
        <header className={classes.head}>
          <StatusBadge tone={STAGE_TONES[stage]}>{t(`badge.${stage}`)}</StatusBadge>
          <h1 ref={heading} tabIndex={-1} className={classes.title} aria-live="polite">
            {title}
          </h1>
          <Explanation view={view} stage={stage} />
        </header>
        <Reference reference={view.reference} />
        {view.maskedAccountNumber ? <AccountNumber number={view.maskedAccountNumber} /> : null}
        <Stepper steps={steps} label={t('steps.label')} />
        <Next stage={stage} />
        {ended && stage !== 'ACTIVE' && !refused ? (
          <div>
            <Button component="a" href="/">
              {t('again')}
            </Button>
          </div>
        ) : null}
        {ended ? null : (
          <p className={classes.updated}>
            {polled.isError ? t('updateFailed') : t('updated', { time: formatTime(polled.dataUpdatedAt, locale) })}
          </p>
        )}
      </div>
      <aside className={classes.aside}>
        <section>
          <h2 className={classes.heading}>{t('help.title')}</h2>
          <p className={classes.text}>{t('help.text')}</p>
        </section>
        {stage === 'ACTIVE' ? (
          <div>
            <Button component="a" href="/account">
              {t('signIn')}
            </Button>
          </div>
        ) : null}
        {view.permissions.withdraw ? (
          <Suspense fallback={null}>
            <WithdrawButton
              applicationId={view.id}
              credential={credential}
              onWithdrawn={(fresh) => {
                onView({ ...answer, data: fresh, version: fresh.version })
                void polled.refetch()
              }}
            />
          </Suspense>
        ) : null}
      </aside>
    </div>
  )
}
