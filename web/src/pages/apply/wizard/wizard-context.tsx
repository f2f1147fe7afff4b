import { createContext, useContext } from 'react'
import type { DraftForm } from '../../../../../domain/accounts/account-opening/form.ts'
import type { FieldProblem } from '../../../../../domain/kernel/problem.ts'
import type { PolicyPack } from '../../../../../domain/operations/policies/pack.ts'
import type { ApplicantView } from '../../../../../server/schemas/accounts/account-opening.ts'
import type { Answer, Credential, FieldError } from '../../../api/client.ts'
import { codeText } from '../../../api/problem-text.ts'
import type { Checks } from './checks.ts'
import type { DraftStore } from './draft-store.ts'
import { fieldId, type WizardStepId } from './wizard-steps.ts'

export type WizardState = {
  readonly view: ApplicantView
  readonly pack: PolicyPack
  readonly credential: Credential
  readonly draft: DraftForm
  readonly store: DraftStore
  readonly set: DraftStore['set']
  /** The bank's rules, once they have arrived. */
  readonly checks: Checks | null
  /** The page on screen. */
  readonly step: WizardStepId
  /** All problems of the draft, pointed at fields of the pages; empty until the rules have arrived. */
  readonly problems: readonly FieldProblem[]
  /** The problem to show at a field now, if any: after it was left, or after "continue" was pressed. */
  readonly shownProblem: (pointer: string) => string | null
  readonly leave: (pointer: string) => void
  /** Shows every problem of a page, also of fields that were never entered. */
  readonly showStep: (step: WizardStepId) => void
  /** Problems that the server found at submission. */
  readonly addRefusals: (errors: readonly FieldError[]) => void
  readonly goTo: (step: WizardStepId) => void
  /** Reads the application anew (after an upload). */
  readonly refresh: () => Promise<void>
  /** A newer state of the application, from the submission. */
  readonly onView: (answer: Answer<ApplicantView>) => void
  /** The server will not have this edit any more. */
  readonly onGone: (error: unknown) => void
}

export const WizardContext = createContext<WizardState | null>(null)

/** State of the wizard around; only for components inside it. */
export const useWizard = (): WizardState => {
  const wizard = useContext(WizardContext)
  if (!wizard) throw new Error('useWizard outside of the wizard')
  return wizard
}

export type FieldProps = { readonly id: string; readonly error: string | null; readonly onBlur: () => void }

/** Id, error text and blur handler of the field at a JSON pointer, to spread into an input. */
export const useField = (): ((pointer: string) => FieldProps) => {
  const { shownProblem, leave } = useWizard()
  return (pointer) => {
    const code = shownProblem(pointer)
    return { id: fieldId(pointer), error: code === null ? null : codeText(code), onBlur: () => leave(pointer) }
  }
}
