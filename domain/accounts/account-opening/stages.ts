import type { StageTable } from '../../kernel/stages.ts'

export const OPENING_STAGES = [
  'DRAFT',
  'SUBMITTED',
  'DATA_CHECK',
  'DUPLICATE_REVIEW',
  'VERIFYING',
  'SCREENING',
  'SCREENING_REVIEW',
  'RISK_RATING',
  'DUE_DILIGENCE',
  'PENDING_INFORMATION',
  'PENDING_APPROVAL',
  'APPROVED',
  'PROVISIONING',
  'AWAITING_ACTIVATION',
  'ACTIVE',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
  'PROHIBITED',
  'PROVISIONING_FAILED',
  'CLOSED_UNUSED',
] as const
export type OpeningStage = (typeof OPENING_STAGES)[number]

/**
 * Stages of opening an account, with who may move on and what may be asked unprompted (`commands`). The workflow, the
 * store's guard, the API and the stepper all read this one table.
 */
export const openingStages: StageTable<OpeningStage, OpeningCommand> = {
  DRAFT: { to: ['SUBMITTED', 'EXPIRED', 'WITHDRAWN'], commands: [], end: false },
  SUBMITTED: { to: ['DATA_CHECK', 'WITHDRAWN'], commands: ['withdraw'], end: false },
  DATA_CHECK: {
    to: ['VERIFYING', 'SCREENING', 'DUPLICATE_REVIEW', 'PENDING_INFORMATION', 'DECLINED', 'WITHDRAWN'],
    commands: ['withdraw'],
    end: false,
  },
  DUPLICATE_REVIEW: { to: ['VERIFYING', 'DATA_CHECK', 'DECLINED', 'WITHDRAWN'], commands: ['withdraw'], end: false },
  VERIFYING: { to: ['SCREENING', 'PENDING_INFORMATION', 'DECLINED', 'WITHDRAWN'], commands: ['withdraw'], end: false },
  SCREENING: { to: ['RISK_RATING', 'SCREENING_REVIEW', 'WITHDRAWN'], commands: ['withdraw'], end: false },
  SCREENING_REVIEW: { to: ['RISK_RATING', 'PROHIBITED', 'WITHDRAWN'], commands: ['withdraw'], end: false },
  RISK_RATING: { to: ['DUE_DILIGENCE', 'PROHIBITED', 'WITHDRAWN'], commands: ['withdraw'], end: false },
  DUE_DILIGENCE: {
    to: ['PENDING_APPROVAL', 'APPROVED', 'PENDING_INFORMATION', 'DECLINED', 'WITHDRAWN'],
    commands: ['withdraw'],
    end: false,
  },
  PENDING_INFORMATION: {
    to: ['DATA_CHECK', 'VERIFYING', 'DUE_DILIGENCE', 'EXPIRED', 'DECLINED', 'WITHDRAWN'],
    commands: ['withdraw'],
    end: false,
  },
  PENDING_APPROVAL: {
    to: ['APPROVED', 'DUE_DILIGENCE', 'DECLINED', 'WITHDRAWN', 'SCREENING_REVIEW'],
    commands: ['withdraw'],
    end: false,
  },
  APPROVED: { to: ['PROVISIONING', 'SCREENING_REVIEW', 'WITHDRAWN'], commands: ['withdraw'], end: false },
  PROVISIONING: { to: ['AWAITING_ACTIVATION', 'PROVISIONING_FAILED', 'WITHDRAWN'], commands: ['withdraw'], end: false },
  PROVISIONING_FAILED: { to: ['PROVISIONING', 'DECLINED', 'WITHDRAWN'], commands: ['withdraw'], end: false },
  AWAITING_ACTIVATION: { to: ['ACTIVE', 'CLOSED_UNUSED'], commands: ['activate'], end: false },
  ACTIVE: { to: [], commands: [], end: true },
  DECLINED: { to: [], commands: [], end: true },
  WITHDRAWN: { to: [], commands: [], end: true },
  EXPIRED: { to: [], commands: [], end: true },
  PROHIBITED: { to: [], commands: [], end: true },
  CLOSED_UNUSED: { to: [], commands: [], end: true },
}

export const OPENING_COMMANDS = ['withdraw', 'activate'] as const
export type OpeningCommand = (typeof OPENING_COMMANDS)[number]

/** True when the text is a stage of account opening; narrows stored values. */
export const isOpeningStage = (text: string): text is OpeningStage => OPENING_STAGES.some((stage) => stage === text)

/** True when the text is a command of account opening; narrows received values. */
export const isOpeningCommand = (text: string): text is OpeningCommand =>
  OPENING_COMMANDS.some((command) => command === text)
