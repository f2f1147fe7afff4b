import { useTranslation } from 'react-i18next'
import type { ApplicationRow } from '../../../../../server/schemas/accounts/account-opening.ts'
import { useCodeTexts } from '../../../staff/texts.ts'

type CsvRow = readonly (string | number | null)[]

/** Turns shown applications into CSV rows with a head in the language on screen; instants stay ISO 8601. */
export const useCsvRows = (): ((applications: readonly ApplicationRow[]) => CsvRow[]) => {
  const { t } = useTranslation('staff')
  const { code } = useCodeTexts()
  const head = [
    'reference',
    'stage',
    'risk',
    'product',
    'channel',
    'jurisdiction',
    'submitted',
    'since',
    'tasks',
    'due',
  ] as const
  return (applications) => [
    head.map((name) => t(`applications.${name}`)),
    ...applications.map((row): CsvRow => [
      row.reference,
      code('stages', row.stage),
      row.riskBand === null ? '' : code('riskBands', row.riskBand),
      row.product === null ? '' : code('products', row.product),
      code('channels', row.channel),
      row.jurisdiction,
      row.submittedAt,
      row.stageSince,
      row.openTasks,
      row.dueAt,
    ]),
  ]
}
