import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OCCUPATIONS, PURPOSES } from '../../../../../domain/accounts/account-opening/form.ts'
import { CountriesSelect } from '../../../shared/country-select.tsx'
import { ChoiceBoxes, ChoiceCards } from '../fields/choice-cards.tsx'
import { MoneyField } from '../fields/money-field.tsx'
import { useField, useWizard } from '../wizard/wizard-context.tsx'
import { Group, Section } from './section.tsx'

const WITHOUT_EMPLOYER = ['PENSIONER', 'HOMEMAKER']
/** Shares of cash that people can tell apart, each stored as the most it stands for. */
const CASH_SHARES = [
  { percent: 0, word: 'none' },
  { percent: 10, word: 'tenth' },
  { percent: 25, word: 'quarter' },
  { percent: 50, word: 'half' },
  { percent: 100, word: 'most' },
] as const

const Turnover = () => {
  const { t } = useTranslation(['apply', 'common'])
  const { draft, set, pack } = useWizard()
  const field = useField()
  const currency = draft.currency ?? pack.currency
  const share = draft.expectedCashSharePercent
  return (
    <>
      <MoneyField
        {...field('/expectedMonthlyTurnoverMinor')}
        label={t('funds.turnover')}
        hint={t('funds.turnoverHint')}
        currency={currency}
        value={draft.expectedMonthlyTurnoverMinor ?? null}
        onChange={(minor) => set('expectedMonthlyTurnoverMinor', minor ?? 0)}
      />
      <MoneyField
        {...field('/monthlyIncomeMinor')}
        label={t('optionalLabel', { ns: 'common', label: t('funds.income') })}
        currency={currency}
        value={draft.monthlyIncomeMinor ?? null}
        onChange={(minor) => set('monthlyIncomeMinor', minor)}
      />
      <ChoiceCards
        {...field('/expectedCashSharePercent')}
        look="chips"
        legend={t('funds.cash')}
        value={share === undefined ? null : String(CASH_SHARES.find(({ percent }) => percent >= share)?.percent ?? 100)}
        onChange={(value) => set('expectedCashSharePercent', Number(value))}
        choices={CASH_SHARES.map(({ percent, word }) => ({
          value: String(percent),
          title: t(`funds.cashShare.${word}`),
        }))}
      />
      <CountriesSelect
        {...field('/expectedCountries')}
        label={t('optionalLabel', { ns: 'common', label: t('funds.countries') })}
        description={t('funds.countriesHint')}
        value={draft.expectedCountries ?? []}
        onChange={(codes) => set('expectedCountries', codes)}
      />
    </>
  )
}

export const WorkStep = () => {
  const { t } = useTranslation(['apply', 'options'])
  const { draft, set } = useWizard()
  const field = useField()
  const occupation = draft.occupation
  return (
    <>
      <Group>
        <Select
          {...field('/occupation')}
          label={t('work.occupation')}
          placeholder={t('work.occupationPlaceholder')}
          data={OCCUPATIONS.map((code) => ({ value: code, label: t(`occupation.${code}`, { ns: 'options' }) }))}
          value={occupation ?? null}
          onChange={(value) => {
            const chosen = OCCUPATIONS.find((code) => code === value)
            if (chosen) set('occupation', chosen)
          }}
          searchable
          allowDeselect={false}
          maxDropdownHeight={300}
        />
        {occupation === undefined || WITHOUT_EMPLOYER.includes(occupation) ? null : (
          <TextInput
            {...field('/employer')}
            label={t('work.employer')}
            description={t('work.employerHint')}
            value={draft.employer ?? ''}
            maxLength={200}
            autoComplete="organization"
            onChange={(event) => set('employer', event.currentTarget.value)}
          />
        )}
        <ChoiceBoxes
          {...field('/purposes')}
          look="chips"
          legend={t('work.purposes')}
          hint={t('work.purposesHint')}
          value={draft.purposes ?? []}
          onChange={(value) => set('purposes', value)}
          choices={PURPOSES.map((code) => ({ value: code, title: t(`purpose.${code}`, { ns: 'options' }) }))}
        />
      </Group>
      <Section title={t('work.useTitle')} text={t('work.useText')}>
        <Turnover />
      </Section>
    </>
  )
}
