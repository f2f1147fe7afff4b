import { TextInput } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import classes from './code-field.module.css'

export type CodeFieldProps = {
  readonly label: string
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly value: string
  readonly onChange: (digits: string) => void
  readonly autoFocus?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
}

/** Six digits of an authenticator in one field: typing, pasting with spaces and the device's suggestion all work. */
export const CodeField = ({
  label,
  description,
  error,
  value,
  onChange,
  autoFocus = false,
  inputRef,
}: CodeFieldProps) => (
  <TextInput
    ref={inputRef ?? null}
    label={label}
    description={description}
    error={error}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, '').slice(0, 6))}
    inputMode="numeric"
    autoComplete="one-time-code"
    autoFocus={autoFocus}
    {...(autoFocus ? { 'data-autofocus': true } : {})}
    classNames={{ input: classes.digits ?? '' }}
  />
)
