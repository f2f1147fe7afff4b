import { findingsFor, type HitFinding } from '../../../../../domain/compliance/screening/hit-findings.ts'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { compareHit, contradictedBy, partyOf, type Basis } from './compare-hit.ts'
import { maskTest } from './masked.ts'

export type HitDecision = { readonly id: string; readonly disposition: HitFinding; readonly basis: readonly Basis[] }

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
  const usual = findingsFor(outcome)[0]
  if (usual === undefined) return []
  const party = partyOf(view.form, maskTest(view.masked))
  return hitsToDecide(view, taskKind).map((hit) => {
    const basis = contradictedBy(compareHit(hit, party)).filter((fact) => fact !== 'id')
    return { id: hit.id, disposition: basis.length >= ENOUGH_CONTRADICTIONS ? 'FALSE_POSITIVE' : usual, basis }
  })
}

/** True when no hit got the disposition that the outcome stands for. */
export const lacksUsual = (outcome: string, decisions: readonly HitDecision[]): boolean =>
  decisions.length > 0 && !decisions.some((decision) => decision.disposition === findingsFor(outcome)[0])

/** True when a false positive names no fact that contradicts. */
export const lacksBasis = (decision: HitDecision): boolean =>
  decision.disposition === 'FALSE_POSITIVE' && decision.basis.length === 0
