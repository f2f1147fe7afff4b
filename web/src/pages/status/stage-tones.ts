import type { ApplicantView } from '../../../../server/schemas/accounts/account-opening.ts'
import type { StatusTone } from '../../shared/status-badge.tsx'

/** What each stage of an application means to its applicant, as a colour and icon. */
export const STAGE_TONES: { readonly [S in ApplicantView['stage']]: StatusTone } = {
  DRAFT: 'waiting',
  RECEIVED: 'active',
  CHECKING: 'active',
  DECIDING: 'decision',
  OPENING: 'active',
  AWAITING_ACTIVATION: 'waiting',
  ACTIVE: 'done',
  DECLINED: 'stopped',
  WITHDRAWN: 'neutral',
  EXPIRED: 'neutral',
  CLOSED: 'neutral',
}
