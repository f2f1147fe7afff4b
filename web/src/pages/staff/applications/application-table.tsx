import { Link, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ApplicationRow } from '../../../../../server/schemas/accounts/account-opening.ts'
import { RelativeTime } from '../../../shared/time-text.tsx'
import { RiskBadge, StageBadge } from '../../../staff/parts/badges.tsx'
import { DueClock } from '../../../staff/parts/due-clock.tsx'
import table from '../../../staff/parts/table.module.css'
import { useCodeTexts } from '../../../staff/texts.ts'
import type { RowKeys } from '../../../staff/use-row-keys.ts'

const Row = ({ row, rows }: { row: ApplicationRow; rows: RowKeys }) => {
  const { t } = useTranslation('staff')
  const { code } = useCodeTexts()
  const router = useRouter()
  const open = (): void => void router.navigate({ to: '/staff/applications/$id', params: { id: row.id } })
  return (
    <tr
      className={table.row}
      data-active={rows.activeId === row.id || undefined}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a') === null) open()
      }}
    >
      <td className={table.main}>
        <Link
          to="/staff/applications/$id"
          params={{ id: row.id }}
          {...rows.rowProps(row.id)}
          className={`${table.link} ${table.number}`}
        >
          {row.reference}
        </Link>
      </td>
      <td data-label={t('applications.stage')}>
        <StageBadge stage={row.stage} />
      </td>
      <td data-label={t('applications.since')} className={table.dim}>
        <RelativeTime at={row.stageSince} />
      </td>
      <td data-label={t('applications.risk')}>
        {row.riskBand === null ? (
          <span className={table.dim}>{t('applications.unrated')}</span>
        ) : (
          <RiskBadge band={row.riskBand} />
        )}
      </td>
      <td data-label={t('applications.product')}>
        {row.product === null ? <span className={table.dim}>–</span> : code('products', row.product)}
      </td>
      <td data-label={t('applications.channel')}>{code('channels', row.channel)}</td>
      <td data-label={t('applications.submitted')} className={table.dim}>
        {row.submittedAt === null ? t('applications.notSubmitted') : <RelativeTime at={row.submittedAt} />}
      </td>
      <td data-label={t('applications.due')}>
        {row.dueAt === null ? (
          <span className={table.dim}>–</span>
        ) : (
          <DueClock openedAt={row.stageSince} dueAt={row.dueAt} />
        )}
      </td>
    </tr>
  )
}

/** Applications as a table without personal fields; a row leads to its case. */
export const ApplicationTable = ({
  applications,
  rows,
}: {
  applications: readonly ApplicationRow[]
  rows: RowKeys
}) => {
  const { t } = useTranslation('staff')
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('applications.reference')}</th>
            <th scope="col">{t('applications.stage')}</th>
            <th scope="col">{t('applications.since')}</th>
            <th scope="col">{t('applications.risk')}</th>
            <th scope="col">{t('applications.product')}</th>
            <th scope="col">{t('applications.channel')}</th>
            <th scope="col">{t('applications.submitted')}</th>
            <th scope="col">{t('applications.due')}</th>
          </tr>
        </thead>
        <tbody>
          {applications.map((row) => (
            <Row key={row.id} row={row} rows={rows} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
