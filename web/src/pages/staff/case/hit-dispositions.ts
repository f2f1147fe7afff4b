import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import type { TaskOutcome } from '../../../../../server/schemas/operations/tasks.ts'
import { compareHit, contradictedBy, partyOf, type Basis } from './compare-hit.ts'
import { maskTest } from './masked.ts'

export type Disposition = NonNullable<TaskOutcome['hits']>[number]['disposition']
export type HitDecision = { readonly id: string; readonly disposition: Disposition; readonly basis: readonly Basis[] }

/** What a hit may become under each outcome of the task, the usual one first. */
const ALLOWED: { readonly [outcome: string]: readonly Disposition[] } = {
  'false-positive': ['FALSE_POSITIVE'],
  'pep-confirmed': ['CONFIRMED_PEP', 'MEDIA_RELEVANT', 'FALSE_POSITIVE'],
  'media-relevant': ['MEDIA_RELEVANT', 'CONFIRMED_PEP', 'FALSE_POSITIVE'],
  'propose-true-match': ['TRUE_MATCH', 'CONFIRMED_PEP', 'MEDIA_RELEVANT', 'FALSE_POSITIVE'],
  'true-match': ['TRUE_MATCH', 'FALSE_POSITIVE'],
}

/** Dispositions that fit an outcome; empty when the outcome is not about hits. */
export const dispositionsFor = (outcome: string): readonly Disposition[] => ALLOWED[outcome] ?? []

/** Hits that still have to be decided: the open ones, and for the confirming person those proposed as true. */
export const hitsToDecide = (view: CaseView, taskKind: string): NonNullable<CaseView['screening']>['hits'] =>
  (view.screening?.hits ?? []).filter(
    (hit) => hit.disposition === 'OPEN' || (taskKind === 'SANCTIONS_CONFIRMATION' && hit.disposition === 'TRUE_MATCH'),
  )

/** So many contradictions make a hit false at first sight, whatever becomes of the others. */
const ENOUGH_CONTRADICTIONS = 2

/**
 * A first proposal for every hit: false where at least two facts contradict, else the outcome's usual disposition, with
 * the contradictions that the facts show. Another document number alone is not proposed, because people change documents.
 */
export const proposedDecisions = (view: CaseView, taskKind: string, outcome: string): HitDecision[] => {
  const usual = dispositionsFor(outcome)[0]
  if (usual === undefined) return []
  const party = partyOf(view.form, maskTest(view.masked))
  return hitsToDecide(view, taskKind).map((hit) => {
    const basis = contradictedBy(compareHit(hit, party)).filter((fact) => fact !== 'id')
    return { id: hit.id, disposition: basis.length >= ENOUGH_CONTRADICTIONS ? 'FALSE_POSITIVE' : usual, basis }
  })
}

/** True when no hit got the disposition that the outcome stands for. */
export const lacksUsual = (outcome: string, decisions: readonly HitDecision[]): boolean =>
  decisions.length > 0 && !decisions.some((decision) => decision.disposition === dispositionsFor(outcome)[0])

/** True when a false positive names no fact that contradicts. */
export const lacksBasis = (decision: HitDecision): boolean =>
  decision.disposition === 'FALSE_POSITIVE' && decision.basis.length === 0
