import { Alert, Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { packs } from '../../../../../domain/operations/policies/packs.ts'
import type { ApplicantView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { getApplication, submitApplication } from '../../../api/applications.ts'
import { isProblem, type Answer, type Credential } from '../../../api/client.ts'
import { codeText, problemText } from '../../../api/problem-text.ts'
import { ErrorSummary } from '../../../shared/error-summary.tsx'
import { useLocale } from '../../../shared/use-locale.ts'
import { StepPage } from '../steps/step-page.tsx'
import { createDraftStore } from './draft-store.ts'
import { fieldLabel } from './field-labels.ts'
import { MergedNotice, SaveLine } from './save-line.tsx'
import { StepNav } from './step-nav.tsx'
import { StopDialog } from './stop-dialog.tsx'
import { useChecks, useProblems } from './use-problems.ts'
import { useDraft } from './use-save-rhythm.ts'
import { WizardContext, type WizardState } from './wizard-context.tsx'
import { fieldId, firstIncompleteStep, problemsOnStep, stepOf, WIZARD_STEPS, type WizardStepId } from './wizard-steps.ts'
import classes from './wizard.module.css'

type WizardProps = {
  readonly answer: Answer<ApplicantView>
  readonly credential: Credential
  /** The page in the address; null opens the first incomplete one. */
  readonly step: WizardStepId | null
  readonly goTo: (step: WizardStepId, replace?: boolean) => void
  /** A newer state of the application, from a save, an upload or the submission. */
  readonly onView: (answer: Answer<ApplicantView>) => void
  /** The server will not have this edit any more (sent, expired, link gone). */
  readonly onGone: (error: unknown) => void
}

const GONE = ['wrong_stage', 'link_expired', 'unauthenticated', 'not_found', 'process_ended']

/** The form of an application, one group of questions a page; keeps and saves every answer as it is given. */
export const Wizard = ({ answer, credential, step: asked, goTo, onView, onGone }: WizardProps) => {
  const { t } = useTranslation(['apply', 'options', 'common'])
  const locale = useLocale()
  const view = answer.data
  const [store] = useState(() => createDraftStore(view.id, credential, answer))
  const { draft, save, merged } = useDraft(store)
  const checks = useChecks()
  const problems = useProblems(draft, view, checks)
  const [attempt, setAttempt] = useState(0)
  const [summaryStep, setSummaryStep] = useState<WizardStepId | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const step = asked ?? 'product'
  const index = WIZARD_STEPS.indexOf(step)

  useEffect(() => {
    if (asked === null && checks) goTo(view.form && Object.keys(view.form).length > 1 ? firstIncompleteStep(problems.problems) : 'product', true)
  }, [asked, checks, goTo, problems.problems, view.form])

  useEffect(() => {
    if (draft.locale !== locale) store.set('locale', locale)
  }, [draft.locale, locale, store])

  useEffect(() => {
    if (save.kind === 'failed' && isProblem(save.error) && GONE.includes(save.error.code)) onGone(save.error)
  }, [save, onGone])

  const title = t(`titles.${step}`)
  useDocumentTitle(`${title} · Steward`)
  const [shown, setShown] = useState(asked)
  if (shown !== asked) {
    setShown(asked)
    setSummaryStep(null)
    setFailure(null)
  }
  const firstPage = useRef(true)
  useEffect(() => {
    if (firstPage.current) firstPage.current = false
    else {
      window.scrollTo({ top: 0 })
      heading.current?.focus({ preventScroll: true })
    }
  }, [asked])

  const onStep = problemsOnStep(step, problems.problems)
  const summary = (step === 'review' ? problems.problems : onStep).map(({ pointer, code }) => ({
    fieldId: fieldId(pointer),
    label: fieldLabel(t, pointer),
    text: codeText(code),
    ...(stepOf(pointer) === step ? {} : { onFollow: () => goTo(stepOf(pointer)) }),
  }))

  const submit = async (): Promise<void> => {
    setBusy(true)
    setFailure(null)
    try {
      await store.flush()
      const submitted = await submitApplication(view.id, credential)
      onView({ status: 200, data: submitted, version: submitted.version, location: null })
    } catch (error) {
      if (isProblem(error) && error.errors.length > 0) {
        problems.addRefusals(error.errors)
        setSummaryStep('review')
        setAttempt((count) => count + 1)
      } else if (isProblem(error) && GONE.includes(error.code)) onGone(error)
      else setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  const advance = (event: FormEvent): void => {
    event.preventDefault()
    if (!checks || busy) return
    problems.showStep(step)
    if (summary.length > 0) {
      setSummaryStep(step)
      setAttempt((count) => count + 1)
    } else if (step === 'review') void submit()
    else {
      store.flush().catch(() => undefined)
      goTo(WIZARD_STEPS[index + 1] ?? 'review')
    }
  }

  const refresh = async (): Promise<void> => {
    const fresh = await getApplication(view.id, credential)
    store.accept(fresh)
    onView(fresh)
  }

  const wizard: WizardState = { view, pack: packs[view.jurisdiction], credential, draft, store, set: store.set, checks, ...problems, goTo, refresh }

  return (
    <WizardContext value={wizard}>
      <div className={classes.layout}>
        <StepNav current={step} />
        <div className={classes.column}>
          <div className={classes.strip}>
            <SaveLine save={save} />
            <StopDialog />
          </div>
          {merged ? <MergedNotice onDismiss={store.dismissMerged} /> : null}
          <form className={classes.page} onSubmit={advance} noValidate>
            <header className={classes.head}>
              <h1 ref={heading} tabIndex={-1} className={classes.title}>
                {title}
              </h1>
              <p className={classes.why}>{t(`why.${step}`)}</p>
            </header>
            {summaryStep === step ? <ErrorSummary items={summary} attempt={attempt} /> : null}
            {failure === null ? null : (
              <Alert color="red" role="alert">
                {problemText(failure)}
              </Alert>
            )}
            <StepPage step={step} />
            <footer className={classes.actions}>
              <Button type="submit" size="md" loading={busy} disabled={checks === null} rightSection={step === 'review' ? null : <IconArrowRight size={18} />} className={classes.next}>
                {step === 'review' ? t('submitButton') : t('continue', { ns: 'common' })}
              </Button>
              {index > 0 ? (
                <Button variant="subtle" size="md" color="gray" leftSection={<IconArrowLeft size={18} />} onClick={() => goTo(WIZARD_STEPS[index - 1] ?? 'product')}>
                  {t('back', { ns: 'common' })}
                </Button>
              ) : null}
            </footer>
          </form>
        </div>
      </div>
    </WizardContext>
  )
}
