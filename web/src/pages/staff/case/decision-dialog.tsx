import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core'
import { useRef, useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isDeclineReason, letterClass } from '../../../../../domain/accounts/account-opening/decline-reasons.ts'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import type { TaskView } from '../../../../../server/schemas/operations/tasks.ts'
import { CodeField } from '../../../staff/parts/code-field.tsx'
import { ProblemAlert } from '../../../staff/parts/problem-alert.tsx'
import { StaffDialog } from '../../../staff/parts/staff-dialog.tsx'
import { useCodeTexts } from '../../../staff/texts.ts'
import { weightOf } from './blocking.ts'
import classes from './decision-dialog.module.css'
import { HitFields } from './hit-fields.tsx'
import type { DraftHandle } from '../../../staff/task-draft.ts'
import { REASON_MAX, useDecision, type Decision } from './use-decision.ts'

type DialogProps = {
  readonly task: TaskView
  readonly view: CaseView
  readonly outcome: string | null
  readonly handle: DraftHandle
  readonly onClose: () => void
}

const ReasonCode = ({ decision }: { decision: Decision }) => {
  const { t } = useTranslation('staffCase')
  const { code } = useCodeTexts()
  const { reasonCode } = decision.handle.draft
  const letter = reasonCode !== null && isDeclineReason(reasonCode) ? letterClass(reasonCode) : null
  if (decision.reasonCodes.length === 0) return null
  return (
    <NativeSelect
      label={t('decision.reasonCode')}
      data={[
        { value: '', label: t('decision.reasonCodePlaceholder') },
        ...decision.reasonCodes.map((value) => ({ value, label: code('declineReasons', value) })),
      ]}
      value={reasonCode ?? ''}
      onChange={(event) =>
        decision.handle.change({ reasonCode: event.currentTarget.value === '' ? null : event.currentTarget.value })
      }
      error={decision.problems.reasonCode ? t('decision.reasonCodeRequired') : null}
      description={letter === null ? null : code('letterClasses', letter)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      required
    />
  )
}

const Reason = ({ decision }: { decision: Decision }) => {
  const { t } = useTranslation('staffCase')
  const { reason } = decision.handle.draft
  const left = REASON_MAX - reason.length
  return (
    <Textarea
      label={decision.reasonRequired ? t('decision.reason') : t('decision.reasonOptional')}
      description={left < 400 ? t('decision.reasonLeft', { left }) : t('decision.reasonHint')}
      required={decision.reasonRequired}
      value={reason}
      onChange={(event) => decision.handle.change({ reason: event.currentTarget.value })}
      error={decision.problems.reason ? t('decision.reasonRequired') : null}
      maxLength={REASON_MAX}
      autosize
      minRows={3}
      maxRows={10}
      data-autofocus
    />
  )
}

const Refusal = ({ error }: { error: unknown }) => {
  const { t } = useTranslation('staffCase')
  if (error === null || error === undefined) return null
  return (
    <ProblemAlert error={error} title={t('decision.failed')}>
      <div>{t('decision.draftKept')}</div>
    </ProblemAlert>
  )
}

const focusFirstProblem = (form: HTMLFormElement | null): void => {
  const field = form?.querySelector('[aria-invalid="true"], [data-problem] input')
  if (field instanceof HTMLElement) field.focus()
}

const Form = ({
  decision,
  task,
  outcome,
  onClose,
}: {
  decision: Decision
  task: TaskView
  outcome: string
  onClose: () => void
}) => {
  const { t } = useTranslation('staffCase')
  const { code } = useCodeTexts()
  const items = task.checklist?.items ?? []
  const form = useRef<HTMLFormElement>(null)
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    decision.submit()
    requestAnimationFrame(() => focusFirstProblem(form.current))
  }
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="md">
        <p className={classes.effect}>{code('outcomeEffects', outcome)}</p>
        <Refusal error={decision.error} />
        {items.length === 0 ? null : (
          <p className={classes.checklist}>
            {t('decision.checklistNote', { done: decision.handle.draft.confirmed.length, total: items.length })}
          </p>
        )}
        <HitFields decision={decision} />
        <ReasonCode decision={decision} />
        <Reason decision={decision} />
        {decision.codeNeeded ? (
          <CodeField
            label={t('decision.code')}
            description={t('decision.codeWhy')}
            value={decision.code}
            onChange={decision.setCode}
            error={decision.problems.code ? t('decision.codeRequired') : null}
          />
        ) : null}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('decision.cancel')}
          </Button>
          <Button type="submit" color={weightOf(outcome) === 'refusing' ? 'red' : 'teal'} loading={decision.sending}>
            {t('decision.confirm', { outcome: code('outcomes', outcome) })}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const Opened = ({ task, view, outcome, handle, onClose }: DialogProps & { outcome: string }) => {
  const decision = useDecision({ task, view, outcome, handle, onDone: onClose })
  return <Form decision={decision} task={task} outcome={outcome} onClose={onClose} />
}

/** Asks for what a decision needs before it is sent: reasons, each hit, a fresh second factor. Focus stays inside and returns. */
export const DecisionDialog = (props: DialogProps) => {
  const { code } = useCodeTexts()
  const { outcome, task, onClose } = props
  const [last, setLast] = useState(outcome)
  if (outcome !== null && outcome !== last) setLast(outcome)
  return (
    <StaffDialog
      opened={outcome !== null}
      onClose={onClose}
      title={last === null ? '' : `${code('outcomes', last)} · ${task.subjectReference}`}
    >
      {last === null ? null : <Opened key={last} {...props} outcome={last} />}
    </StaffDialog>
  )
}
