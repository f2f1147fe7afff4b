import { IconListSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../../shared/format.ts'
import { EmptyState, PageState } from '../../../shared/page-state.tsx'
import { StatusBadge } from '../../../shared/status-badge.tsx'
import { RelativeTime, useNow } from '../../../shared/time-text.tsx'
import { PageHead } from '../../../staff/parts/page-head.tsx'
import table from '../../../staff/parts/table.module.css'
import { TableSkeleton } from '../../../staff/parts/table-skeleton.tsx'
import { listsQuery, type WatchListRow } from '../../../staff/queries.ts'
import { useCodeTexts } from '../../../staff/texts.ts'
import classes from './lists-page.module.css'
import { shortVersion } from '../../../staff/list-version.ts'

const DAY_MS = 86_400_000
const IMPORT_COMMAND = 'npm run steward -- lists import --source ofac --file sdn.csv --alt alt.csv --add add.csv'

const State = ({ row }: { row: WatchListRow }) => {
  const { t } = useTranslation('staff')
  const { code } = useCodeTexts()
  const now = useNow()
  if (row.state !== 'LOADED') return <StatusBadge tone="waiting">{code('listStates', row.state)}</StatusBadge>
  const stale = row.source !== 'DEMO' && now - Date.parse(row.loadedAt) > DAY_MS
  return stale ? (
    <StatusBadge tone="warning">{t('lists.stale')}</StatusBadge>
  ) : (
    <StatusBadge tone="done">{t('lists.current')}</StatusBadge>
  )
}

const Row = ({ row }: { row: WatchListRow }) => {
  const { t } = useTranslation('staff')
  const { locale, code } = useCodeTexts()
  return (
    <tr className={table.row}>
      <th scope="row" className={classes.source}>
        {code('listSources', row.source)}
      </th>
      <td data-label={t('lists.state')}>
        <State row={row} />
      </td>
      <td data-label={t('lists.version')} className={table.number}>
        <span title={row.version}>{shortVersion(row.version)}</span>
      </td>
      <td data-label={t('lists.entries')} className={table.right}>
        {new Intl.NumberFormat(locale).format(row.entries)}
      </td>
      <td data-label={t('lists.published')} className={table.dim}>
        {row.publishedAt === null ? (
          '–'
        ) : (
          <time dateTime={row.publishedAt}>{formatDateTime(row.publishedAt, locale)}</time>
        )}
      </td>
      <td data-label={t('lists.loaded')} className={table.dim}>
        <RelativeTime at={row.loadedAt} />
      </td>
    </tr>
  )
}

const NoList = () => {
  const { t } = useTranslation('staff')
  return (
    <EmptyState
      icon={<IconListSearch size={34} stroke={1.4} />}
      title={t('lists.empty')}
      text={t('lists.emptyText')}
      action={<code className={classes.command}>{IMPORT_COMMAND}</code>}
    />
  )
}

/** The screening lists in force: version, age, size and state of each. */
export const ListsPage = () => {
  const { t } = useTranslation('staff')
  const query = useQuery(listsQuery)
  return (
    <div className={classes.page}>
      <PageHead title={t('lists.title')} />
      <p className={classes.lead}>{t('lists.lead')}</p>
      <PageState
        query={query}
        skeleton={<TableSkeleton rows={3} columns={6} />}
        empty={{ when: (rows) => rows.length === 0, show: <NoList /> }}
      >
        {(rows) => (
          <div className={table.frame}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('lists.source')}</th>
                  <th scope="col">{t('lists.state')}</th>
                  <th scope="col">{t('lists.version')}</th>
                  <th scope="col" className={table.right}>
                    {t('lists.entries')}
                  </th>
                  <th scope="col">{t('lists.published')}</th>
                  <th scope="col">{t('lists.loaded')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <Row key={`${row.source} ${row.version}`} row={row} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </PageState>
    </div>
  )
}
