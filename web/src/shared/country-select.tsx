import { MultiSelect, Select, type ComboboxData } from '@mantine/core'
import { useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCountries } from './countries.ts'

const OFTEN = ['CN', 'HK', 'MO', 'TW', 'US', 'GB', 'SG', 'JP', 'AU', 'CA', 'DE', 'FR']

const useCountryOptions = (): ComboboxData => {
  const { t } = useTranslation('common')
  const names = useCountries()
  return useMemo(() => {
    const option = (code: string) => ({ value: code, label: names.get(code) ?? code })
    if (names.size === 0) return []
    const rest = [...names.keys()].filter((code) => !OFTEN.includes(code))
    return [
      { group: t('country.common'), items: OFTEN.map(option) },
      { group: t('country.all'), items: rest.map(option) },
    ]
  }, [names, t])
}

type CountryFieldProps = {
  readonly id?: string
  readonly label: string
  readonly description?: ReactNode
  readonly error?: ReactNode
  readonly required?: boolean
  readonly onBlur?: () => void
}

/** One country or region by ISO 3166-1 alpha-2 code, searchable by name in the language on screen or by code. */
export const CountrySelect = ({
  value,
  onChange,
  ...field
}: CountryFieldProps & { value: string | null; onChange: (code: string | null) => void }) => {
  const { t } = useTranslation('common')
  const data = useCountryOptions()
  return (
    <Select
      {...field}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      allowDeselect={false}
      placeholder={t('country.placeholder')}
      nothingFoundMessage={t('country.none')}
      maxDropdownHeight={300}
      autoComplete="off"
    />
  )
}

/** Several countries or regions, as `CountrySelect`. */
export const CountriesSelect = ({
  value,
  onChange,
  ...field
}: CountryFieldProps & { value: string[]; onChange: (codes: string[]) => void }) => {
  const { t } = useTranslation('common')
  const data = useCountryOptions()
  return (
    <MultiSelect
      {...field}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      hidePickedOptions
      placeholder={value.length === 0 ? t('country.placeholder') : ''}
      nothingFoundMessage={t('country.none')}
      maxDropdownHeight={300}
    />
  )
}
