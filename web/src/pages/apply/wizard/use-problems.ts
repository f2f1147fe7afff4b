import { useCallback, useEffect, useMemo, useState } from 'react'
import type { DraftForm } from '../../../../../domain/accounts/account-opening/form.ts'
import type { FieldProblem } from '../../../../../domain/kernel/problem.ts'
import type { ApplicantView } from '../../../../../server/schemas/accounts/account-opening.ts'
import type { FieldError } from '../../../api/client.ts'
import type { Checks } from './checks.ts'
import { atFields, isMissing, stepOf, type WizardStepId } from './wizard-steps.ts'

/** The bank's rules, fetched after the page itself. */
export const useChecks = (): Checks | null => {
  const [checks, setChecks] = useState<Checks | null>(null)
  useEffect(() => {
    let wanted = true
    void import('./checks.ts').then((loaded) => {
      if (wanted) setChecks(loaded.checks)
    })
    return () => {
      wanted = false
    }
  }, [])
  return checks
}

const MISSING_FILE: FieldProblem = { pointer: '/documents', code: 'document_missing' }

/** A refusal of the server stays shown until the value that it was about changes. */
type Refused = { readonly problem: FieldProblem; readonly value: string }

const valueAt = (draft: DraftForm, pointer: string): string =>
  JSON.stringify(Object.entries(draft).find(([key]) => key === pointer.split('/')[1])?.[1] ?? null)

export type Problems = {
  readonly problems: readonly FieldProblem[]
  readonly shownProblem: (pointer: string) => string | null
  readonly leave: (pointer: string) => void
  /** Shows every problem of a page, also of fields that were never entered. */
  readonly showStep: (step: WizardStepId) => void
  readonly addRefusals: (errors: readonly FieldError[]) => void
}

/** What is wrong with the draft, by the bank's own rules here and by the server's last refusal, and what of it to show now. */
export const useProblems = (draft: DraftForm, view: ApplicantView, checks: Checks | null): Problems => {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [shownSteps, setShownSteps] = useState<ReadonlySet<WizardStepId>>(new Set())
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const { jurisdiction, channel } = view
  const hasFile = view.documents.some((document) => document.kind === 'IDENTITY_DOCUMENT')

  const problems = useMemo(() => {
    if (!checks) return []
    const kinds = (draft.consents ?? []).map((consent) => consent.kind)
    const own = checks.problemsOf(draft, { jurisdiction, channel })
    const servers = refused
      .filter(({ problem, value }) => valueAt(draft, problem.pointer) === value)
      .map(({ problem }) => problem)
    const all = atFields([...own, ...(hasFile ? [] : [MISSING_FILE]), ...servers], kinds)
    const seen = new Set<string>()
    return all.filter(({ pointer, code }) => !seen.has(`${pointer} ${code}`) && seen.add(`${pointer} ${code}`))
  }, [checks, draft, jurisdiction, channel, hasFile, refused])

  const shownProblem = useCallback(
    (pointer: string) => {
      const all = problems.filter((problem) => problem.pointer === pointer)
      if (shownSteps.has(stepOf(pointer))) return all[0]?.code ?? null
      return left.has(pointer) ? (all.find((problem) => !isMissing(problem.code))?.code ?? null) : null
    },
    [problems, left, shownSteps],
  )

  return {
    problems,
    shownProblem,
    leave: useCallback((pointer) => setLeft((before) => new Set(before).add(pointer)), []),
    showStep: useCallback((step) => setShownSteps((before) => new Set(before).add(step)), []),
    addRefusals: useCallback(
      (errors) =>
        setRefused(errors.map(({ pointer, code }) => ({ problem: { pointer, code }, value: valueAt(draft, pointer) }))),
      [draft],
    ),
  }
}
