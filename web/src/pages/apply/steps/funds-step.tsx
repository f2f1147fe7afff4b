import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { FUND_SOURCES, type DraftForm } from '../../../../../domain/accounts/account-opening/form.ts'
import { CountrySelect } from '../../../shared/country-select.tsx'
import { useField, useWizard } from '../wizard/wizard-context.tsx'
import classes from './funds-step.module.css'
import { Group, Section } from './section.tsx'

type Residence = NonNullable<DraftForm['taxResidences']>[number]

const MOST_RESIDENCES = 5
const EMPTY: Residence = { country: '', taxNumber: '', reasonWithoutNumber: null }

type ResidenceProps = {
  readonly index: number
  readonly residence: Residence
  readonly onChange: (parts: Partial<Residence>) => void
  readonly onRemove: (() => void) | null
}

const ResidenceFields = ({ index, residence, onChange, onRemove }: ResidenceProps) => {
  const { t } = useTranslation('apply')
  const { draft } = useWizard()
  const field = useField()
  const base = `/taxResidences/${index}`
  const without = residence.taxNumber === null
  const ownNumber =
    draft.document?.type === 'CN_RESIDENT_ID' && residence.country === 'CN' ? draft.document.number : undefined
  return (
    <fieldset className={classes.residence}>
      <legend className="visually-hidden">{t('funds.residence', { index: index + 1 })}</legend>
      <CountrySelect
        {...field(`${base}/country`)}
        label={t('funds.taxCountry')}
        value={residence.country === '' ? null : residence.country}
        onChange={(code) => onChange({ country: code ?? '' })}
      />
      {without ? (
        <TextInput
          {...field(`${base}/taxNumber`)}
          label={t('funds.reason')}
          description={t('funds.reasonHint')}
          maxLength={300}
          value={residence.reasonWithoutNumber ?? ''}
          onChange={(event) => onChange({ reasonWithoutNumber: event.currentTarget.value })}
        />
      ) : (
        <TextInput
          {...field(`${base}/taxNumber`)}
          label={t('funds.taxNumber')}
          description={t('funds.taxNumberHint')}
          maxLength={40}
          spellCheck={false}
          autoComplete="off"
          value={residence.taxNumber ?? ''}
          onChange={(event) => onChange({ taxNumber: event.currentTarget.value })}
        />
      )}
      {ownNumber && !without && residence.taxNumber !== ownNumber ? (
        <Button
          variant="light"
          size="compact-sm"
          className={classes.own}
          onClick={() => onChange({ taxNumber: ownNumber })}
        >
          {t('funds.useIdNumber')}
        </Button>
      ) : null}
      <Checkbox
        label={t('funds.noNumber')}
        checked={without}
        onChange={(event) =>
          onChange(
            event.currentTarget.checked
              ? { taxNumber: null, reasonWithoutNumber: '' }
              : { taxNumber: '', reasonWithoutNumber: null },
          )
        }
      />
      {onRemove ? (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          className={classes.own}
          leftSection={<IconTrash size={15} />}
          onClick={onRemove}
        >
          {t('funds.remove')}
        </Button>
      ) : null}
    </fieldset>
  )
}

const TaxResidences = () => {
  const { t } = useTranslation('apply')
  const { draft, set } = useWizard()
  const residences = draft.taxResidences ?? []
  const rows = residences.map((residence, index) => ({ residence, index, id: `residence-${index}` }))
  useEffect(() => {
    if (draft.taxResidences === undefined || draft.taxResidences.length === 0)
      set('taxResidences', [{ ...EMPTY, country: draft.address?.country ?? '' }])
  }, [draft.taxResidences, draft.address?.country, set])
  const change = (index: number, parts: Partial<Residence>): void =>
    set(
      'taxResidences',
      residences.map((residence, at) => (at === index ? { ...residence, ...parts } : residence)),
    )
  return (
    <>
      {rows.map(({ residence, index, id }) => (
        <ResidenceFields
          key={id}
          index={index}
          residence={residence}
          onChange={(parts) => change(index, parts)}
          onRemove={
            residences.length > 1
              ? () =>
                  set(
                    'taxResidences',
                    residences.filter((_, at) => at !== index),
                  )
              : null
          }
        />
      ))}
      {residences.length < MOST_RESIDENCES ? (
        <Button
          variant="default"
          className={classes.own}
          leftSection={<IconPlus size={16} />}
          onClick={() => set('taxResidences', [...residences, EMPTY])}
        >
          {t('funds.add')}
        </Button>
      ) : null}
    </>
  )
}

export const FundsStep = () => {
  const { t } = useTranslation(['apply', 'options', 'common'])
  const { draft, set } = useWizard()
  const field = useField()
  const funds = draft.sourceOfFunds ?? {}
  const details = t('funds.details')
  return (
    <>
      <Group>
        <Select
          {...field('/sourceOfFunds/source')}
          label={t('funds.source')}
          placeholder={t('funds.sourcePlaceholder')}
          data={FUND_SOURCES.map((code) => ({ value: code, label: t(`fundSource.${code}`, { ns: 'options' }) }))}
          value={funds.source ?? null}
          onChange={(value) => {
            const source = FUND_SOURCES.find((code) => code === value)
            if (source) set('sourceOfFunds', { ...funds, source })
          }}
          allowDeselect={false}
        />
        <TextInput
          {...field('/sourceOfFunds/details')}
          label={funds.source === 'OTHER' ? details : t('optionalLabel', { ns: 'common', label: details })}
          description={t('funds.detailsHint')}
          maxLength={1000}
          value={funds.details ?? ''}
          onChange={(event) => set('sourceOfFunds', { ...funds, details: event.currentTarget.value })}
        />
      </Group>
      <Section title={t('funds.taxTitle')} text={t('funds.taxText')}>
        <TaxResidences />
      </Section>
    </>
  )
}
