import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './load-more.module.css'

type Paged = {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => Promise<unknown>
}

/** Foot of a keyset list: how much is shown, and the next page on demand. */
export const LoadMore = ({ query, shown, label }: { query: Paged; shown: string; label?: string }) => {
  const { t } = useTranslation('staff')
  return (
    <div className={classes.foot}>
      <span role="status" hidden={shown === ''}>
        {shown}
      </span>
      {query.hasNextPage ? (
        <Button
          variant="default"
          size="xs"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {label ?? t('inbox.more')}
        </Button>
      ) : null}
    </div>
  )
}
