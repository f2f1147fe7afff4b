import { useTranslation } from 'react-i18next'
import type { ConsentKind, DraftForm } from '../../../../../domain/accounts/account-opening/form.ts'
import { CONSENT_KINDS } from '../../../../../domain/accounts/account-opening/form.ts'
import { useCountryName } from '../../../shared/countries.ts'
import { formatDay, formatMoney, formatName, formatPhone } from '../../../shared/format.ts'
import { useLocale } from '../../../shared/use-locale.ts'
import { useWizard } from '../wizard/wizard-context.tsx'
import type { WizardStepId } from '../wizard/wizard-steps.ts'

export type ReviewRow = { readonly label: string; readonly value: string }
export type ReviewGroup = { readonly step: Exclude<WizardStepId, 'review'>; readonly rows: readonly ReviewRow[] }

const useWords = () => {
  const { t } = useTranslation(['apply', 'options', 'common'])
  const locale = useLocale()
  const countryName = useCountryName()
  const { draft, pack } = useWizard()
  const currency = draft.currency ?? pack.currency
  return {
    t,
    day: (text: string | null | undefined): string => (text ? formatDay(text, locale) : ''),
    money: (minor: number | null | undefined): string =>
      minor === null || minor === undefined ? '' : formatMoney(minor, currency, locale, { trimZeros: true }),
    country: (code: string | null | undefined): string => (code ? countryName(code) : ''),
    list: (parts: readonly string[]): string => parts.filter((part) => part !== '').join(locale === 'en' ? ', ' : '、'),
  }
}

type Words = ReturnType<typeof useWords>

const accountRows = ({ t }: Words, draft: DraftForm): ReviewRow[] => [
  { label: t('review.account'), value: draft.product ? t(`product.${draft.product}.name`, { ns: 'options' }) : '' },
  ...(draft.accountClass
    ? [{ label: t('product.accountClass'), value: t(`accountClass.${draft.accountClass}.name`, { ns: 'options' }) }]
    : []),
  { label: t('product.currency'), value: draft.currency ?? '' },
]

const nameRows = ({ t, list }: Words, draft: DraftForm): ReviewRow[] => [
  { label: t('steps.name'), value: formatName(draft.name?.native ?? {}, draft.name?.familyNameFirst ?? false) },
  { label: t('name.latinTitle'), value: formatName(draft.name?.latin ?? {}, draft.name?.familyNameFirst ?? false) },
  ...(draft.name?.previousNames?.length ? [{ label: t('name.previous'), value: list(draft.name.previousNames) }] : []),
]

const documentRows = ({ t, day, country }: Words, draft: DraftForm, fileName: string): ReviewRow[] => {
  const { type, number, issuingCountry, issuedOn, expiresOn } = draft.document ?? {}
  return [
    { label: t('review.documentType'), value: type ? t(`documentType.${type}.name`, { ns: 'options' }) : '' },
    { label: t('document.number'), value: number ?? '' },
    { label: t('document.issuingCountry'), value: country(issuingCountry) },
    { label: t('document.issuedOn'), value: day(issuedOn) },
    { label: t('document.expiresOn'), value: expiresOn === null ? t('review.noEnd') : day(expiresOn) },
    { label: t('document.birthDate'), value: day(draft.birthDate) },
    { label: t('document.sex'), value: draft.sex ? t(`sex.${draft.sex}`, { ns: 'options' }) : '' },
    { label: t('document.nationality'), value: country(draft.nationality) },
    { label: t('review.documentFile'), value: fileName },
  ]
}

const contactRows = ({ t, country, list }: Words, draft: DraftForm, chinese: boolean): ReviewRow[] => {
  const { country: place, province = '', city = '', line = '', postcode = '' } = draft.address ?? {}
  const parts = chinese
    ? [country(place), province, city, line, postcode]
    : [line, city, province, postcode, country(place)]
  return [
    { label: t('contact.phone'), value: formatPhone(draft.phone ?? '') },
    { label: t('contact.email'), value: draft.email ?? '' },
    { label: t('review.address'), value: chinese ? parts.filter((part) => part !== '').join(' ') : list(parts) },
  ]
}

