import { Notifications, notifications } from '@mantine/notifications'
import { IconAlertCircle, IconCircleCheck } from '@tabler/icons-react'
import '@mantine/notifications/styles.css'
import { textOf } from '../../i18n/i18n.ts'

const closeButton = () => ({ 'aria-label': textOf('staff', 'nav.close') ?? '' })

/** Place of short confirmations; spoken politely. */
export const ToastRegion = () => (
  <Notifications position="bottom-center" limit={3} autoClose={5000} aria-live="polite" />
)

/** Says that something was done. */
export const toastDone = (message: string): void => {
  notifications.show({
    message,
    color: 'green',
    icon: <IconCircleCheck size={20} />,
    withBorder: true,
    closeButtonProps: closeButton(),
  })
}

/** Says that something asked for was not done, and why. */
export const toastRefused = (message: string): void => {
  notifications.show({
    message,
    color: 'red',
    icon: <IconAlertCircle size={20} />,
    withBorder: true,
    closeButtonProps: closeButton(),
    autoClose: 8000,
  })
}
