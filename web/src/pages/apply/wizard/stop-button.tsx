import { UnstyledButton } from '@mantine/core'
import { IconPlayerPause } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './stop-dialog.module.css'

const StopDialog = lazy(async () => ({ default: (await import('./stop-dialog.tsx')).StopDialog }))

/** "Stop for now": opens the dialog that says how to go on later. */
export const StopButton = () => {
  const { t } = useTranslation('apply')
  const [opened, setOpened] = useState(false)
  const [wanted, setWanted] = useState(false)
  return (
    <>
      <UnstyledButton
        className={classes.open}
        onClick={() => {
          setWanted(true)
          setOpened(true)
        }}
      >
        <IconPlayerPause size={16} stroke={1.8} aria-hidden="true" />
        {t('mail.open')}
      </UnstyledButton>
      {wanted ? (
        <Suspense fallback={null}>
          <StopDialog opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
