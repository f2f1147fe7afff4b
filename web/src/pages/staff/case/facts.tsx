import { familyNameFirst } from '../../../../../domain/accounts/account-opening/full-name.ts'
import { IconEyeOff, IconEye } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Locale } from '../../../../../domain/kernel/locale.ts'
import type { CaseView, DraftFormBody } from '../../../../../server/schemas/accounts/account-opening.ts'
import { useCountryName } from '../../../shared/countries.ts'
import { formatDateTime, formatDay, formatMoney, formatName, formatPhone } from '../../../shared/format.ts'
import { useReadingIsLogged } from '../../../staff/session.ts'
import { useCodeTexts } from '../../../staff/texts.ts'
import classes from './facts.module.css'
import { formIsHidden, maskedFieldCount, maskTest } from './masked.ts'
import { Value } from './value.tsx'

type Fact = { readonly label: string; readonly value: ReactNode; readonly path?: string; readonly wide?: boolean }
type Group = { readonly title: string; readonly facts: readonly Fact[] }

const listText = (items: readonly string[], locale: Locale): string => items.join(locale === 'en' ? ', ' : '、')

const useWriters = () => {
  const { locale, code } = useCodeTexts()
  const countryName = useCountryName()
  return {
    locale,
    code,
    country: (value: string | null | undefined) => (value ? countryName(value) : null),
    day: (value: string | null | undefined) => (value ? formatDay(value, locale) : null),
    instant: (value: string | null) =>
      value === null ? null : <time dateTime={value}>{formatDateTime(value, locale)}</time>,
    list: (items: readonly string[] | undefined) => (items && items.length > 0 ? listText(items, locale) : null),
  }
}

type Writers = ReturnType<typeof useWriters>
type FormProps = { readonly form: DraftFormBody; readonly w: Writers }

const usePersonGroups = ({ form, w }: FormProps): Group[] => {
  const { t } = useTranslation('staffCase')
  const { name, document: proof, address } = form
  const first = familyNameFirst(name)
  const previous = name?.previousNames ?? []
  return [
    {
      title: t('facts.person'),
      facts: [
        { label: t('facts.native'), path: 'name.native', value: formatName(name?.native ?? {}, first) },
        { label: t('facts.latin'), path: 'name.latin', value: formatName(name?.latin ?? {}, first) },
        ...(previous.length > 0
          ? [{ label: t('facts.previousNames'), path: 'name.previousNames', value: w.list(previous) }]
          : []),
        { label: t('facts.sex'), path: 'sex', value: form.sex ? w.code('sexes', form.sex) : null },
        { label: t('facts.birthDate'), path: 'birthDate', value: w.day(form.birthDate) },
        { label: t('facts.nationality'), path: 'nationality', value: w.country(form.nationality) },
      ],
    },
    {
      title: t('facts.document'),
      facts: [
        { label: t('facts.documentType'), value: proof?.type ? w.code('documentTypes', proof.type) : null },
        { label: t('facts.documentNumber'), path: 'document.number', value: proof?.number },
        { label: t('facts.issuingCountry'), value: w.country(proof?.issuingCountry) },
        { label: t('facts.issuedOn'), value: w.day(proof?.issuedOn) },
        {
          label: t('facts.expiresOn'),
          value: proof?.expiresOn === null ? t('facts.noExpiry') : w.day(proof?.expiresOn),
        },
      ],
    },
    {
      title: t('facts.contact'),
      facts: [
        {
          label: t('facts.address'),
          path: 'address',
          wide: true,
          value: [w.country(address?.country), address?.province, address?.city, address?.line]
            .filter(Boolean)
            .join(w.locale === 'en' ? ', ' : ' '),
        },
        { label: t('facts.postcode'), path: 'address.postcode', value: address?.postcode },
        { label: t('facts.phone'), path: 'phone', value: form.phone ? formatPhone(form.phone) : null },
        { label: t('facts.email'), path: 'email', wide: true, value: form.email },
      ],
    },
  ]
}

const useMoneyGroups = ({ form, w }: FormProps): Group[] => {
  const { t } = useTranslation('staffCase')
  const money = (minor: number | null | undefined) =>
    minor === null || minor === undefined
      ? null
      : formatMoney(minor, form.currency ?? 'CNY', w.locale, { trimZeros: true })
  return [
    {
      title: t('facts.account'),
      facts: [
        { label: t('facts.product'), value: form.product ? w.code('products', form.product) : null },
        ...(form.accountClass
          ? [{ label: t('facts.accountClass'), value: w.code('accountClasses', form.accountClass) }]
          : []),
        { label: t('facts.currency'), value: form.currency },
        { label: t('facts.purposes'), value: w.list(form.purposes?.map((purpose) => w.code('purposes', purpose))) },
      ],
    },
    {
      title: t('facts.work'),
      facts: [
        { label: t('facts.occupation'), value: form.occupation ? w.code('occupations', form.occupation) : null },
        { label: t('facts.employer'), path: 'employer', value: form.employer },
        { label: t('facts.income'), path: 'monthlyIncomeMinor', value: money(form.monthlyIncomeMinor) },
      ],
    },
    {
      title: t('facts.funds'),
      facts: [
        {
          label: t('facts.fundSource'),
          value: form.sourceOfFunds?.source ? w.code('fundSources', form.sourceOfFunds.source) : null,
        },
        ...(form.sourceOfFunds?.details
          ? [
              {
                label: t('facts.fundDetails'),
                path: 'sourceOfFunds.details',
                wide: true,
                value: form.sourceOfFunds.details,
              },
            ]
          : []),
        {
          label: t('facts.turnover'),
          path: 'expectedMonthlyTurnoverMinor',
          value: money(form.expectedMonthlyTurnoverMinor),
        },
        {
          label: t('facts.cash'),
          value: form.expectedCashSharePercent === undefined ? null : `${form.expectedCashSharePercent} %`,
        },
        { label: t('facts.countries'), value: w.list(form.expectedCountries?.map((code) => w.country(code) ?? code)) },
      ],
    },
  ]
}

