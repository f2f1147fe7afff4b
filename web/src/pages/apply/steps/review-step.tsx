import { Anchor, Checkbox, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatName } from '../../../shared/format.ts'
import { useField, useWizard } from '../wizard/wizard-context.tsx'
import { problemsOnStep } from '../wizard/wizard-steps.ts'
import classes from './review-step.module.css'
import { useReviewRows, type ReviewGroup } from './review-rows.ts'
import { Section } from './section.tsx'

const Answers = ({ group }: { group: ReviewGroup }) => {
  const { t } = useTranslation(['apply', 'common'])
  const { goTo, problems } = useWizard()
  const incomplete = problemsOnStep(group.step, problems).length > 0
  return (
    <section className={classes.group} data-incomplete={incomplete || undefined}>
      <header className={classes.groupHead}>
        <h2 className={classes.groupTitle}>
          {incomplete ? <IconAlertTriangle size={18} aria-hidden="true" /> : null}
          {t(`steps.${group.step}`)}
        </h2>
        <Anchor
          component="button"
          type="button"
          className={classes.edit}
          aria-label={t('editStep', { step: t(`steps.${group.step}`) })}
          onClick={() => goTo(group.step)}
        >
          {t('edit')}
        </Anchor>
      </header>
      <dl className={classes.rows}>
        {group.rows.map((row) => (
          <div key={row.label} className={classes.row}>
            <dt>{row.label}</dt>
            <dd data-empty={row.value === '' || undefined}>
              {row.value === '' ? t('notGiven', { ns: 'common' }) : row.value}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

const Signature = () => {
  const { t } = useTranslation('apply')
  const { draft, set } = useWizard()
  const field = useField()
  const signature = draft.signature ?? {}
  const name = formatName(draft.name?.native ?? {}, draft.name?.familyNameFirst ?? false)
  return (
    <Section title={t('review.signature')}>
      <Checkbox
        {...field('/signature/declaredTrue')}
        label={t('review.declare')}
        checked={signature.declaredTrue ?? false}
        onChange={(event) => set('signature', { ...signature, declaredTrue: event.currentTarget.checked })}
      />
      <TextInput
        {...field('/signature/fullName')}
        label={t('review.fullName')}
        description={name === '' ? null : t('review.fullNameHint', { name })}
        maxLength={200}
        autoComplete="name"
        value={signature.fullName ?? ''}
        onChange={(event) => set('signature', { ...signature, fullName: event.currentTarget.value })}
      />
    </Section>
  )
}

export const ReviewStep = () => {
  const groups = useReviewRows()
  return (
    <>
      <div className={classes.groups}>
        {groups.map((group) => (
          <Answers key={group.step} group={group} />
        ))}
      </div>
      <Signature />
    </>
  )
}
