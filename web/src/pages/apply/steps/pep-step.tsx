import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PEP_STATUSES, type DraftForm, type PepStatus } from '../../../../../domain/accounts/account-opening/form.ts'
import { CountrySelect } from '../../../shared/country-select.tsx'
import { ChoiceCards } from '../fields/choice-cards.tsx'
import { DateField } from '../fields/date-field.tsx'
import { useField, useWizard } from '../wizard/wizard-context.tsx'
import { Group, Pair } from './section.tsx'

type Pep = NonNullable<DraftForm['pep']>

const FAMILY: readonly PepStatus[] = ['FAMILY_OR_ASSOCIATE_DOMESTIC', 'FAMILY_OR_ASSOCIATE_FOREIGN']

const OfficeFields = ({ pep, change }: { pep: Pep; change: (parts: Partial<Pep>) => void }) => {
  const { t } = useTranslation(['apply', 'common'])
  const field = useField()
  const optional = (label: string): string => t('optionalLabel', { ns: 'common', label })
  const family = pep.status !== undefined && FAMILY.includes(pep.status)
  return (
    <Group>
      {family ? (
        <TextInput
          {...field('/pep/relation')}
          label={t('pep.relation')}
          description={t('pep.relationHint')}
          maxLength={200}
          value={pep.relation ?? ''}
          onChange={(event) => change({ relation: event.currentTarget.value })}
        />
      ) : null}
      <TextInput
        {...field('/pep/office')}
        label={t('pep.office')}
        description={t('pep.officeHint')}
        maxLength={200}
        value={pep.office ?? ''}
        onChange={(event) => change({ office: event.currentTarget.value })}
      />
      <CountrySelect
        {...field('/pep/country')}
        label={t('pep.country')}
        value={pep.country ?? null}
        onChange={(country) => change({ country })}
      />
      <Pair>
        <DateField
          {...field('/pep/since')}
          label={optional(t('pep.since'))}
          hint={t('document.dateHint')}
          value={pep.since ?? ''}
          onChange={(since) => change({ since: since === '' ? null : since })}
        />
        {pep.status === 'FORMER' || family ? (
          <DateField
            {...field('/pep/until')}
            label={pep.status === 'FORMER' ? t('pep.until') : optional(t('pep.until'))}
            hint={t('document.dateHint')}
            value={pep.until ?? ''}
            onChange={(until) => change({ until: until === '' ? null : until })}
          />
        ) : null}
      </Pair>
    </Group>
  )
}

export const PepStep = () => {
  const { t } = useTranslation(['apply', 'options'])
  const { draft, set } = useWizard()
  const field = useField()
  const pep: Pep = draft.pep ?? {}
  return (
    <>
      <ChoiceCards
        {...field('/pep/status')}
        legend={t('pep.legend')}
        value={pep.status ?? null}
        onChange={(status) => set('pep', { ...pep, status })}
        choices={PEP_STATUSES.map((id) => ({
          value: id,
          title: t(`pep.${id}.name`, { ns: 'options' }),
          text: t(`pep.${id}.text`, { ns: 'options' }),
        }))}
      />
      {pep.status === undefined || pep.status === 'NONE' ? null : (
        <OfficeFields pep={pep} change={(parts) => set('pep', { ...pep, ...parts })} />
      )}
    </>
  )
}
