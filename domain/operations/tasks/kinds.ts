import type { DueDiligenceLevel } from '../../kernel/risk.ts'
import type { Role } from '../access/roles.ts'
import type { SlaKey } from '../policies/pack.ts'

/**
 * What one kind of task asks: who may answer, which answers exist and whether each needs a written reason, whether the
 * second factor must be fresh, which checklist must be complete, and which service level dates it.
 */
export type TaskKindSpec = {
  readonly role: Role
  readonly outcomes: { readonly [outcome: string]: { readonly reasonRequired: boolean } }
  readonly secondFactor: boolean
  readonly checklist: string | null
  readonly sla: SlaKey
}

const free = { reasonRequired: false } as const
const reasoned = { reasonRequired: true } as const

/** Task kinds of account opening. Approvals and the sanctions decision need a fresh second factor. */
export const taskKinds = {
  DUPLICATE_REVIEW: {
    role: 'onboarding-analyst',
    outcomes: {
      'different-person': reasoned,
      'same-person-open-application': free,
      'same-person-customer': free,
    },
    secondFactor: false,
    checklist: null,
    sla: 'duplicate-review',
  },
  IDENTITY_VERIFICATION: {
    role: 'onboarding-analyst',
    outcomes: { verified: free, failed: reasoned },
    secondFactor: false,
    checklist: 'verification-1',
    sla: 'identity-verification',
  },
  SCREENING_REVIEW: {
    role: 'compliance-officer',
    outcomes: {
      'false-positive': reasoned,
      'pep-confirmed': reasoned,
      'media-relevant': reasoned,
      'propose-true-match': reasoned,
    },
    secondFactor: false,
    checklist: null,
    sla: 'screening-l2',
  },
  SANCTIONS_CONFIRMATION: {
    role: 'mlro',
    outcomes: { 'true-match': reasoned, 'false-positive': reasoned },
    secondFactor: true,
    checklist: null,
    sla: 'sanctions-confirmation',
  },
  DUE_DILIGENCE_PACK: {
    role: 'onboarding-analyst',
    outcomes: { complete: free, decline: reasoned },
    secondFactor: false,
    checklist: 'due-diligence-1',
    sla: 'due-diligence-cdd',
  },
  OPENING_APPROVAL: {
    role: 'compliance-officer',
    outcomes: { approve: free, return: reasoned, decline: reasoned },
    secondFactor: true,
    checklist: null,
    sla: 'approval',
  },
  OPENING_MLRO_OPINION: {
    role: 'mlro',
    outcomes: { support: reasoned, oppose: reasoned },
    secondFactor: true,
    checklist: null,
    sla: 'approval',
  },
  OPENING_SENIOR_APPROVAL: {
    role: 'senior-manager',
    outcomes: { approve: free, return: reasoned, decline: reasoned },
    secondFactor: true,
    checklist: null,
    sla: 'approval',
  },
  PROVISIONING_REPAIR: {
    role: 'administrator',
    outcomes: { retry: free, decline: reasoned },
    secondFactor: false,
    checklist: null,
    sla: 'provisioning-repair',
  },
} as const satisfies { readonly [kind: string]: TaskKindSpec }

export type TaskKind = keyof typeof taskKinds

/** Answers that one kind of task allows, as a union of its outcome ids. */
export type TaskOutcome<Kind extends TaskKind = TaskKind> = {
  [K in Kind]: keyof (typeof taskKinds)[K]['outcomes'] & string
}[Kind]

/** True when the text is the id of a task kind; narrows stored or received values. */
export const isTaskKind = (value: string): value is TaskKind => Object.hasOwn(taskKinds, value)

/** The kind's specification in its general shape, for code that treats all kinds alike. */
export const taskKind = (kind: TaskKind): TaskKindSpec => taskKinds[kind]

/** True when the outcome is one that this kind of task allows; narrows a received answer. */
export const isOutcomeOf = <Kind extends TaskKind>(kind: Kind, outcome: string): outcome is TaskOutcome<Kind> =>
  Object.hasOwn(taskKinds[kind].outcomes, outcome)

/** True when answering so needs a written reason; an outcome the kind does not allow also reads as true. */
export const needsReason = (kind: TaskKind, outcome: string): boolean =>
  taskKind(kind).outcomes[outcome]?.reasonRequired ?? true

/** Service level of a task; a due diligence pack for EDD has a longer one than for SDD or CDD. */
export const slaOf = (kind: TaskKind, level: DueDiligenceLevel | null = null): SlaKey =>
  kind === 'DUE_DILIGENCE_PACK' && level === 'EDD' ? 'due-diligence-edd' : taskKind(kind).sla
