import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Rows in the place of a table that is on its way, in its final rhythm. */
export const TableSkeleton = ({ rows, columns }: { rows: number; columns: number }) => {
  const { t } = useTranslation('staff')
  return (
    <div
      role="status"
      aria-label={t('faces.loading')}
      style={{
        display: 'grid',
        gridTemplateColumns: `1.6fr repeat(${columns - 1}, 1fr)`,
        gap: '18px 24px',
        padding: '16px 12px',
      }}
    >
      {Array.from({ length: rows * columns }, (_, cell) => (
        <Skeleton key={cell} height={15} width={`${92 - ((cell * 7) % 5) * 11}%`} />
      ))}
    </div>
  )
}
