import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ACCOUNT_CLASSES, PRODUCTS } from '../../../../../domain/accounts/account-opening/form.ts'
import { useConfiguration } from '../../../api/configuration.ts'
import { ChoiceCards } from '../fields/choice-cards.tsx'
import { useField, useWizard } from '../wizard/wizard-context.tsx'
import { Group } from './section.tsx'

const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP'] as const

const AccountClass = () => {
  const { t } = useTranslation(['apply', 'options'])
  const { draft, set, pack } = useWizard()
  const field = useField()
  if (pack.accountClasses === null) return null
  const classes = pack.accountClasses
  return (
    <ChoiceCards
      {...field('/accountClass')}
      legend={t('product.accountClass')}
      hint={t('product.accountClassWhy')}
      value={draft.accountClass ?? null}
      onChange={(value) => set('accountClass', value)}
      choices={ACCOUNT_CLASSES.map((id) => {
        const branchOnly = !classes[id].remoteOpening && draft.accountClass !== id
        return {
          value: id,
          title: t(`accountClass.${id}.name`, { ns: 'options' }),
          text: t(`accountClass.${id}.text`, { ns: 'options' }),
          disabled: branchOnly,
          ...(branchOnly ? { note: t('product.branchOnly') } : {}),
        }
      })}
    />
  )
}

export const ProductStep = () => {
  const { t } = useTranslation(['apply', 'options'])
  const { draft, set, pack } = useWizard()
  const field = useField()
  const offered = useConfiguration()?.products ?? PRODUCTS
  const currencies = [...new Set([pack.currency, ...CURRENCIES])]
  useEffect(() => {
    if (draft.currency === undefined) set('currency', pack.currency)
  }, [draft.currency, pack.currency, set])
  return (
    <Group>
      <ChoiceCards
        {...field('/product')}
        legend={t('product.legend')}
        hideLegend
        value={draft.product ?? null}
        onChange={(value) => set('product', value)}
        choices={PRODUCTS.filter((id) => offered.includes(id)).map((id) => ({
          value: id,
          title: t(`product.${id}.name`, { ns: 'options' }),
          text: t(`product.${id}.text`, { ns: 'options' }),
        }))}
      />
      <AccountClass />
      <ChoiceCards
        {...field('/currency')}
        look="chips"
        legend={t('product.currency')}
        value={draft.currency ?? null}
        onChange={(value) => set('currency', value)}
        choices={currencies.map((code) => {
          const known = CURRENCIES.find((currency) => currency === code)
          return { value: code, title: known ? t(`currency.${known}`, { ns: 'options' }) : code }
        })}
      />
    </Group>
  )
}
