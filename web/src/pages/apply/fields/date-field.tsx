import { TextInput } from '@mantine/core'
import { isRealDate } from '../../../../../domain/kernel/dates.ts'
import { formatDay } from '../../../shared/format.ts'
import { normaliseDate } from '../../../shared/today.ts'
import { useLocale } from '../../../shared/use-locale.ts'
import type { FieldProps } from '../wizard/wizard-context.tsx'

type DateFieldProps = FieldProps & {
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete?: string
  readonly disabled?: boolean
}

/** A date typed or pasted in any year-first way; becomes `YYYY-MM-DD` when left, and is said back in words. */
export const DateField = ({ hint, value, onChange, onBlur, autoComplete = 'off', ...field }: DateFieldProps) => {
  const locale = useLocale()
  const said = isRealDate(value) ? formatDay(value, locale) : null
  return (
    <TextInput
      {...field}
      description={hint}
      value={value}
      inputMode="numeric"
      autoComplete={autoComplete}
      maxLength={16}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={(event) => {
        const normal = normaliseDate(event.currentTarget.value)
        if (normal !== value) onChange(normal)
        onBlur()
      }}
      rightSectionWidth={said ? 148 : 0}
      rightSectionPointerEvents="none"
      rightSection={said ? <span style={{ fontSize: 13, color: 'var(--mantine-color-dimmed)' }}>{said}</span> : null}
    />
  )
}
