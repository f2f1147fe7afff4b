import { UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './filter-chip.module.css'

/** One filter that is on or off; its state is spoken, marked with a tick and lives in the address. */
export const FilterChip = ({
  on,
  onToggle,
  count,
  tone,
  children,
}: {
  on: boolean
  onToggle: () => void
  count?: number | undefined
  tone?: 'stopped' | undefined
  children: ReactNode
}) => (
  <UnstyledButton
    className={classes.chip}
    aria-pressed={on}
    data-on={on || undefined}
    data-tone={tone}
    onClick={onToggle}
  >
    {on ? <IconCheck size={14} stroke={2.4} aria-hidden="true" /> : null}
    <span>{children}</span>
    {count === undefined ? null : <span className={classes.count}>{count}</span>}
  </UnstyledButton>
)
