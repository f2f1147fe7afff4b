import { openingStages, type OpeningStage } from '../../../../../domain/accounts/account-opening/stages.ts'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import type { StepState } from '../../../shared/stepper.tsx'

/** The way of an opening as people speak of it; side stages belong to the step that they interrupt. */
export const OPENING_STEPS = [
  'submitted',
  'data',
  'verification',
  'screening',
  'rating',
  'diligence',
  'approval',
  'provisioning',
  'activation',
  'active',
] as const
export type OpeningStep = (typeof OPENING_STEPS)[number]

type Evidence = Pick<
  CaseView,
  'stage' | 'submittedAt' | 'checks' | 'screening' | 'assessment' | 'decisions' | 'account'
>

const STEP_OF: { readonly [Stage in OpeningStage]?: OpeningStep } = {
  DRAFT: 'submitted',
  SUBMITTED: 'submitted',
  DATA_CHECK: 'data',
  DUPLICATE_REVIEW: 'data',
  VERIFYING: 'verification',
  SCREENING: 'screening',
  SCREENING_REVIEW: 'screening',
  PROHIBITED: 'screening',
  RISK_RATING: 'rating',
  DUE_DILIGENCE: 'diligence',
  PENDING_APPROVAL: 'approval',
  APPROVED: 'provisioning',
  PROVISIONING: 'provisioning',
  PROVISIONING_FAILED: 'provisioning',
  AWAITING_ACTIVATION: 'activation',
  CLOSED_UNUSED: 'activation',
  ACTIVE: 'active',
}

/** Where a case that left the way stopped, judged by the evidence it had gathered. */
const lastStep = (view: Evidence): OpeningStep => {
  if (view.account !== null) return 'activation'
  if (
    view.decisions.some((decision) => decision.kind.startsWith('OPENING_') || decision.kind === 'DUE_DILIGENCE_PACK')
  ) {
    return view.decisions.some((decision) => decision.kind.startsWith('OPENING_')) ? 'approval' : 'diligence'
  }
  if (view.assessment !== null) return 'diligence'
  if (view.screening !== null) return 'screening'
  if (view.checks.length > 0) return 'verification'
  return view.submittedAt === null ? 'submitted' : 'data'
}

/** The step at which a case stands or stopped. */
export const stepOf = (view: Evidence): OpeningStep => STEP_OF[view.stage] ?? lastStep(view)

/** Every step with its state: what is behind, where the case is, what is to come; `stopped` where it ended early. */
export const openingSteps = (view: Evidence): { id: OpeningStep; state: StepState }[] => {
  const at = OPENING_STEPS.indexOf(stepOf(view))
  const ended = openingStages[view.stage].end
  const here: StepState = view.stage === 'ACTIVE' ? 'done' : ended ? 'stopped' : 'current'
  return OPENING_STEPS.map((id, index) => ({ id, state: index < at ? 'done' : index === at ? here : 'upcoming' }))
}

/** Who has to act while no task is open. */
export const waitsFor = (stage: OpeningStage): 'ended' | 'applicant' | 'system' => {
  if (openingStages[stage].end) return 'ended'
  return stage === 'DRAFT' || stage === 'PENDING_INFORMATION' || stage === 'AWAITING_ACTIVATION'
    ? 'applicant'
    : 'system'
}
