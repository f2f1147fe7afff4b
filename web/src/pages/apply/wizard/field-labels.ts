import type { TFunction } from 'i18next'
import { CONSENT_KINDS } from '../../../../../domain/accounts/account-opening/form.ts'

type ApplyText = TFunction<readonly ['apply', 'options']>

const LABELS: readonly (readonly [RegExp, (t: ApplyText) => string])[] = [
  [/^\/product/, (t) => t('product.legend')],
  [/^\/accountClass/, (t) => t('product.accountClass')],
  [/^\/currency/, (t) => t('product.currency')],
  [/^\/name\/native\/given/, (t) => t('name.given')],
  [/^\/name\/native/, (t) => t('name.family')],
  [/^\/name\/latin\/given/, (t) => t('name.latinGiven')],
  [/^\/name\/latin/, (t) => t('name.latinFamily')],
  [/^\/name\/previousNames/, (t) => t('name.previous')],
  [/^\/sex/, (t) => t('document.sex')],
  [/^\/birthDate/, (t) => t('document.birthDate')],
  [/^\/nationality/, (t) => t('document.nationality')],
  [/^\/documents/, (t) => t('document.upload')],
  [/^\/document\/type/, (t) => t('document.type')],
  [/^\/document\/number/, (t) => t('document.number')],
  [/^\/document\/issuingCountry/, (t) => t('document.issuingCountry')],
  [/^\/document\/issuedOn/, (t) => t('document.issuedOn')],
  [/^\/document\/expiresOn/, (t) => t('document.expiresOn')],
  [/^\/document\/mrz/, (t) => t('document.mrz')],
  [/^\/address\/country/, (t) => t('contact.country')],
  [/^\/address\/province/, (t) => t('contact.province')],
  [/^\/address\/city/, (t) => t('contact.city')],
  [/^\/address\/line/, (t) => t('contact.line')],
  [/^\/address\/postcode/, (t) => t('contact.postcode')],
  [/^\/phone/, (t) => t('contact.phone')],
  [/^\/email/, (t) => t('contact.email')],
  [/^\/occupation/, (t) => t('work.occupation')],
  [/^\/employer/, (t) => t('work.employer')],
  [/^\/purposes/, (t) => t('work.purposes')],
  [/^\/expectedMonthlyTurnoverMinor/, (t) => t('funds.turnover')],
  [/^\/monthlyIncomeMinor/, (t) => t('funds.income')],
  [/^\/expectedCashSharePercent/, (t) => t('funds.cash')],
  [/^\/expectedCountries/, (t) => t('funds.countries')],
  [/^\/sourceOfFunds\/details/, (t) => t('funds.details')],
  [/^\/sourceOfFunds/, (t) => t('funds.source')],
  [/^\/taxResidences\/\d+\/taxNumber/, (t) => t('funds.taxNumber')],
  [/^\/taxResidences\/\d+\/reason/, (t) => t('funds.reason')],
  [/^\/taxResidences/, (t) => t('funds.taxCountry')],
  [/^\/pep\/office/, (t) => t('pep.office')],
  [/^\/pep\/country/, (t) => t('pep.country')],
  [/^\/pep\/since/, (t) => t('pep.since')],
  [/^\/pep\/until/, (t) => t('pep.until')],
  [/^\/pep\/relation/, (t) => t('pep.relation')],
  [/^\/pep/, (t) => t('steps.political-exposure')],
  [/^\/signature\/declaredTrue/, (t) => t('review.declaration')],
  [/^\/signature/, (t) => t('review.signature')],
]

/** The label of the field at a JSON pointer, as the page shows it. */
export const fieldLabel = (t: ApplyText, pointer: string): string => {
  const consent = CONSENT_KINDS.find((kind) => pointer === `/consents/${kind}`)
  if (consent) return t(`consent.${consent}`, { ns: 'options' })
  return LABELS.find(([pattern]) => pattern.test(pointer))?.[1](t) ?? pointer
}
