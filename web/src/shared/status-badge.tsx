import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconClock,
  IconGavel,
  IconProgress,
  type Icon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './status-badge.module.css'

/** What a colour means, everywhere: done, waiting on somebody, stopped or breached, a person's decision, under way, nothing special. */
export type StatusTone = 'done' | 'waiting' | 'stopped' | 'decision' | 'active' | 'neutral' | 'warning'

const ICONS: { readonly [T in StatusTone]: Icon } = {
  done: IconCircleCheck,
  waiting: IconClock,
  stopped: IconBan,
  decision: IconGavel,
  active: IconProgress,
  neutral: IconCircleDashed,
  warning: IconAlertTriangle,
}

/** A state as icon and word; the colour only repeats what they say. */
export const StatusBadge = ({ tone, children, icon }: { tone: StatusTone; children: ReactNode; icon?: Icon }) => {
  const Shown = icon ?? ICONS[tone]
  return (
    <span className={classes.badge} data-tone={tone}>
      <Shown size={15} stroke={2} aria-hidden="true" />
      <span>{children}</span>
    </span>
  )
}
