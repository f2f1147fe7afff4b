import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './dialog.module.css'

export type DialogProps = {
  readonly opened: boolean
  readonly onClose: () => void
  readonly title: string
  readonly children: ReactNode
  readonly size?: 'md' | 'lg' | 'xl'
  /** Fills the screen, for long texts on a phone. */
  readonly fullScreen?: boolean
}

/** A dialog with title and close button: keeps the focus inside, closes with Escape, gives the focus back to where it was. */
export const Dialog = ({ opened, onClose, title, children, size = 'md', fullScreen = false }: DialogProps) => {
  const { t } = useTranslation('common')
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} fullScreen={fullScreen} centered>
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