const workRows = ({ t, money, country, list }: Words, draft: DraftForm): ReviewRow[] => [
  {
    label: t('review.occupation'),
    value: draft.occupation ? t(`occupation.${draft.occupation}`, { ns: 'options' }) : '',
  },
  ...(draft.employer ? [{ label: t('work.employer'), value: draft.employer }] : []),
  {
    label: t('review.purposes'),
    value: list((draft.purposes ?? []).map((purpose) => t(`purpose.${purpose}`, { ns: 'options' }))),
  },
  { label: t('review.turnover'), value: money(draft.expectedMonthlyTurnoverMinor) },
  ...(draft.monthlyIncomeMinor === null || draft.monthlyIncomeMinor === undefined
    ? []
    : [{ label: t('review.income'), value: money(draft.monthlyIncomeMinor) }]),
  {
    label: t('review.cash'),
    value:
      draft.expectedCashSharePercent === undefined
        ? ''
        : t('funds.cashValue', { percent: draft.expectedCashSharePercent }),
  },
  ...(draft.expectedCountries?.length
    ? [{ label: t('review.countries'), value: list(draft.expectedCountries.map(country)) }]
    : []),
]

const fundsRows = ({ t, country }: Words, draft: DraftForm): ReviewRow[] => {
  const { source, details } = draft.sourceOfFunds ?? {}
  return [
    { label: t('review.source'), value: source ? t(`fundSource.${source}`, { ns: 'options' }) : '' },
    ...(details ? [{ label: t('review.details'), value: details }] : []),
    ...(draft.taxResidences ?? []).map((residence, index) => ({
      label: t('funds.residence', { index: index + 1 }),
      value: [country(residence.country), residence.taxNumber ?? residence.reasonWithoutNumber ?? '']
        .filter((part) => part !== '')
        .join(' · '),
    })),
  ]
}

const pepRows = ({ t, country, day }: Words, draft: DraftForm): ReviewRow[] => {
  const { status, office, country: place, since, until, relation } = draft.pep ?? {}
  const rows = [
    { label: t('pep.relation'), value: relation ?? '' },
    { label: t('pep.office'), value: office ?? '' },
    { label: t('pep.country'), value: country(place) },
    { label: t('pep.since'), value: day(since) },
    { label: t('pep.until'), value: day(until) },
  ]
  return [
    { label: t('steps.political-exposure'), value: status ? t(`pep.${status}.name`, { ns: 'options' }) : '' },
    ...(status && status !== 'NONE' ? rows.filter((row) => row.value !== '') : []),
  ]
}

const consentRows = ({ t }: Words, draft: DraftForm): ReviewRow[] => {
  const agreed = (kind: ConsentKind): boolean =>
    (draft.consents ?? []).some((consent) => consent.kind === kind && consent.accepted)
  return CONSENT_KINDS.map((kind) => ({
    label: t(`consent.${kind}`, { ns: 'options' }),
    value: t(agreed(kind) ? 'review.agreed' : 'review.notAgreed'),
  }))
}

/** All answers as label and value, by page, in the language on screen. */
export const useReviewRows = (): ReviewGroup[] => {
  const words = useWords()
  const chinese = useLocale() === 'zh-CN'
  const { draft, view } = useWizard()
  const file = view.documents.findLast((document) => document.kind === 'IDENTITY_DOCUMENT')?.fileName ?? ''
  return [
    { step: 'product', rows: accountRows(words, draft) },
    { step: 'name', rows: nameRows(words, draft) },
    { step: 'identity-document', rows: documentRows(words, draft, file) },
    { step: 'contact', rows: contactRows(words, draft, chinese) },
    { step: 'work-and-purpose', rows: workRows(words, draft) },
    { step: 'funds-and-tax', rows: fundsRows(words, draft) },
    { step: 'political-exposure', rows: pepRows(words, draft) },
    { step: 'consents-and-signature', rows: consentRows(words, draft) },
  ]
}
