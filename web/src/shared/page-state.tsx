import { Button, Skeleton, Stack } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { IconCloudOff, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/client.ts'
import { problemText } from '../api/problem-text.ts'
import classes from './page-state.module.css'

/** What went wrong, why, a way to try again, and the reference to quote. */
export const ErrorState = ({ error, onRetry, title }: { error: unknown; onRetry?: () => void; title?: string }) => {
  const { t } = useTranslation('common')
  const reference = isProblem(error) ? error.reference : null
  return (
    <div className={classes.face} role="alert">
      <IconCloudOff size={32} stroke={1.5} className={classes.icon} aria-hidden="true" />
      <p className={classes.title}>{title ?? t('errorTitle')}</p>
      <p className={classes.text}>{problemText(error)}</p>
      {onRetry ? (
        <Button variant="default" leftSection={<IconRefresh size={17} />} onClick={onRetry}>
          {t('retry')}
        </Button>
      ) : null}
      {reference ? <p className={classes.reference}>{t('errorReference', { reference })}</p> : null}
    </div>
  )
}

/** What this place is for and the first step, when there is nothing in it yet. */
export const EmptyState = ({
  icon,
  title,
  text,
  action,
  heading = false,
}: {
  icon?: ReactNode
  title: string
  text?: string
  action?: ReactNode
  /** True when this is the whole page, so that its title is the page's heading. */
  heading?: boolean
}) => (
  <div className={classes.face}>
    {icon ? <span className={classes.icon}>{icon}</span> : null}
    {heading ? <h1 className={classes.title}>{title}</h1> : <p className={classes.title}>{title}</p>}
    {text ? <p className={classes.text}>{text}</p> : null}
    {action}
  </div>
)

/** Lines in the place of text that is on its way. */
export const LinesSkeleton = ({ lines = 4 }: { lines?: number }) => {
  const { t } = useTranslation('common')
  return (
    <Stack gap="sm" role="status" aria-label={t('loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={18} width={`${96 - (line % 3) * 14}%`} />
      ))}
    </Stack>
  )
}

export type PageStateProps<T> = {
  readonly query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>
  readonly skeleton?: ReactNode
  readonly empty?: { readonly when: (data: T) => boolean; readonly show: ReactNode }
  readonly children: (data: T) => ReactNode
}

/** The faces of one query: skeleton while loading, error with retry, empty, full. Old data stays on screen while a refresh fails. */
export const PageState = <T,>({ query, skeleton, empty, children }: PageStateProps<T>) => {
  if (query.data !== undefined) return empty?.when(query.data) ? empty.show : children(query.data)
  if (query.isPending && query.error === null) return skeleton ?? <LinesSkeleton />
  return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
}
