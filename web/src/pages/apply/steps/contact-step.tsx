import { TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftForm } from '../../../../../domain/accounts/account-opening/form.ts'
import { CountrySelect } from '../../../shared/country-select.tsx'
import { useField, useWizard } from '../wizard/wizard-context.tsx'
import { Pair, Section } from './section.tsx'

type Address = NonNullable<DraftForm['address']>

/** Places whose addresses are complete without a postcode, and those without a province. */
const NO_POSTCODE = ['HK', 'MO']
const NO_PROVINCE = ['HK', 'MO', 'SG', 'GB', 'DE', 'FR', 'NL']

const AddressFields = () => {
  const { t } = useTranslation(['apply', 'common'])
  const { draft, set, pack } = useWizard()
  const field = useField()
  const address: Address = draft.address ?? {}
  const change = (parts: Partial<Address>): void => set('address', { ...address, ...parts })
  useEffect(() => {
    if (draft.address === undefined)
      set('address', { country: draft.document?.issuingCountry ?? (pack.jurisdiction === 'CN' ? 'CN' : '') })
  }, [draft.address, draft.document?.issuingCountry, pack.jurisdiction, set])
  const text = (part: 'province' | 'city' | 'line' | 'postcode', maxLength: number, autoComplete: string) => ({
    ...field(`/address/${part}`),
    value: address[part] ?? '',
    maxLength,
    autoComplete,
    onChange: (event: { currentTarget: HTMLInputElement }) => change({ [part]: event.currentTarget.value }),
  })
  const country = address.country ?? ''
  return (
    <>
      <CountrySelect
        {...field('/address/country')}
        label={t('contact.country')}
        value={country === '' ? null : country}
        onChange={(code) => change({ country: code ?? '' })}
      />
      <Pair>
        {NO_PROVINCE.includes(country) ? null : (
          <TextInput {...text('province', 100, 'address-level1')} label={t('contact.province')} />
        )}
        <TextInput {...text('city', 100, 'address-level2')} label={t('contact.city')} />
      </Pair>
      <TextInput
        {...text('line', 300, 'street-address')}
        label={t('contact.line')}
        description={t('contact.lineHint')}
      />
      {NO_POSTCODE.includes(country) ? null : (
        <TextInput
          {...text('postcode', 20, 'postal-code')}
          label={t('contact.postcode')}
          inputMode={country === 'CN' ? 'numeric' : 'text'}
          maw={220}
        />
      )}
    </>
  )
}

export const ContactStep = () => {
  const { t } = useTranslation('apply')
  const { draft, set, checks } = useWizard()
  const field = useField()
  const phone = field('/phone')
  const region = draft.address?.country
  return (
    <>
      <Section title={t('contact.reachTitle')}>
        <TextInput
          {...phone}
          label={t('contact.phone')}
          description={t('contact.phoneHint')}
          type="tel"
          autoComplete="tel"
          maxLength={30}
          value={draft.phone ?? ''}
          onChange={(event) => set('phone', event.currentTarget.value)}
          onBlur={() => {
            const normal = checks?.internationalPhone(draft.phone ?? '', region && region !== '' ? region : null)
            if (normal && normal !== draft.phone) set('phone', normal)
            phone.onBlur()
          }}
        />
        <TextInput
          {...field('/email')}
          label={t('contact.email')}
          description={t('contact.emailHint')}
          type="email"
          autoComplete="email"
          maxLength={254}
          spellCheck={false}
          value={draft.email ?? ''}
          onChange={(event) => set('email', event.currentTarget.value)}
        />
      </Section>
      <Section title={t('contact.addressTitle')}>
        <AddressFields />
      </Section>
    </>
  )
}
