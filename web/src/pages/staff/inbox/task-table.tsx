import { Button, Tooltip } from '@mantine/core'
import { IconLayoutSidebarRight, IconLock, IconUser, IconUserCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isRole } from '../../../../../domain/operations/access/roles.ts'
import type { TaskView } from '../../../../../server/schemas/operations/tasks.ts'
import { RelativeTime } from '../../../shared/time-text.tsx'
import { DueClock } from '../../../staff/parts/due-clock.tsx'
import table from '../../../staff/parts/table.module.css'
import { staffRolesOf, useMe } from '../../../staff/session.ts'
import { claimStep } from '../../../staff/tasks.ts'
import { useCodeTexts } from '../../../staff/texts.ts'
import type { RowKeys } from '../../../staff/use-row-keys.ts'
import classes from './task-table.module.css'

export type TaskTableProps = {
  readonly tasks: readonly TaskView[]
  /** False while rows of other filters are still on screen; new rows are then not marked as arrived. */
  readonly settled: boolean
  readonly rows: RowKeys
  readonly busyId: string | null
  readonly onPreview: (task: TaskView) => void
  readonly onClaim: (task: TaskView, step: 'claim' | 'release') => void
}

type Arrivals = { readonly seen: ReadonlySet<string>; readonly fresh: ReadonlySet<string> }

const NOTHING: ReadonlySet<string> = new Set()

/** Ids that were not there when the list was shown before; they are marked until others arrive. */
const useArrivals = (ids: readonly string[], settled: boolean): ReadonlySet<string> => {
  const [arrivals, setArrivals] = useState<Arrivals | null>(null)
  if (!settled) return NOTHING
  const unseen = ids.filter((id) => arrivals === null || !arrivals.seen.has(id))
  if (unseen.length > 0) {
    setArrivals({
      seen: new Set([...(arrivals?.seen ?? []), ...unseen]),
      fresh: arrivals === null ? NOTHING : new Set(unseen),
    })
  }
  return arrivals?.fresh ?? NOTHING
}

const Assignee = ({ task }: { task: TaskView }) => {
  const { t } = useTranslation('staff')
  const me = useMe()
  if (task.assignee === null) return <span className={classes.nobody}>{t('inbox.nobody')}</span>
  const mine = task.assignee.id === me?.id
  return (
    <span className={classes.person} data-mine={mine || undefined}>
      {mine ? <IconUserCheck size={15} aria-hidden="true" /> : <IconUser size={15} aria-hidden="true" />}
      {mine ? t('inbox.you') : task.assignee.name}
    </span>
  )
}

const Why = ({ task }: { task: TaskView }) => {
  const { t } = useTranslation('staff')
  const { code, problem } = useCodeTexts()
  const me = useMe()
  const role = code('roles', task.audience)
  const mine = me !== undefined && isRole(task.audience) && staffRolesOf(me).includes(task.audience)
  if (task.blockedBy === 'sod_same_person' && mine) {
    return (
      <Tooltip label={problem(task.blockedBy)} multiline w={260} events={{ hover: true, focus: true, touch: true }}>
        <span className={classes.blocked} tabIndex={0}>
          <IconLock size={15} aria-hidden="true" />
          {t('inbox.blocked')}
        </span>
      </Tooltip>
    )
  }
  if (task.assignee !== null && task.assignee.id === me?.id) return <span>{t('inbox.whyAssigned')}</span>
  return <span className={mine ? '' : classes.nobody}>{t(mine ? 'inbox.whyRole' : 'inbox.whyOther', { role })}</span>
}

const RowActions = ({
  task,
  busy,
  onPreview,
  onClaim,
}: {
  task: TaskView
  busy: boolean
  onPreview: () => void
  onClaim: (step: 'claim' | 'release') => void
}) => {
  const { t } = useTranslation('staff')
  const step = claimStep(task)
  return (
    <span className={classes.actions}>
      {step === null ? null : (
        <Button
          size="compact-xs"
          variant={step === 'claim' ? 'light' : 'subtle'}
          color={step === 'claim' ? 'teal' : 'gray'}
          loading={busy}
          onClick={() => onClaim(step)}
        >
          {t(step === 'claim' ? 'inbox.claim' : 'inbox.release')}
          <span className="visually-hidden"> {task.subjectReference}</span>
        </Button>
      )}
      <button
        type="button"
        className={classes.icon}
        aria-label={`${t('inbox.preview')} ${task.subjectReference}`}
        onClick={onPreview}
      >
        <IconLayoutSidebarRight size={17} stroke={1.7} />
      </button>
    </span>
  )
}

