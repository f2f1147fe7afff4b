import { familyNameFirst } from '../../../../../domain/accounts/account-opening/full-name.ts'
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView, DraftFormBody } from '../../../../../server/schemas/accounts/account-opening.ts'
import { useCountryName } from '../../../shared/countries.ts'
import { formatDay, formatName } from '../../../shared/format.ts'
import { useNow } from '../../../shared/time-text.tsx'
import { useCodeTexts } from '../../../staff/texts.ts'
import { DocumentViewer } from './document-viewer.tsx'
import { documentReading, type Agreement, type DocumentReading, type IdentityField } from './identity-comparison.ts'
import classes from './identity.module.css'
import { maskTest } from './masked.ts'
import { Quiet, Section } from './section.tsx'
import { Value } from './value.tsx'

const ICONS = { same: IconCheck, differs: IconX, missing: IconMinus } as const

const AgreementMark = ({
  agreement,
  source,
  read,
}: {
  agreement: Agreement
  source: DocumentReading['source']
  read: string
}) => {
  const { t } = useTranslation('staffCase')
  const Shown = ICONS[agreement]
  const where = source === 'mrz' ? t('identity.mrz') : t('identity.number')
  return (
    <span className={classes.mark} data-agreement={agreement}>
      <Shown size={14} stroke={2.4} aria-hidden="true" />
      {agreement === 'same' ? t('identity.sameAs', { where }) : t('identity.readAs', { where, read })}
    </span>
  )
}

type Row = {
  readonly field: IdentityField | 'native' | 'issuedOn' | 'documentType'
  readonly path: string
  readonly typed: ReactNode
}

const useRows = (form: DraftFormBody): Row[] => {
  const { locale, code } = useCodeTexts()
  const { t } = useTranslation('staffCase')
  const country = useCountryName()
  const first = familyNameFirst(form.name)
  const proof = form.document
  const day = (value: string | null | undefined) => (value ? formatDay(value, locale) : null)
  return [
    { field: 'native', path: 'name.native', typed: formatName(form.name?.native ?? {}, first) },
    { field: 'latin', path: 'name.latin', typed: formatName(form.name?.latin ?? {}, true) },
    { field: 'sex', path: 'sex', typed: form.sex ? code('sexes', form.sex) : null },
    { field: 'birthDate', path: 'birthDate', typed: day(form.birthDate) },
    { field: 'nationality', path: 'nationality', typed: form.nationality ? country(form.nationality) : null },
    { field: 'documentType', path: 'document.type', typed: proof?.type ? code('documentTypes', proof.type) : null },
    { field: 'documentNumber', path: 'document.number', typed: proof?.number },
    {
      field: 'issuingCountry',
      path: 'document.issuingCountry',
      typed: proof?.issuingCountry ? country(proof.issuingCountry) : null,
    },
    { field: 'issuedOn', path: 'document.issuedOn', typed: day(proof?.issuedOn) },
    {
      field: 'expiresOn',
      path: 'document.expiresOn',
      typed: proof?.expiresOn === null ? t('facts.noExpiry') : day(proof?.expiresOn),
    },
  ]
}

const useReadText = (): ((field: IdentityField, read: string) => string) => {
  const { locale, code } = useCodeTexts()
  const country = useCountryName()
  return (field, read) => {
    switch (field) {
      case 'sex':
        return code('sexes', read)
      case 'birthDate':
      case 'expiresOn':
        return formatDay(read, locale)
      case 'nationality':
      case 'issuingCountry':
        return country(read)
      case 'latin':
      case 'documentNumber':
        return read
    }
  }
}

const Comparison = ({
  form,
  reading,
  isMasked,
}: {
  form: DraftFormBody
  reading: DocumentReading
  isMasked: (path: string) => boolean
}) => {
  const { t } = useTranslation('staffCase')
  const rows = useRows(form)
  const readText = useReadText()
  const readOf = (row: Row) =>
    isMasked(row.path) ? undefined : reading.fields.find((field) => field.field === row.field)
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>{t('identity.typed')}</caption>
      <tbody>
        {rows.map((row) => {
          const read = readOf(row)
          return (
            <tr key={row.field} data-agreement={read?.agreement}>
              <th scope="row">{t(`facts.${row.field}`)}</th>
              <td>
                <Value masked={isMasked(row.path)}>{row.typed}</Value>
                {read ? (
                  <AgreementMark
                    agreement={read.agreement}
                    source={reading.source}
                    read={readText(read.field, read.read)}
                  />
                ) : null}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const ReadingNote = ({ reading }: { reading: DocumentReading }) => {
  const { t } = useTranslation('staffCase')
  const { check } = useCodeTexts()
  if (reading.problem === null) return null
  return (
    <p className={classes.problem}>
      {t(reading.source === 'mrz' ? 'identity.mrzUnread' : 'identity.numberUnread')} {check('codes', reading.problem)}
    </p>
  )
}

const Documents = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  if (view.documents.length === 0) return <Quiet>{t('identity.documentNone')}</Quiet>
  return (
    <div className={classes.documents}>
      {view.documents.map((document) => (
        <DocumentViewer key={document.id} document={document} />
      ))}
    </div>
  )
}

/** The identity document beside what was typed and what the document itself states, with differences marked; for roles that see identity data. */
export const Identity = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  const now = useNow()
  if (view.form === null || !view.permissions.viewIdentity) return null
  const isMasked = maskTest(view.masked)
  const hidden = isMasked('document.number') || isMasked('birthDate')
  const reading: DocumentReading = hidden
    ? { source: 'none', problem: null, fields: [] }
    : documentReading(view.form, new Date(now).toISOString().slice(0, 10))
  const differing = reading.fields.filter((field) => field.agreement === 'differs').length
  return (
    <Section
      id="identity"
      title={t('identity.title')}
      aside={
        differing > 0 ? (
          <span className={classes.mark} data-agreement="differs">
            <IconX size={14} stroke={2.4} aria-hidden="true" />
            {t('identity.differing', { count: differing })}
          </span>
        ) : null
      }
    >
      <div className={classes.pair}>
        <Documents view={view} />
        <div>
          <Comparison form={view.form} reading={reading} isMasked={isMasked} />
          <ReadingNote reading={reading} />
        </div>
      </div>
    </Section>
  )
}
