import { Loader, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApplicationRow } from '../../../../server/schemas/accounts/account-opening.ts'
import { RiskBadge, StageBadge } from '../parts/badges.tsx'
import { StaffDialog } from '../parts/staff-dialog.tsx'
import { referenceQuery } from '../queries.ts'
import classes from './reference-search.module.css'

const LIST_ID = 'reference-search-list'
const optionId = (row: ApplicationRow): string => `${LIST_ID}-${row.id}`

const Option = ({ row, active, onChoose }: { row: ApplicationRow; active: boolean; onChoose: () => void }) => (
  <li
    id={optionId(row)}
    role="option"
    aria-selected={active}
    className={classes.option}
    data-active={active || undefined}
    onMouseDown={(event) => {
      event.preventDefault()
      onChoose()
    }}
  >
    <span className={classes.reference}>{row.reference}</span>
    <span className={classes.badges}>
      <StageBadge stage={row.stage} />
      {row.riskBand === null ? null : <RiskBadge band={row.riskBand} />}
    </span>
  </li>
)

const Search = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('staff')
  const router = useRouter()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const reference = typed.trim().toUpperCase()
  const [asked] = useDebouncedValue(reference, 180)
  const found = useQuery(referenceQuery(asked))
  const rows = asked === '' ? [] : (found.data?.items ?? [])
  const current = rows[Math.min(active, rows.length - 1)]
  const choose = (row: ApplicationRow): void => {
    onClose()
    void router.navigate({ to: '/staff/applications/$id', params: { id: row.id } })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setActive((index) => Math.max(0, Math.min(rows.length - 1, index + step)))
    } else if (event.key === 'Enter' && current && asked === reference) choose(current)
  }
  const none = asked !== '' && !found.isFetching && rows.length === 0
  return (
    <>
      <TextInput
        data-autofocus
        size="md"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
        placeholder={t('nav.searchHint')}
        aria-label={t('nav.search')}
        leftSection={<IconSearch size={18} stroke={1.7} />}
        rightSection={found.isFetching ? <Loader size={16} /> : null}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls={LIST_ID}
        aria-autocomplete="list"
        {...(current ? { 'aria-activedescendant': optionId(current) } : {})}
        spellCheck={false}
      />
      <ul
        id={LIST_ID}
        role="listbox"
        aria-label={t('nav.applications')}
        className={classes.list}
        hidden={rows.length === 0}
      >
        {rows.map((row) => (
          <Option key={row.id} row={row} active={row === current} onChoose={() => choose(row)} />
        ))}
      </ul>
      <p role="status" className={classes.none} hidden={!none}>
        {none ? t('nav.searchNone', { reference: asked }) : ''}
      </p>
    </>
  )
}

/** Finds a case by its reference from anywhere; arrow keys choose, Enter opens. Personal fields cannot be searched. */
export const ReferenceSearch = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t } = useTranslation('staff')
  return (
    <StaffDialog opened={opened} onClose={onClose} title={t('nav.search')} size={520} yOffset="12vh">
      <Search onClose={onClose} />
    </StaffDialog>
  )
}
