import { Button } from '@mantine/core'
import { IconMapQuestion, IconTool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../shared/page-state.tsx'

/** No page at this address: says what may have happened and leads home. */
export const NotFoundPage = () => {
  const { t } = useTranslation('common')
  return (
    <EmptyState
      heading
      icon={<IconMapQuestion size={36} stroke={1.5} />}
      title={t('notFound.title')}
      text={t('notFound.text')}
      action={
        <Button component="a" href="/">
          {t('notFound.action')}
        </Button>
      }
    />
  )
}

/** A page failed while rendering. */
export const CrashedPage = () => {
  const { t } = useTranslation('common')
  return (
    <EmptyState
      heading
      icon={<IconTool size={36} stroke={1.5} />}
      title={t('crashed.title')}
      text={t('crashed.text')}
      action={<Button onClick={() => window.location.reload()}>{t('crashed.action')}</Button>}
    />
  )
}
