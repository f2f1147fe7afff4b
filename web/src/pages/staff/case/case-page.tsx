import { Skeleton } from '@mantine/core'
import { IconFolderQuestion, IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import type { TaskView } from '../../../../../server/schemas/operations/tasks.ts'
import { isProblem } from '../../../api/client.ts'
import { EmptyState, ErrorState } from '../../../shared/page-state.tsx'
import { useKeys } from '../../../staff/keyboard.ts'
import { caseQuery } from '../../../staff/queries.ts'
import { useReadingIsLogged } from '../../../staff/session.ts'
import { claimStep, useClaim } from '../../../staff/tasks.ts'
import { useCodeTexts } from '../../../staff/texts.ts'
import { chooseTask } from './choose-task.ts'
import { CaseHeader } from './case-header.tsx'
import classes from './case-page.module.css'
import { Evidence } from './evidence.tsx'
import { Facts } from './facts.tsx'
import { useOvertaken } from './overtaken.tsx'
import { PendingBanner } from './pending-banner.tsx'
import { NoTask } from './no-task.tsx'
import { TaskPanel } from './task-panel.tsx'
import { Timeline } from './timeline.tsx'

const route = getRouteApi('/staff/workbench/applications/$id')

const CaseSkeleton = () => (
  <div className={classes.skeleton} role="status">
    <Skeleton height={58} radius={0} />
    <div className={classes.columns}>
      <Skeleton height={640} radius="lg" className={classes.left ?? ''} />
      <div className={classes.middle}>
        <Skeleton height={420} radius="lg" />
        <Skeleton height={220} radius="lg" />
      </div>
      <Skeleton height={360} radius="lg" className={classes.right ?? ''} />
    </div>
  </div>
)

const CaseFault = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => {
  const { t } = useTranslation('staff')
  const missing = isProblem(error, 'not_found')
  const forbidden = isProblem(error, 'forbidden')
  const title = missing ? t('faces.notFound') : forbidden ? t('faces.forbidden') : t('faces.errorTitle')
  const Shown = missing ? IconFolderQuestion : IconLock
  return (
    <>
      <h1 className="visually-hidden">{title}</h1>
      {missing || forbidden ? (
        <EmptyState
          icon={<Shown size={34} stroke={1.4} />}
          title={title}
          text={missing ? t('faces.notFoundText') : t('faces.forbiddenText')}
        />
      ) : (
        <ErrorState error={error} onRetry={onRetry} title={title} />
      )}
    </>
  )
}

const OtherTasks = ({ tasks, onChoose }: { tasks: readonly TaskView[]; onChoose: (task: TaskView) => void }) => {
  const { t } = useTranslation('staffCase')
  const { code } = useCodeTexts()
  if (tasks.length === 0) return null
  return (
    <nav className={classes.others} aria-label={t('task.another')}>
      <strong>{t('task.another')}</strong>
      {tasks.map((task) => (
        <button key={task.id} type="button" onClick={() => onChoose(task)}>
          {code('taskKinds', task.kind)} <span>{code('roles', task.audience)}</span>
        </button>
      ))}
    </nav>
  )
}

const Loaded = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  const { task: wanted } = route.useSearch()
  const navigate = route.useNavigate()
  const claim = useClaim()
  const task = chooseTask(view.tasks, wanted)
  const overtaken = useOvertaken(view, task)
  const others = view.tasks.filter((other) => other.state === 'OPEN' && other.id !== task?.id)
  useEffect(() => {
    document.title = `${view.reference} · Steward`
  }, [view.reference])
  useKeys({
    a: () => {
      const step = task ? claimStep(task) : null
      if (task && step) claim.mutate({ task, step })
    },
  })
  return (
    <>
      <CaseHeader view={view} />
      <div className={classes.columns}>
        <div className={classes.right}>
          <div className={classes.sticky}>
            <PendingBanner view={view} />
            {overtaken}
            {task === null ? <NoTask view={view} /> : <TaskPanel key={task.id} task={task} view={view} />}
            <OtherTasks
              tasks={others}
              onChoose={(other) => void navigate({ search: { task: other.id }, replace: true })}
            />
          </div>
        </div>
        <div className={classes.left} tabIndex={0} role="region" aria-label={t('facts.title')}>
          <Facts view={view} />
        </div>
        <div className={classes.middle}>
          <Evidence view={view} taskKind={task?.kind ?? null} />
          {view.permissions.viewAudit ? <Timeline id={view.id} /> : null}
        </div>
      </div>
    </>
  )
}

/** One case on one screen: facts at the left, evidence in the middle, the task at hand at the right, below it what happened. */
export const CasePage = () => {
  const { id } = route.useParams()
  const quiet = useReadingIsLogged()
  const query = useQuery(caseQuery(id, quiet))
  if (query.data !== undefined) return <Loaded key={query.data.id} view={query.data} />
  return query.error ? <CaseFault error={query.error} onRetry={() => void query.refetch()} /> : <CaseSkeleton />
}
