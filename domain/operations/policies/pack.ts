import type { Clock } from '../../kernel/due.ts'
import type { Ladder, RungAction } from '../../kernel/ladder.ts'
import type { OpenBand } from '../../kernel/risk.ts'
import type { Jurisdiction } from './jurisdiction.ts'

export const SLA_KEYS = [
  'duplicate-review',
  'identity-verification',
  'screening-l1',
  'screening-l2',
  'sanctions-confirmation',
  'due-diligence-cdd',
  'due-diligence-edd',
  'approval',
  'provisioning-repair',
] as const
export type SlaKey = (typeof SLA_KEYS)[number]

export const RETENTION_KINDS = [
  'customer-due-diligence',
  'verification-records',
  'transactions',
  'screening-alerts',
  'sanctions-records',
  'suspicion-reports',
  'closed-applications',
  'risk-declined-applications',
  'complaints',
  'face-images',
  'audit-logs',
  'audit-working-papers',
  'unconfirmed-leads',
  'consent-records',
  'contact-texts',
] as const
export type RetentionKind = (typeof RETENTION_KINDS)[number]

/** How long one kind of data is kept, counted from which event; a legal hold always overrides it. */
export type Retention = {
  readonly keep: string
  readonly from:
    | 'relationship-end'
    | 'record-made'
    | 'booking'
    | 'closure'
    | 'filing'
    | 'decision'
    | 'verification'
    | 'event'
    | 'capture'
    | 'withdrawal'
    | 'contact'
}

/** Largest sums of an account of one class, in minor units of the pack's currency; null means no limit. */
export type ClassLimits = {
  readonly onePerPerson: boolean
  readonly remoteOpening: boolean
  readonly maxBalanceMinor: number | null
  readonly outgoingPerDayMinor: number | null
  readonly outgoingPerYearMinor: number | null
}

/** A sum of one kind of transaction on one business day that must be reported. */
export type LargeTransactionRule = {
  readonly kind: 'cash' | 'entity-transfer' | 'personal-domestic-transfer' | 'personal-cross-border-transfer'
  readonly currency: string
  readonly amountMinor: number
  readonly comparison: 'at-least' | 'more-than'
}

export type ComplaintClocks = {
  readonly acknowledge: Clock
  readonly quickResolution: Clock | null
  readonly decision: Clock
  readonly complex: Clock | null
  readonly seniorExtension: Clock | null
  readonly paymentDecision: Clock | null
  readonly paymentComplex: Clock | null
  readonly warnAtPercent: readonly number[]
}

/** A reminder when a task has used so much of its time. */
export type TaskReminder = { readonly atPercent: number; readonly do: RungAction }

/** Everything a jurisdiction or the bank may set differently. A pack is versioned data: a change is a new version. */
export type PolicyPack = {
  readonly jurisdiction: Jurisdiction
  readonly version: string
  readonly effectiveFrom: string
  readonly currency: string
  readonly homeCountries: readonly string[]

  readonly retention: { readonly [Kind in RetentionKind]: Retention }
  readonly retentionExtensionByAuthority: string | null

  readonly beneficialOwner: {
    readonly thresholdPercent: number
    readonly comparison: 'at-least' | 'more-than'
    readonly multiplyAlongChains: boolean
    readonly controlPersonRequired: boolean
  }

  readonly refreshMonths: { readonly [Band in OpenBand]: number }
  readonly refreshBasis: 'scheduled' | 'event-driven'
  readonly firstRating: { readonly within: Clock | null; readonly firstRecheckWithin: string | null }
  readonly simplifiedDueDiligence: boolean
  readonly verificationAfterOpeningWithin: string | null
  readonly fiveLevelDisplay: boolean

  readonly pepFloorDomestic: 'MEDIUM' | 'HIGH'
  readonly pepAfterOffice: string
  readonly sanctionsRescreening: { readonly every: string; readonly afterListChange: string }
  readonly rescreenBeforeProvisioningAfter: string

  readonly suspicionReport: {
    readonly fileWithin: Clock | null
    readonly fileWithinNoSuspect: Clock | null
    readonly followUpEvery: string | null
    readonly continuingActivityWithin: string | null
    readonly authorityQuestionsWithin: Clock | null
    readonly threshold: { readonly amountMinor: number; readonly currency: string } | null
  }
  readonly largeTransactions: { readonly rules: readonly LargeTransactionRule[]; readonly fileWithin: Clock } | null
  readonly complaints: ComplaintClocks
  readonly privacyRequest: { readonly answerWithin: string; readonly extension: string | null }
  readonly breachNotice: {
    readonly authorityWithin: string
    readonly majorIncident: {
      readonly afterClassification: string
      readonly afterAwareness: string
      readonly intermediate: string
      readonly final: string
    } | null
  }

  readonly accountClasses: { readonly [AccountClass in 'I' | 'II' | 'III']: ClassLimits } | null
  readonly minimumFields: readonly string[]
  readonly minimumAge: { readonly default: number; readonly privateBanking: number }
  readonly duplicateScoreForReview: number
  readonly faceMatch: { readonly pass: number; readonly manual: number }

  readonly sla: { readonly [Key in SlaKey]: Clock }
  readonly taskReminders: readonly TaskReminder[]
  readonly ladders: { readonly draft: Ladder; readonly missingInformation: Ladder; readonly activation: Ladder }
  readonly missingInformation: { readonly extension: string; readonly extensions: number; readonly maxRounds: number }

  readonly straightThroughLow: boolean
  readonly straightThroughSamplePercent: number
  readonly secondFactorFreshness: string
  readonly draftExpiry: string
  readonly accessLink: string
  readonly activationLink: string
  readonly activationLinkReissues: number
  readonly provisioningRetry: string
  readonly coolingOff: string | null
  readonly declineAppeal: string
}
