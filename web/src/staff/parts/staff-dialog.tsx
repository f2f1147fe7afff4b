import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './staff-dialog.module.css'

export type StaffDialogProps = {
  readonly opened: boolean
  readonly title: string
  readonly size?: number
  readonly yOffset?: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog of the workbench: traps the focus, closes on Escape and gives the focus back to where it was. */
export const StaffDialog = ({ opened, title, size = 560, yOffset, onClose, children }: StaffDialogProps) => {
  const { t } = useTranslation('staff')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      {...(yOffset === undefined ? { centered: true } : { yOffset })}
      closeButtonProps={{ 'aria-label': t('nav.close') }}
      classNames={{ title: classes.title ?? '', body: classes.body ?? '', header: classes.header ?? '' }}
    >
      {children}
    </Modal>
  )
}