const usePepAndTaxGroups = ({ form, w }: FormProps): Group[] => {
  const { t } = useTranslation('staffCase')
  const { pep } = form
  const exposed = pep?.status !== undefined && pep.status !== 'NONE'
  const details: Fact[] = exposed
    ? [
        { label: t('facts.pepOffice'), path: 'pep.office', wide: true, value: pep.office },
        { label: t('facts.pepCountry'), value: w.country(pep.country) },
        { label: t('facts.pepSince'), value: w.day(pep.since) },
        { label: t('facts.pepUntil'), value: w.day(pep.until) },
        { label: t('facts.pepRelation'), path: 'pep.relation', value: pep.relation },
      ]
    : []
  return [
    {
      title: t('facts.pep'),
      facts: [
        {
          label: t('facts.pepStatus'),
          path: 'pep',
          wide: exposed,
          value: pep?.status ? w.code('pepStatuses', pep.status) : null,
        },
        ...details,
      ],
    },
    {
      title: t('facts.tax'),
      facts: (form.taxResidences ?? []).map((residence) => ({
        label: w.country(residence.country) ?? t('facts.taxCountry'),
        path: 'taxResidences',
        value: residence.taxNumber ?? residence.reasonWithoutNumber ?? t('facts.noTaxNumber'),
      })),
    },
  ]
}

const useRecordGroup = (view: CaseView, w: Writers): Group => {
  const { t } = useTranslation('staffCase')
  const optional = (label: string, value: ReactNode): Fact[] => (value === null ? [] : [{ label, value }])
  return {
    title: t('facts.record'),
    facts: [
      { label: t('facts.channel'), value: w.code('channels', view.channel) },
      { label: t('facts.jurisdiction'), value: view.packVersion },
      { label: t('facts.language'), value: t(`facts.languages.${view.locale}`) },
      { label: t('facts.created'), wide: true, value: w.instant(view.createdAt) },
      ...optional(t('facts.submitted'), w.instant(view.submittedAt)).map((fact) => ({ ...fact, wide: true })),
      ...optional(t('facts.closed'), w.instant(view.closedAt)).map((fact) => ({ ...fact, wide: true })),
      ...optional(
        t('facts.declineReason'),
        view.declineReason === null ? null : w.code('declineReasons', view.declineReason),
      ),
      ...optional(t('facts.eraseOn'), w.day(view.eraseOn)),
    ],
  }
}

const FactGroup = ({ group, isMasked }: { group: Group; isMasked: (path: string) => boolean }) => (
  <section className={classes.group}>
    <h3 className={classes.groupTitle}>{group.title}</h3>
    <dl className={classes.list}>
      {group.facts.map((fact) => (
        <div key={fact.label} className={classes.fact} data-wide={fact.wide || undefined}>
          <dt>{fact.label}</dt>
          <dd>
            <Value masked={fact.path !== undefined && isMasked(fact.path)}>{fact.value}</Value>
          </dd>
        </div>
      ))}
    </dl>
  </section>
)

const MaskNote = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  const logged = useReadingIsLogged()
  const count = maskedFieldCount(view.masked)
  const Shown = count > 0 ? IconEyeOff : IconEye
  const text = count > 0 ? t('facts.maskedNote', { count }) : t(logged ? 'facts.loggedNote' : 'facts.fullNote')
  return (
    <p className={classes.note}>
      <Shown size={15} aria-hidden="true" />
      <span>{text}</span>
    </p>
  )
}

const FormFacts = ({ view, form, w }: { view: CaseView; form: DraftFormBody; w: Writers }) => {
  const groups = [...usePersonGroups({ form, w }), ...useMoneyGroups({ form, w }), ...usePepAndTaxGroups({ form, w })]
  const isMasked = maskTest(view.masked)
  return (
    <>
      <MaskNote view={view} />
      {groups
        .filter((group) => group.facts.length > 0)
        .map((group) => (
          <FactGroup key={group.title} group={group} isMasked={isMasked} />
        ))}
    </>
  )
}

/** What the applicant stated, group by group, with masked fields marked, and the facts of the record itself. */
export const Facts = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  const w = useWriters()
  const record = useRecordGroup(view, w)
  return (
    <div className={classes.facts}>
      <h2 className="visually-hidden">{t('facts.title')}</h2>
      {view.form === null ? (
        <p className={classes.note}>{t(formIsHidden(view.masked) ? 'facts.hidden' : 'facts.erased')}</p>
      ) : (
        <FormFacts view={view} form={view.form} w={w} />
      )}
      <FactGroup group={record} isMasked={() => false} />
    </div>
  )
}
