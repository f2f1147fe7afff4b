import { Button, Drawer, Skeleton } from '@mantine/core'
import { IconArrowUpRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import type { TaskView } from '../../../../../server/schemas/operations/tasks.ts'
import { ErrorState } from '../../../shared/page-state.tsx'
import { RiskBadge, StageBadge } from '../../../staff/parts/badges.tsx'
import { caseQuery } from '../../../staff/queries.ts'
import { useReadingIsLogged } from '../../../staff/session.ts'
import { chooseTask } from '../case/choose-task.ts'
import { Facts } from '../case/facts.tsx'
import { NoTask } from '../case/no-task.tsx'
import { useOvertaken } from '../case/overtaken.tsx'
import { PendingBanner } from '../case/pending-banner.tsx'
import { TaskPanel } from '../case/task-panel.tsx'
import classes from './task-drawer.module.css'

type DrawerProps = {
  readonly task: TaskView | null
  readonly onClose: () => void
  readonly onOpen: (task: TaskView) => void
}

const Loaded = ({ task, view, onOpen }: { task: TaskView; view: CaseView; onOpen: (task: TaskView) => void }) => {
  const { t } = useTranslation('staff')
  const current = chooseTask(view.tasks, task.id)
  const overtaken = useOvertaken(view, current)
  return (
    <div className={classes.content}>
      <div className={classes.head}>
        <StageBadge stage={view.stage} />
        {view.assessment === null ? null : <RiskBadge band={view.assessment.band} label={t('applications.risk')} />}
        <Button
          size="compact-sm"
          variant="light"
          className={classes.open ?? ''}
          rightSection={<IconArrowUpRight size={16} />}
          onClick={() => onOpen(current ?? task)}
        >
          {t('inbox.open')}
        </Button>
      </div>
      <PendingBanner view={view} />
      {overtaken}
      {current === null ? <NoTask view={view} /> : <TaskPanel key={current.id} task={current} view={view} showDue />}
      <Facts view={view} />
    </div>
  )
}

const Content = ({ task, onOpen }: { task: TaskView; onOpen: (task: TaskView) => void }) => {
  const quiet = useReadingIsLogged()
  const query = useQuery(caseQuery(task.subjectId, quiet))
  if (query.data !== undefined) return <Loaded key={task.id} task={task} view={query.data} onOpen={onOpen} />
  return query.error ? (
    <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  ) : (
    <Skeleton height={420} />
  )
}

/** A task of the list without leaving it: the task panel and the facts, with the way to the whole case. */
export const TaskDrawer = ({ task, onClose, onOpen }: DrawerProps) => {
  const { t } = useTranslation('staff')
  return (
    <Drawer
      opened={task !== null}
      onClose={onClose}
      position="right"
      size={480}
      title={task?.subjectReference ?? ''}
      closeButtonProps={{ 'aria-label': t('nav.close') }}
      styles={{ title: { fontWeight: 650, fontSize: 17 } }}
    >
      {task === null ? null : <Content task={task} onOpen={onOpen} />}
    </Drawer>
  )
}
