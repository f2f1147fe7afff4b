import { IconCircleDashed, IconFingerprint, IconGavel } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { formatDateTime } from '../../../shared/format.ts'
import { useCodeTexts } from '../../../staff/texts.ts'
import classes from './decisions.module.css'
import { Section } from './section.tsx'

type Decision = CaseView['decisions'][number]

const Taken = ({ decision }: { decision: Decision }) => {
  const { t } = useTranslation('staffCase')
  const { locale, code } = useCodeTexts()
  const { checklist } = decision
  return (
    <li className={classes.decision}>
      <IconGavel size={17} className={classes.icon} aria-hidden="true" />
      <div>
        <p className={classes.what}>
          <span className={classes.kind}>{code('taskKinds', decision.kind)}</span> {code('outcomes', decision.outcome)}
        </p>
        <p className={classes.who}>
          <span>
            {decision.personName === null
              ? t('decisions.system')
              : t('decisions.by', { name: decision.personName, role: code('roles', decision.role) })}
          </span>
          <time dateTime={decision.decidedAt}>{formatDateTime(decision.decidedAt, locale)}</time>
          {checklist === null ? null : (
            <span>
              {t('decisions.checklist', {
                done: checklist.filter((item) => item.confirmed).length,
                total: checklist.length,
              })}
            </span>
          )}
          {decision.secondFactorAt === null ? null : (
            <span className={classes.factor}>
              <IconFingerprint size={14} aria-hidden="true" />
              {t('decisions.factor')}
            </span>
          )}
        </p>
        {decision.reasonCode === null ? null : (
          <p className={classes.code}>{code('declineReasons', decision.reasonCode)}</p>
        )}
        {decision.reason === null ? null : <blockquote className={classes.reason}>{decision.reason}</blockquote>}
      </div>
    </li>
  )
}

const APPROVALS: readonly string[] = [
  'OPENING_APPROVAL',
  'OPENING_MLRO_OPINION',
  'OPENING_SENIOR_APPROVAL',
  'SANCTIONS_CONFIRMATION',
]

const Awaited = ({ task }: { task: CaseView['tasks'][number] }) => {
  const { t } = useTranslation('staffCase')
  const { code } = useCodeTexts()
  return (
    <li className={classes.decision} data-awaited>
      <IconCircleDashed size={17} className={classes.icon} aria-hidden="true" />
      <div>
        <p className={classes.what}>
          <span className={classes.kind}>{code('taskKinds', task.kind)}</span> {t('decisions.awaited')}
        </p>
        <p className={classes.who}>
          {task.assignee === null
            ? code('roles', task.audience)
            : t('decisions.by', { name: task.assignee.name, role: code('roles', task.audience) })}
        </p>
      </div>
    </li>
  )
}

/** Decisions already taken, with who, when and why, and the approvals that are still awaited. */
export const Decisions = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  const awaited = view.tasks.filter((task) => task.state === 'OPEN' && APPROVALS.includes(task.kind))
  const taken = view.decisions.toSorted((left, right) => left.decidedAt.localeCompare(right.decidedAt))
  if (taken.length + awaited.length === 0) return null
  return (
    <Section id="decisions" title={t('decisions.title')}>
      <ol className={classes.list}>
        {taken.map((decision) => (
          <Taken key={decision.id} decision={decision} />
        ))}
        {awaited.map((task) => (
          <Awaited key={task.id} task={task} />
        ))}
      </ol>
    </Section>
  )
}
