import { Button } from '@mantine/core'
import { IconFingerprint, IconLock, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import type { TaskView } from '../../../../../server/schemas/operations/tasks.ts'
import { formatTime } from '../../../shared/format.ts'
import { DueClock } from '../../../staff/parts/due-clock.tsx'
import { useFreshUntil, useMe } from '../../../staff/session.ts'
import { claimStep, useClaim } from '../../../staff/tasks.ts'
import { useCodeTexts } from '../../../staff/texts.ts'
import { blockedCode, missingItems, waitsForChecklist, weightOf } from './blocking.ts'
import { Checklist } from './checklist.tsx'
import { DecisionDialog } from './decision-dialog.tsx'
import { useTaskDraft, type TaskDraft } from '../../../staff/task-draft.ts'
import classes from './task-panel.module.css'

type PanelProps = { readonly task: TaskView; readonly view: CaseView; readonly showDue?: boolean }

const Holder = ({ task }: { task: TaskView }) => {
  const { t } = useTranslation('staffCase')
  const { t: common } = useTranslation('staff')
  const me = useMe()
  const claim = useClaim()
  const step = claimStep(task)
  const mine = task.assignee !== null && task.assignee.id === me?.id
  const who = task.assignee === null ? common('inbox.nobody') : mine ? common('inbox.you') : task.assignee.name
  return (
    <div className={classes.holder}>
      <span className={classes.who}>
        <IconUser size={15} aria-hidden="true" />
        {who}
      </span>
      {step === null ? null : (
        <Button
          size="compact-xs"
          variant={step === 'claim' ? 'light' : 'default'}
          loading={claim.isPending}
          onClick={() => claim.mutate({ task, step })}
        >
          {common(step === 'claim' ? 'inbox.claim' : 'inbox.release')}
        </Button>
      )}
      {step === 'claim' ? <span className={classes.hint}>{t('task.claimFirst')}</span> : null}
    </div>
  )
}

const FactorNote = ({ task }: { task: TaskView }) => {
  const { t } = useTranslation('staffCase')
  const { locale } = useCodeTexts()
  const until = useFreshUntil()
  if (!task.secondFactorRequired) return null
  return (
    <p className={classes.note}>
      <IconFingerprint size={15} aria-hidden="true" />
      {until === null ? t('task.factorNeeded') : t('task.factorFresh', { time: formatTime(until, locale) })}
    </p>
  )
}

const BlockNote = ({ task, draft }: { task: TaskView; draft: TaskDraft }) => {
  const { t } = useTranslation('staffCase')
  const texts = useCodeTexts()
  const code = blockedCode(task)
  const missing = missingItems(task, draft.confirmed).length
  if (code === null && missing === 0) return <FactorNote task={task} />
  const why =
    code === 'wrong_role'
      ? t('task.otherRole', { role: texts.code('roles', task.audience) })
      : texts.problem(code ?? '')
  return (
    <p className={classes.block} role="status" id={`block-${task.id}`}>
      <IconLock size={15} aria-hidden="true" />
      <span>{code === null ? t('task.missingItems', { count: missing }) : why}</span>
    </p>
  )
}

const VARIANTS = {
  leading: { variant: 'filled', color: 'teal' },
  plain: { variant: 'default', color: 'gray' },
  refusing: { variant: 'outline', color: 'red' },
} as const

const Outcomes = ({
  task,
  draft,
  onChoose,
}: {
  task: TaskView
  draft: TaskDraft
  onChoose: (outcome: string) => void
}) => {
  const { code } = useCodeTexts()
  const blocked = blockedCode(task) !== null
  const order = { leading: 0, plain: 1, refusing: 2 } as const
  const outcomes = task.outcomes.toSorted((left, right) => order[weightOf(left.id)] - order[weightOf(right.id)])
  return (
    <div className={classes.outcomes}>
      {outcomes.map((outcome) => {
        const stopped = blocked || waitsForChecklist(task, outcome.id, draft.confirmed)
        return (
          <Button
            key={outcome.id}
            size="sm"
            {...VARIANTS[weightOf(outcome.id)]}
            {...(stopped ? { 'data-disabled': true } : {})}
            aria-disabled={stopped}
            {...(stopped ? { 'aria-describedby': `block-${task.id}` } : {})}
            onClick={() => {
              if (!stopped) onChoose(outcome.id)
            }}
          >
            {code('outcomes', outcome.id)}
          </Button>
        )
      })}
    </div>
  )
}

/** One open task: what is asked, by when and with whom, the checklist, and the decision bar with what blocks it said beside it. */
export const TaskPanel = ({ task, view, showDue = false }: PanelProps) => {
  const { t } = useTranslation('staffCase')
  const { code } = useCodeTexts()
  const handle = useTaskDraft(task.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const blocked = blockedCode(task) !== null
  return (
    <section className={classes.panel} aria-labelledby={`task-${task.id}`} data-task-panel>
      <div className={classes.scroll}>
        <header className={classes.head}>
          <h2 id={`task-${task.id}`} className={classes.title}>
            {code('taskKinds', task.kind)}
          </h2>
          {showDue ? <DueClock openedAt={task.openedAt} dueAt={task.dueAt} /> : null}
        </header>
        <p className={classes.ask}>{code('taskAsks', task.kind)}</p>
        <p className={classes.role}>{t('task.forRole', { role: code('roles', task.audience) })}</p>
        <Holder task={task} />
        <Checklist
          task={task}
          confirmed={handle.draft.confirmed}
          disabled={blocked}
          onChange={(confirmed) => handle.change({ confirmed })}
        />
      </div>
      <div className={classes.bar} data-decision-bar>
        <BlockNote task={task} draft={handle.draft} />
        <Outcomes task={task} draft={handle.draft} onChoose={setChosen} />
      </div>
      <DecisionDialog task={task} view={view} outcome={chosen} handle={handle} onClose={() => setChosen(null)} />
    </section>
  )
}
