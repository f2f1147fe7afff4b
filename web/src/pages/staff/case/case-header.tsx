import { ActionIcon, CopyButton, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { Stepper } from '../../../shared/stepper.tsx'
import { RelativeTime } from '../../../shared/time-text.tsx'
import { RiskBadge, StageBadge } from '../../../staff/parts/badges.tsx'
import { DueClock } from '../../../staff/parts/due-clock.tsx'
import { useMe } from '../../../staff/session.ts'
import { useCodeTexts } from '../../../staff/texts.ts'
import classes from './case-header.module.css'
import { openingSteps, OPENING_STEPS, stepOf, waitsFor } from './stage-steps.ts'

const WAITS = { ended: 'ended', applicant: 'withApplicant', system: 'withSystem' } as const

const firstDue = (view: CaseView) =>
  view.tasks.filter((task) => task.state === 'OPEN').toSorted((left, right) => left.dueAt.localeCompare(right.dueAt))[0]

const useHolder = (view: CaseView): string => {
  const { t } = useTranslation('staffCase')
  const me = useMe()
  const task = firstDue(view)
  if (task === undefined) return t(WAITS[waitsFor(view.stage)])
  if (task.assignee === null) return t('withNobody')
  return task.assignee.id === me?.id ? t('withYou') : t('withPerson', { name: task.assignee.name })
}

const CopyReference = ({ reference }: { reference: string }) => {
  const { t } = useTranslation('staffCase')
  return (
    <CopyButton value={reference} timeout={1600}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('copied') : t('copy')} events={{ hover: true, focus: true, touch: false }}>
          <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('copy')} onClick={copy}>
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} stroke={1.7} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  )
}

const Steps = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  const { t: common } = useTranslation('common')
  const here = stepOf(view)
  const steps = openingSteps(view)
  return (
    <>
      <div className={classes.steps}>
        <Stepper
          compact
          label={t('stepperLabel')}
          steps={steps.map((step) => ({ ...step, label: t(`steps.${step.id}`) }))}
        />
      </div>
      <div className={classes.short}>
        <span className={classes.segments} aria-hidden="true">
          {steps.map((step) => (
            <span key={step.id} data-state={step.state} />
          ))}
        </span>
        {common('stepOf', { step: OPENING_STEPS.indexOf(here) + 1, total: OPENING_STEPS.length })} ·{' '}
        {t(`steps.${here}`)}
      </div>
    </>
  )
}

/** Head of a case, in view while the page scrolls: reference, stage, risk, deadline, who has it; below it the way so far. */
export const CaseHeader = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  const { code } = useCodeTexts()
  const due = firstDue(view)
  const holder = useHolder(view)
  const kind = [
    view.form?.product ? code('products', view.form.product) : null,
    code('channels', view.channel),
    code('jurisdictions', view.jurisdiction),
  ]
    .filter(Boolean)
    .join(' · ')
  return (
    <>
      <header className={classes.head}>
        <div className={classes.title}>
          <h1 className={classes.reference}>{view.reference}</h1>
          <CopyReference reference={view.reference} />
        </div>
        <div className={classes.badges}>
          <StageBadge stage={view.stage} />
          <span className={classes.since}>
            <RelativeTime at={view.stageSince} />
          </span>
          {view.assessment === null ? null : <RiskBadge band={view.assessment.band} label={t('risk')} />}
        </div>
        <p className={classes.kind}>{kind}</p>
        <div className={classes.right}>
          {due ? <DueClock openedAt={due.openedAt} dueAt={due.dueAt} /> : null}
          <span className={classes.holder}>
            <IconUser size={15} aria-hidden="true" />
            {holder}
          </span>
        </div>
      </header>
      <div className={classes.way}>
        <Steps view={view} />
      </div>
    </>
  )
}
