import { Alert, Loader } from '@mantine/core'
import { IconCloudCheck, IconCloudOff, IconCloudUp, IconGitMerge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { problemText } from '../../../api/problem-text.ts'
import { formatTime } from '../../../shared/format.ts'
import { useLocale } from '../../../shared/use-locale.ts'
import type { SaveState } from './draft-store.ts'
import classes from './wizard.module.css'

const Sign = ({ save }: { save: SaveState }) => {
  switch (save.kind) {
    case 'saving':
      return <Loader size={14} />
    case 'saved':
      return <IconCloudCheck size={17} stroke={1.8} />
    case 'pending':
      return <IconCloudUp size={17} stroke={1.8} />
    case 'offline':
    case 'failed':
      return <IconCloudOff size={17} stroke={1.8} />
  }
}

const useSaveText = (save: SaveState): string => {
  const { t } = useTranslation('apply')
  const locale = useLocale()
  switch (save.kind) {
    case 'saving':
      return t('saved.saving')
    case 'saved':
      return save.at === null ? '' : t('saved.at', { time: formatTime(save.at, locale) })
    case 'pending':
      return t('saved.pending')
    case 'offline':
      return t('saved.offline')
    case 'failed':
      return t('saved.failed', { reason: problemText(save.error) })
  }
}

/** Says whether the answers are safe: "Saved 14:02". Spoken only when it matters. */
export const SaveLine = ({ save }: { save: SaveState }) => {
  const text = useSaveText(save)
  const urgent = save.kind === 'offline' || save.kind === 'failed'
  return (
    <p className={classes.saveLine} data-urgent={urgent || undefined} role={urgent ? 'alert' : 'status'}>
      {text === '' ? null : (
        <>
          <span aria-hidden="true" className={classes.saveSign}>
            <Sign save={save} />
          </span>
          <span>{text}</span>
        </>
      )}
    </p>
  )
}

/** Tells that another window's changes were put together with these. */
export const MergedNotice = ({ onDismiss }: { onDismiss: () => void }) => {
  const { t } = useTranslation(['apply', 'common'])
  return (
    <Alert
      color="violet"
      icon={<IconGitMerge size={20} />}
      withCloseButton
      closeButtonLabel={t('close', { ns: 'common' })}
      onClose={onDismiss}
      role="status"
    >
      {t('saved.conflict')}
    </Alert>
  )
}
