import type { RiskBand } from '../../kernel/risk.ts'
import type { Role } from '../../operations/access/roles.ts'
import { taskKinds, type TaskKind } from '../../operations/tasks/kinds.ts'

/** One signature that an opening needs: the task that asks for it and the role that may give it. */
export type ApprovalStep = {
  readonly kind: Extract<TaskKind, 'OPENING_APPROVAL' | 'OPENING_MLRO_OPINION' | 'OPENING_SENIOR_APPROVAL'>
  readonly role: Role
}

/** What beside the band decides who must sign. */
export type QuorumFacts = { readonly politicallyExposed: boolean; readonly countryOverride: boolean }

const step = (kind: ApprovalStep['kind']): ApprovalStep => ({ kind, role: taskKinds[kind].role })

/** Reads the facts from the overrides of an assessment: X4 and X5 exposure, X6 and X7 call-for-action countries. */
export const quorumFacts = (overrides: readonly string[]): QuorumFacts => ({
  politicallyExposed: overrides.includes('X4') || overrides.includes('X5'),
  countryOverride: overrides.includes('X6') || overrides.includes('X7'),
})

/**
 * Approvals after the analyst's pack, in order, each by another person: LOW and MEDIUM the compliance officer; HIGH then
 * the senior manager; with political exposure or a country override the MLRO's opinion before the senior manager decides,
 * whatever the band (FATF R.12, AMLR Art 42). Empty for PROHIBITED, which nobody can approve.
 */
export const approvalQuorum = (band: RiskBand, facts: QuorumFacts): ApprovalStep[] => {
  if (band === 'PROHIBITED') return []
  const opinion = facts.politicallyExposed || facts.countryOverride
  return [
    step('OPENING_APPROVAL'),
    ...(opinion ? [step('OPENING_MLRO_OPINION')] : []),
    ...(opinion || band === 'HIGH' ? [step('OPENING_SENIOR_APPROVAL')] : []),
  ]
}
