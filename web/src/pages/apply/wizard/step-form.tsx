import { Alert, Button } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { useState, type RefObject, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { submitApplication } from '../../../api/applications.ts'
import { isProblem } from '../../../api/client.ts'
import { codeText, problemText } from '../../../api/problem-text.ts'
import { ErrorSummary, type SummaryItem } from '../../../shared/error-summary.tsx'
import { StepPage } from '../steps/step-page.tsx'
import { fieldLabel } from './field-labels.ts'
import { isGone } from './gone.ts'
import { useWizard } from './wizard-context.tsx'
import { fieldId, problemsOnStep, stepOf, WIZARD_STEPS } from './wizard-steps.ts'
import classes from './wizard.module.css'

/** What must be corrected before going on: on this page, or on the review page everywhere. */
const useSummary = (): SummaryItem[] => {
  const { t } = useTranslation(['apply', 'options'])
  const { problems, step, goTo } = useWizard()
  const relevant = step === 'review' ? problems : problemsOnStep(step, problems)
  return relevant.map(({ pointer, code }) => {
    const home = stepOf(pointer)
    const item = { fieldId: fieldId(pointer), label: fieldLabel(t, pointer), text: codeText(code) }
    return home === step ? item : { ...item, onFollow: () => goTo(home) }
  })
}

/** Signs and sends; problems that only the server found are shown like the others. */
const useSubmission = (onProblems: () => void) => {
  const { store, view, credential, addRefusals, onView, onGone } = useWizard()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const submit = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await store.flush()
      const submitted = await submitApplication(view.id, credential)
      onView({ status: 200, data: submitted, version: submitted.version, location: null })
    } catch (error) {
      if (isGone(error)) onGone(error)
      else if (isProblem(error) && error.errors.length > 0) {
        addRefusals(error.errors)
        onProblems()
      } else setFailure(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, failure, submit }
}

const Actions = ({ busy }: { busy: boolean }) => {
  const { t } = useTranslation(['apply', 'common'])
  const { step, checks, goTo } = useWizard()
  const before = WIZARD_STEPS[WIZARD_STEPS.indexOf(step) - 1]
  const last = step === 'review'
  return (
    <footer className={classes.actions}>
      <Button
        type="submit"
        loading={busy}
        disabled={checks === null}
        rightSection={last ? null : <IconArrowRight size={18} />}
        className={classes.next}
      >
        {last ? t('submitButton') : t('continue', { ns: 'common' })}
      </Button>
      {before ? (
        <Button variant="subtle" color="gray" leftSection={<IconArrowLeft size={18} />} onClick={() => goTo(before)}>
          {t('back', { ns: 'common' })}
        </Button>
      ) : null}
    </footer>
  )
}

/** One page of the wizard: heading, reason, questions, and the way on. Mounted anew for each page. */
export const StepForm = ({ heading }: { heading: RefObject<HTMLHeadingElement | null> }) => {
  const { t } = useTranslation('apply')
  const { step, checks, store, showStep, goTo } = useWizard()
  const [attempt, setAttempt] = useState(0)
  const summary = useSummary()
  const { busy, failure, submit } = useSubmission(() => setAttempt((count) => count + 1))
  const advance = (event: SyntheticEvent): void => {
    event.preventDefault()
    if (!checks || busy) return
    showStep(step)
    if (summary.length > 0) setAttempt((count) => count + 1)
    else if (step === 'review') void submit()
    else {
      store.flush().catch(() => undefined)
      goTo(WIZARD_STEPS[WIZARD_STEPS.indexOf(step) + 1] ?? 'review')
    }
  }
  return (
    <form className={classes.page} onSubmit={advance} noValidate>
      <header className={classes.head}>
        <h1 ref={heading} tabIndex={-1} className={classes.title}>
          {t(`titles.${step}`)}
        </h1>
        <p className={classes.why}>{t(`why.${step}`)}</p>
      </header>
      {attempt > 0 ? <ErrorSummary items={summary} attempt={attempt} /> : null}
      {failure === null ? null : (
        <Alert color="red" role="alert">
          {problemText(failure)}
        </Alert>
      )}
      <StepPage step={step} />
      <Actions busy={busy} />
    </form>
  )
}
