import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DOCUMENT_TYPES, SEXES, type DraftForm } from '../../../../../domain/accounts/account-opening/form.ts'
import { CountrySelect } from '../../../shared/country-select.tsx'
import { ChoiceCards } from '../fields/choice-cards.tsx'
import { DateField } from '../fields/date-field.tsx'
import { DocumentUpload } from '../fields/document-upload.tsx'
import { useField, useWizard } from '../wizard/wizard-context.tsx'
import classes from '../wizard/wizard.module.css'
import { Group, Pair, Section } from './section.tsx'

type Document = NonNullable<DraftForm['document']>

/** Number and person: an identity number that is complete fills in birth date, sex and nationality. */
const useDocument = () => {
  const { draft, set, checks } = useWizard()
  const [filledFrom, setFilledFrom] = useState('')
  const document: Document = draft.document ?? {}
  const change = (parts: Partial<Document>): void => {
    const next = { ...document, ...parts }
    set('document', next)
    if (next.type !== 'CN_RESIDENT_ID' || !next.number) return
    const id = checks?.readResidentId(next.number)
    if (!id || id.number === filledFrom) return
    setFilledFrom(id.number)
    set('birthDate', id.birthDate)
    set('sex', id.sex)
    set('nationality', 'CN')
  }
  const chooseType = (type: Document['type']): void => {
    if (type === undefined) return
    change(type === 'CN_RESIDENT_ID' ? { type, issuingCountry: 'CN', mrz: null } : { type })
    if (type === 'CN_RESIDENT_ID') set('nationality', 'CN')
    else if (document.expiresOn === null) change({ type, expiresOn: '' })
  }
  const current = checks?.readResidentId(document.number ?? '')
  const filled =
    document.type === 'CN_RESIDENT_ID' &&
    current?.number === filledFrom &&
    draft.birthDate === current.birthDate &&
    draft.sex === current.sex
  return { document, change, chooseType, filled }
}

const PersonFields = ({ filled }: { filled: boolean }) => {
  const { t } = useTranslation(['apply', 'options'])
  const { draft, set } = useWizard()
  const field = useField()
  return (
    <>
      {filled ? (
        <p className={classes.filled} role="status">
          <IconSparkles size={17} aria-hidden="true" />
          {t('document.filled')}
        </p>
      ) : null}
      <DateField
        {...field('/birthDate')}
        label={t('document.birthDate')}
        hint={t('document.birthDateHint')}
        value={draft.birthDate ?? ''}
        onChange={(value) => set('birthDate', value)}
        autoComplete="bday"
      />
      <ChoiceCards
        {...field('/sex')}
        look="chips"
        legend={t('document.sex')}
        hint={t('document.sexHint')}
        value={draft.sex ?? null}
        onChange={(value) => set('sex', value)}
        choices={SEXES.filter((sex) => sex !== 'X' || draft.document?.type !== 'CN_RESIDENT_ID').map((sex) => ({
          value: sex,
          title: t(`sex.${sex}`, { ns: 'options' }),
        }))}
      />
      {draft.document?.type === 'CN_RESIDENT_ID' ? null : (
        <CountrySelect
          {...field('/nationality')}
          label={t('document.nationality')}
          value={draft.nationality ?? null}
          onChange={(code) => set('nationality', code ?? '')}
        />
      )}
    </>
  )
}

const Validity = ({ document, change }: { document: Document; change: (parts: Partial<Document>) => void }) => {
  const { t } = useTranslation('apply')
  const field = useField()
  return (
    <>
      <Pair>
        <DateField
          {...field('/document/issuedOn')}
          label={t('document.issuedOn')}
          hint={t('document.dateHint')}
          value={document.issuedOn ?? ''}
          onChange={(value) => change({ issuedOn: value })}
        />
        <DateField
          {...field('/document/expiresOn')}
          label={t('document.expiresOn')}
          hint={t('document.dateHint')}
          value={document.expiresOn ?? ''}
          disabled={document.expiresOn === null}
          onChange={(value) => change({ expiresOn: value })}
        />
      </Pair>
      {document.type === 'CN_RESIDENT_ID' ? (
        <Checkbox
          label={t('document.longTerm')}
          checked={document.expiresOn === null}
          onChange={(event) => change({ expiresOn: event.currentTarget.checked ? null : '' })}
        />
      ) : null}
    </>
  )
}

export const DocumentStep = () => {
  const { t } = useTranslation(['apply', 'options', 'common'])
  const field = useField()
  const { document, change, chooseType, filled } = useDocument()
  const card = document.type === 'CN_RESIDENT_ID'
  return (
    <>
      <ChoiceCards
        {...field('/document/type')}
        legend={t('document.type')}
        value={document.type ?? null}
        onChange={chooseType}
        choices={DOCUMENT_TYPES.map((type) => ({
          value: type,
          title: t(`documentType.${type}.name`, { ns: 'options' }),
          text: t(`documentType.${type}.text`, { ns: 'options' }),
        }))}
      />
      {document.type === undefined ? null : (
        <>
          <Group>
            {card ? null : (
              <CountrySelect
                {...field('/document/issuingCountry')}
                label={t('document.issuingCountry')}
                value={document.issuingCountry ?? null}
                onChange={(code) => change({ issuingCountry: code ?? '' })}
              />
            )}
            <TextInput
              {...field('/document/number')}
              label={t('document.number')}
              description={t(card ? 'document.idHint' : 'document.passportHint')}
              value={document.number ?? ''}
              maxLength={40}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              onChange={(event) => change({ number: event.currentTarget.value })}
            />
            <PersonFields filled={filled} />
            <Validity document={document} change={change} />
            {card ? null : (
              <Textarea
                {...field('/document/mrz')}
                label={t('optionalLabel', { ns: 'common', label: t('document.mrz') })}
                description={t('document.mrzHint')}
                value={document.mrz ?? ''}
                maxLength={200}
                autosize
                minRows={2}
                spellCheck={false}
                autoComplete="off"
                styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 13 } }}
                onChange={(event) =>
                  change({ mrz: event.currentTarget.value === '' ? null : event.currentTarget.value })
                }
              />
            )}
          </Group>
          <Section title={t('document.upload')} text={t(card ? 'document.uploadCn' : 'document.uploadPassport')}>
            <DocumentUpload />
          </Section>
        </>
      )}
    </>
  )
}
