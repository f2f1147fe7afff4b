import { useDocumentTitle } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { packs } from '../../../../../domain/operations/policies/packs.ts'
import type { ApplicantView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { getApplication } from '../../../api/applications.ts'
import type { Answer, Credential } from '../../../api/client.ts'
import { LinesSkeleton } from '../../../shared/page-state.tsx'
import { useLocale } from '../../../shared/use-locale.ts'
import { usePreloadedSteps } from '../steps/step-page.tsx'
import { createDraftStore } from './draft-store.ts'
import { isGone } from './gone.ts'
import { MergedNotice, SaveLine } from './save-line.tsx'
import { StepForm } from './step-form.tsx'
import { StepNav } from './step-nav.tsx'
import { StopButton } from './stop-button.tsx'
import { useChecks, useProblems } from './use-problems.ts'
import { useDraft } from './use-save-rhythm.ts'
import { WizardContext, type WizardState } from './wizard-context.tsx'
import { firstIncompleteStep, type WizardStepId } from './wizard-steps.ts'
import classes from './wizard.module.css'

type WizardProps = {
  readonly answer: Answer<ApplicantView>
  readonly credential: Credential
  /** The page in the address; null opens the first incomplete one. */
  readonly asked: WizardStepId | null
  readonly goTo: (step: WizardStepId, replace?: boolean) => void
  readonly onView: (answer: Answer<ApplicantView>) => void
  readonly onGone: (error: unknown) => void
}

/** Moves to the top and gives the heading the focus whenever another page is shown, but not on arrival. */
const useHeadingFocus = (step: WizardStepId) => {
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    window.scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
  }, [step])
  return heading
}

/** Everything that the pages share, with the effects that keep it going. */
const useWizardState = ({ answer, credential, asked, goTo, onView, onGone }: WizardProps) => {
  const locale = useLocale()
  const view = answer.data
  const [store] = useState(() => createDraftStore(view.id, credential, answer))
  const { draft, save, merged } = useDraft(store)
  const checks = useChecks()
  const problems = useProblems(draft, view, checks)
  const first = checks ? firstIncompleteStep(problems.problems) : null
  useEffect(() => {
    if (asked === null && first !== null) goTo(first, true)
  }, [asked, first, goTo])
  useEffect(() => {
    if (draft.locale !== locale) store.set('locale', locale)
  }, [draft.locale, locale, store])
  useEffect(() => {
    if (save.kind === 'failed' && isGone(save.error)) onGone(save.error)
  }, [save, onGone])
  const refresh = async (): Promise<void> => {
    const fresh = await getApplication(view.id, credential)
    store.accept(fresh)
    onView(fresh)
  }
  const state: WizardState = {
    view,
    pack: packs[view.jurisdiction],
    credential,
    draft,
    store,
    set: store.set,
    checks,
    step: asked ?? 'product',
    ...problems,
    goTo,
    refresh,
    onView,
    onGone,
  }
  return { state, save, merged }
}

/** The form of an application, one group of questions a page; keeps and saves every answer as it is given. */
export const Wizard = (props: WizardProps) => {
  const { t } = useTranslation('apply')
  const { state, save, merged } = useWizardState(props)
  usePreloadedSteps()
  const heading = useHeadingFocus(state.step)
  useDocumentTitle(`${t(`titles.${state.step}`)} · Steward`)
  return (
    <WizardContext value={state}>
      <div className={classes.layout}>
        <StepNav />
        <div className={classes.column}>
          <div className={classes.strip}>
            <SaveLine save={save} />
            <StopButton />
          </div>
          {merged ? <MergedNotice onDismiss={state.store.dismissMerged} /> : null}
          {props.asked === null ? (
            <div className={classes.page}>
              <LinesSkeleton lines={6} />
            </div>
          ) : (
            <StepForm key={state.step} heading={heading} />
          )}
        </div>
      </div>
    </WizardContext>
  )
}
