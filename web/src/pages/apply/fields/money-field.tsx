import { NumberInput } from '@mantine/core'
import { minorDigits } from '../../../shared/format.ts'
import { useLocale } from '../../../shared/use-locale.ts'
import type { FieldProps } from '../wizard/wizard-context.tsx'

type MoneyFieldProps = FieldProps & {
  readonly label: string
  readonly hint?: string
  readonly currency: string
  /** Minor units, or null when nothing is entered. */
  readonly value: number | null
  readonly onChange: (minor: number | null) => void
}

const signOf = (currency: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find((part) => part.type === 'currency')?.value ?? currency

/** A whole amount of money with its sign and thousands marks; pasting "12,000.00" works. */
export const MoneyField = ({ hint, currency, value, onChange, ...field }: MoneyFieldProps) => {
  const locale = useLocale()
  const unit = 10 ** minorDigits(currency)
  return (
    <NumberInput
      {...field}
      description={hint}
      value={value === null ? '' : value / unit}
      onChange={(amount) => onChange(amount === '' ? null : Math.round(Number(amount) * unit))}
      prefix={`${signOf(currency, locale)} `}
      thousandSeparator=","
      decimalScale={minorDigits(currency)}
      allowNegative={false}
      hideControls
      max={9_000_000_000}
      clampBehavior="strict"
      inputMode="decimal"
      autoComplete="off"
    />
  )
}
