import { Anchor, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  CONSENT_KINDS,
  CONSENT_VERSIONS,
  REQUIRED_CONSENTS,
  type ConsentKind,
} from '../../../../../domain/accounts/account-opening/form.ts'
import { LegalDialog } from '../../../shared/legal-dialog.tsx'
import { useField, useWizard } from '../wizard/wizard-context.tsx'
import classes from './consents-step.module.css'

/** Consents, each with its text one click away; what is optional is never ticked beforehand. */
export const ConsentsStep = () => {
  const { t } = useTranslation(['apply', 'options', 'common'])
  const { draft, set } = useWizard()
  const field = useField()
  const [reading, setReading] = useState<ConsentKind | null>(null)
  const consents = draft.consents ?? []
  const accepted = (kind: ConsentKind): boolean =>
    consents.some((consent) => consent.kind === kind && consent.accepted && consent.version === CONSENT_VERSIONS[kind])
  const answer = (kind: ConsentKind, agreed: boolean): void =>
    set('consents', [
      ...consents.filter((consent) => consent.kind !== kind),
      { kind, version: CONSENT_VERSIONS[kind], accepted: agreed },
    ])
  return (
    <div className={classes.list}>
      {CONSENT_KINDS.map((kind) => (
        <div key={kind} className={classes.item}>
          <Checkbox
            {...field(`/consents/${kind}`)}
            label={t(`consents.${kind}`)}
            description={REQUIRED_CONSENTS.includes(kind) ? t('consents.required') : t('optional', { ns: 'common' })}
            checked={accepted(kind)}
            onChange={(event) => answer(kind, event.currentTarget.checked)}
          />
          <Anchor component="button" type="button" className={classes.read} onClick={() => setReading(kind)}>
            {t('consents.read', { name: t(`consent.${kind}`, { ns: 'options' }) })}
          </Anchor>
        </div>
      ))}
      <LegalDialog
        kind={reading}
        onClose={() => setReading(null)}
        agreeLabel={t('consents.agree')}
        onAgree={() => {
          if (reading) answer(reading, true)
          setReading(null)
        }}
      />
    </div>
  )
}
