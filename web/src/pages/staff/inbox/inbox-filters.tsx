import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { STAFF_ROLES } from '../../../../../domain/operations/access/roles.ts'
import { isTaskKind, taskKinds } from '../../../../../domain/operations/tasks/kinds.ts'
import { FilterChip } from '../../../staff/parts/filter-chip.tsx'
import { ReferenceFilter } from '../../../staff/parts/reference-filter.tsx'
import type { TaskCounts } from '../../../staff/queries.ts'
import { useCodeTexts } from '../../../staff/texts.ts'
import { changedInbox, type InboxSearch } from '../search.ts'
import classes from './inbox-filters.module.css'

type FilterProps = {
  readonly search: InboxSearch
  readonly counts: TaskCounts | undefined
  readonly onChange: (next: InboxSearch) => void
}

const Tallies = ({ search, counts, onChange }: FilterProps) => {
  const { t } = useTranslation('staff')
  const tally = (id: string, label: string, count: number | undefined, on: boolean, change: Partial<InboxSearch>) => (
    <button
      key={id}
      type="button"
      className={classes.tally}
      data-id={id}
      aria-pressed={on}
      onClick={() => onChange(changedInbox(base, change))}
    >
      <span className={classes.number}>{count ?? '–'}</span>
      <span className={classes.word}>{label}</span>
    </button>
  )
  const base = changedInbox(search, { mine: null, due: null, state: null })
  const none = search.mine !== true && search.due === undefined && search.state === undefined
  return (
    <div className={classes.tallies}>
      {tally('open', t('inbox.countOpen'), counts?.open, none, {})}
      {tally('mine', t('inbox.countMine'), counts?.mine, search.mine === true, { mine: true })}
      {tally(
        counts && counts.overdue > 0 ? 'overdue' : 'none-overdue',
        t('inbox.countOverdue'),
        counts?.overdue,
        search.due === 'overdue',
        { due: 'overdue' },
      )}
    </div>
  )
}

const shownKinds = (counts: TaskCounts | undefined, chosen: string | undefined): string[] =>
  Object.keys(taskKinds).filter((kind) => kind === chosen || (counts?.byKind[kind] ?? 0) > 0)

const Chips = ({ search, counts, onChange }: FilterProps) => {
  const { t } = useTranslation('staff')
  const { code } = useCodeTexts()
  const toggle = (change: { [Key in keyof InboxSearch]?: InboxSearch[Key] | undefined }): void =>
    onChange(changedInbox(search, change))
  return (
    <div className={classes.chips} role="group" aria-label={t('inbox.filters')}>
      {shownKinds(counts, search.kind).map((kind) => (
        <FilterChip
          key={kind}
          on={search.kind === kind}
          count={isTaskKind(kind) ? counts?.byKind[kind] : undefined}
          onToggle={() => toggle({ kind: search.kind === kind ? undefined : kind })}
        >
          {code('taskKinds', kind)}
        </FilterChip>
      ))}
      <span className={classes.divider} aria-hidden="true" />
      {(['today', 'week'] as const).map((due) => (
        <FilterChip
          key={due}
          on={search.due === due}
          onToggle={() => toggle({ due: search.due === due ? undefined : due })}
        >
          {t(`inbox.dueValues.${due}`)}
        </FilterChip>
      ))}
      <span className={classes.divider} aria-hidden="true" />
      <FilterChip
        on={search.state === 'ANSWERED'}
        onToggle={() => toggle({ state: search.state === 'ANSWERED' ? undefined : 'ANSWERED' })}
      >
        {t('inbox.stateValues.ANSWERED')}
      </FilterChip>
    </div>
  )
}

/** Filters of the inbox with how many tasks each would show. */
export const InboxFilters = (props: FilterProps) => {
  const { t } = useTranslation('staff')
  const { code } = useCodeTexts()
  const { search, onChange } = props
  return (
    <div className={classes.filters}>
      <div className={classes.line}>
        <Tallies {...props} />
        <div className={classes.fields}>
          <Select
            size="xs"
            w={184}
            aria-label={t('inbox.audience')}
            placeholder={t('inbox.audience')}
            clearable
            clearButtonProps={{ 'aria-label': t('inbox.clearFilters') }}
            value={search.audience ?? null}
            data={STAFF_ROLES.map((role) => ({ value: role, label: code('roles', role) }))}
            onChange={(audience) => onChange(changedInbox(search, { audience }))}
          />
          <ReferenceFilter
            label={t('inbox.referenceFilter')}
            value={search.reference}
            onChange={(reference) => onChange(changedInbox(search, { reference }))}
          />
        </div>
      </div>
      <Chips {...props} />
    </div>
  )
}