const isControl = (event: MouseEvent): boolean =>
  event.target instanceof Element && event.target.closest('a, button') !== null

const OpenCells = ({ task }: { task: TaskView }) => {
  const { t } = useTranslation('staff')
  return (
    <>
      <td data-label={t('inbox.due')}>
        <DueClock openedAt={task.openedAt} dueAt={task.dueAt} />
      </td>
      <td data-label={t('inbox.since')} className={table.dim}>
        <RelativeTime at={task.openedAt} />
      </td>
      <td data-label={t('inbox.assignee')}>
        <Assignee task={task} />
      </td>
      <td data-label={t('inbox.why')}>
        <Why task={task} />
      </td>
    </>
  )
}

const AnsweredCells = ({ task }: { task: TaskView }) => {
  const { t } = useTranslation('staff')
  const { code } = useCodeTexts()
  return (
    <>
      <td data-label={t('inbox.decision')}>{task.outcome === null ? null : code('outcomes', task.outcome)}</td>
      <td data-label={t('inbox.answered')} className={table.dim}>
        {task.answeredAt === null ? null : <RelativeTime at={task.answeredAt} />}
      </td>
      <td data-label={t('inbox.by')}>{task.answeredBy?.name}</td>
      <td data-label={t('inbox.audience')} className={table.dim}>
        {code('roles', task.audience)}
      </td>
    </>
  )
}

const OPEN_HEADS = ['due', 'since', 'assignee', 'why'] as const
const ANSWERED_HEADS = ['decision', 'answered', 'by', 'audience'] as const

const Row = ({
  task,
  fresh,
  ...props
}: { task: TaskView; fresh: boolean } & Omit<TaskTableProps, 'tasks' | 'settled'>) => {
  const { t } = useTranslation('staff')
  const { code } = useCodeTexts()
  return (
    <tr
      className={table.row}
      data-active={props.rows.activeId === task.id || undefined}
      data-fresh={fresh || undefined}
      onClick={(event) => {
        if (!isControl(event)) props.onPreview(task)
      }}
    >
      <td className={table.main}>
        <Link
          to="/staff/applications/$id"
          params={{ id: task.subjectId }}
          search={{ task: task.id }}
          {...props.rows.rowProps(task.id)}
          className={table.link}
        >
          {code('taskKinds', task.kind)}
          <span className="visually-hidden"> {task.subjectReference}</span>
        </Link>
        {task.pendingRequest === null ? null : <span className={classes.pending}>{t('inbox.beingCarriedOut')}</span>}
      </td>
      <td data-label={t('inbox.reference')} className={table.number}>
        {task.subjectReference}
      </td>
      {task.state === 'OPEN' ? <OpenCells task={task} /> : <AnsweredCells task={task} />}
      <td className={table.end}>
        <RowActions
          task={task}
          busy={props.busyId === task.id}
          onPreview={() => props.onPreview(task)}
          onClaim={(step) => props.onClaim(task, step)}
        />
      </td>
    </tr>
  )
}

/** Tasks as a table: what, which case, by when, since when, with whom, why me. A row's place opens the preview, its name the case. */
export const TaskTable = ({ tasks, settled, ...props }: TaskTableProps) => {
  const { t } = useTranslation('staff')
  const heads = tasks.some((task) => task.state === 'OPEN') ? OPEN_HEADS : ANSWERED_HEADS
  const fresh = useArrivals(
    tasks.map((task) => task.id),
    settled,
  )
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('inbox.task')}</th>
            <th scope="col">{t('inbox.reference')}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`inbox.${head}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('inbox.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <Row key={task.id} task={task} fresh={fresh.has(task.id)} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
