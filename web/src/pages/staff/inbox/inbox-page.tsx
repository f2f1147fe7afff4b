import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, Navigate, useRouter } from '@tanstack/react-router'
import { IconFilterOff, IconFolderQuestion, IconMoodCheck } from '@tabler/icons-react'
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../../../../server/schemas/operations/tasks.ts'
import { EmptyState, PageState } from '../../../shared/page-state.tsx'
import { mayRead } from '../../../staff/abilities.ts'
import { useKeys } from '../../../staff/keyboard.ts'
import { LoadMore } from '../../../staff/parts/load-more.tsx'
import { PageHead } from '../../../staff/parts/page-head.tsx'
import { TableSkeleton } from '../../../staff/parts/table-skeleton.tsx'
import { taskCountsQuery, tasksQuery } from '../../../staff/queries.ts'
import { useMe } from '../../../staff/session.ts'
import { claimStep, useClaim } from '../../../staff/tasks.ts'
import { useRowKeys } from '../../../staff/use-row-keys.ts'
import type { InboxSearch } from '../search.ts'
import { Freshness } from './freshness.tsx'
import { InboxFilters } from './inbox-filters.tsx'
import classes from './inbox-page.module.css'
import { TaskDrawer } from './task-drawer.tsx'
import { TaskTable } from './task-table.tsx'

const route = getRouteApi('/staff/workbench/')

const apiFilters = (search: InboxSearch) => ({
  kind: search.kind,
  audience: search.audience,
  due: search.due,
  reference: search.reference,
  state: search.state,
  mine: search.mine === true ? 'true' : undefined,
})

const Nothing = ({ filtered, onClear }: { filtered: boolean; onClear: () => void }) => {
  const { t } = useTranslation('staff')
  if (!filtered)
    return (
      <EmptyState
        icon={<IconMoodCheck size={34} stroke={1.4} />}
        title={t('inbox.empty')}
        text={t('inbox.emptyText')}
      />
    )
  return (
    <EmptyState
      icon={<IconFilterOff size={34} stroke={1.4} />}
      title={t('inbox.emptyFiltered')}
      text={t('inbox.emptyFilteredText')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('inbox.clearFilters')}
        </Button>
      }
    />
  )
}

const Inbox = () => {
  const { t } = useTranslation('staff')
  const router = useRouter()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [preview, setPreview] = useState<TaskView | null>(null)
  const query = useInfiniteQuery(tasksQuery(apiFilters(search)))
  const counts = useQuery(taskCountsQuery)
  const claim = useClaim()
  const tasks = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const rows = useRowKeys(tasks.map((task) => task.id))
  const active = tasks.find((task) => task.id === rows.activeId)
  const change = (next: InboxSearch): void => void navigate({ search: next, replace: true })
  const open = (task: TaskView): void =>
    void router.navigate({ to: '/staff/applications/$id', params: { id: task.subjectId }, search: { task: task.id } })
  useKeys({
    p: () => setPreview(active ?? null),
    a: () => {
      const step = active ? claimStep(active) : null
      if (active && step) claim.mutate({ task: active, step })
    },
  })
  return (
    <div className={classes.page}>
      <PageHead title={t('inbox.title')}>
        <Freshness updatedAt={query.dataUpdatedAt} failing={query.error !== null && query.data !== undefined} />
      </PageHead>
      <InboxFilters search={search} counts={counts.data} onChange={change} />
      <PageState
        query={query}
        skeleton={<TableSkeleton rows={8} columns={6} />}
        empty={{
          when: () => tasks.length === 0,
          show: <Nothing filtered={Object.keys(search).length > 0} onClear={() => change({})} />,
        }}
      >
        {() => (
          <>
            <TaskTable
              tasks={tasks}
              settled={!query.isPlaceholderData}
              rows={rows}
              onPreview={setPreview}
              onClaim={(task, step) => claim.mutate({ task, step })}
              busyId={claim.isPending ? claim.variables.task.id : null}
            />
            <LoadMore query={query} shown={t('inbox.loaded', { shown: tasks.length })} />
          </>
        )}
      </PageState>
      <TaskDrawer task={preview} onClose={() => setPreview(null)} onOpen={open} />
    </div>
  )
}

/**
 * Home of the workbench: the tasks of the person's roles by deadline, under filters that live in the address. A role
 * without tasks is led to the applications that it may read.
 */
export const InboxPage = () => {
  const { t } = useTranslation('staff')
  const me = useMe()
  if (me === undefined) return null
  if (mayRead(me, 'Task')) return <Inbox />
  if (mayRead(me, 'Application')) return <Navigate to="/staff/applications" replace />
  return (
    <div className={classes.page}>
      <PageHead title={t('product')} />
      <EmptyState
        icon={<IconFolderQuestion size={34} stroke={1.4} />}
        title={t('faces.nothing')}
        text={t('faces.nothingText')}
      />
    </div>
  )
}
