import { PasswordInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './activate-page.module.css'

type PasswordFieldProps = {
  readonly value: string
  readonly onChange: (text: string) => void
  readonly error: string | null
  readonly shortest: number
}

/** A new password that can be revealed and pasted, with its length counted aloud. */
export const PasswordField = ({ value, onChange, error, shortest }: PasswordFieldProps) => {
  const { t } = useTranslation('activate')
  const count = [...value].length
  const enough = count >= shortest
  return (
    <div>
      <PasswordInput
        id="activate-password"
        label={t('password.label')}
        description={t('password.hint')}
        value={value}
        error={error}
        maxLength={128}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('password.show'), tabIndex: 0 }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p className={classes.meter} data-enough={enough || undefined} aria-live="polite">
        {enough ? <IconCheck size={15} stroke={2.4} aria-hidden="true" /> : null}
        {enough ? t('password.enough') : t('password.length', { count })}
      </p>
    </div>
  )
}
