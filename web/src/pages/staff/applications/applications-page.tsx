import { Button, SegmentedControl, Select } from '@mantine/core'
import { IconFiles, IconFilterOff, IconTableExport } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { OPENING_STAGES } from '../../../../../domain/accounts/account-opening/stages.ts'
import { EmptyState, PageState } from '../../../shared/page-state.tsx'
import { download, toCsv } from '../../../staff/csv.ts'
import { LoadMore } from '../../../staff/parts/load-more.tsx'
import { PageHead } from '../../../staff/parts/page-head.tsx'
import { ReferenceFilter } from '../../../staff/parts/reference-filter.tsx'
import { TableSkeleton } from '../../../staff/parts/table-skeleton.tsx'
import { applicationsQuery } from '../../../staff/queries.ts'
import { useCodeTexts } from '../../../staff/texts.ts'
import { useRowKeys } from '../../../staff/use-row-keys.ts'
import { changedApplications, type ApplicationSearch } from '../search.ts'
import { ApplicationTable } from './application-table.tsx'
import classes from './applications-page.module.css'
import { useCsvRows } from './csv-rows.ts'

const route = getRouteApi('/staff/workbench/applications')

const apiFilters = (search: ApplicationSearch) => ({
  stage: search.stage,
  reference: search.reference,
  open: search.show === 'all' ? undefined : search.show === 'ended' ? 'false' : 'true',
})

const Filters = ({ search, onChange }: { search: ApplicationSearch; onChange: (next: ApplicationSearch) => void }) => {
  const { t } = useTranslation('staff')
  const { code } = useCodeTexts()
  return (
    <div className={classes.filters}>
      <SegmentedControl
        size="xs"
        aria-label={t('applications.show')}
        value={search.show ?? 'open'}
        data={[
          { value: 'open', label: t('applications.openOnly') },
          { value: 'ended', label: t('applications.closedOnly') },
          { value: 'all', label: t('applications.all') },
        ]}
        onChange={(show) =>
          onChange(changedApplications(search, { show: show === 'all' || show === 'ended' ? show : null }))
        }
      />
      <Select
        size="xs"
        w={210}
        aria-label={t('applications.stage')}
        placeholder={t('applications.stageAll')}
        data={OPENING_STAGES.map((stage) => ({ value: stage, label: code('stages', stage) }))}
        value={search.stage ?? null}
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('inbox.clearFilters') }}
        onChange={(stage) => onChange(changedApplications(search, { stage }))}
      />
      <ReferenceFilter
        label={t('applications.reference')}
        value={search.reference}
        onChange={(reference) => onChange(changedApplications(search, { reference }))}
      />
    </div>
  )
}

const Nothing = ({ filtered, onClear }: { filtered: boolean; onClear: () => void }) => {
  const { t } = useTranslation('staff')
  if (!filtered)
    return (
      <EmptyState
        icon={<IconFiles size={34} stroke={1.4} />}
        title={t('applications.empty')}
        text={t('applications.emptyText')}
      />
    )
  return (
    <EmptyState
      icon={<IconFilterOff size={34} stroke={1.4} />}
      title={t('applications.emptyFiltered')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('inbox.clearFilters')}
        </Button>
      }
    />
  )
}

/** Every application that the person may see, under filters that live in the address; what is shown can be taken as CSV. */
export const ApplicationsPage = () => {
  const { t } = useTranslation('staff')
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery(applicationsQuery(apiFilters(search)))
  const applications = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data])
  const rows = useRowKeys(applications.map((row) => row.id))
  const csvRows = useCsvRows()
  const change = (next: ApplicationSearch): void => void navigate({ search: next, replace: true })
  return (
    <div className={classes.page}>
      <PageHead title={t('applications.title')}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconTableExport size={16} />}
          title={t('applications.csvHint')}
          disabled={applications.length === 0}
          onClick={() =>
            download(
              `applications-${new Date().toISOString().slice(0, 10)}.csv`,
              toCsv(csvRows(applications)),
              'text/csv;charset=utf-8',
            )
          }
        >
          {t('applications.csv')}
        </Button>
      </PageHead>
      <Filters search={search} onChange={change} />
      <PageState
        query={query}
        skeleton={<TableSkeleton rows={10} columns={6} />}
        empty={{
          when: () => applications.length === 0,
          show: <Nothing filtered={Object.keys(search).length > 0} onClear={() => change({ show: 'all' })} />,
        }}
      >
        {() => (
          <>
            <ApplicationTable applications={applications} rows={rows} />
            <LoadMore query={query} shown={t('applications.loaded', { shown: applications.length })} />
          </>
        )}
      </PageState>
    </div>
  )
}
