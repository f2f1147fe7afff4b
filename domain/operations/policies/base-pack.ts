import type { Ladder } from '../../kernel/ladder.ts'
import type { Clock } from '../../kernel/due.ts'
import type { ComplaintClocks, PolicyPack, Retention, RetentionKind, TaskReminder } from './pack.ts'

export const businessDays = (days: number): Clock => ({ within: `P${days}D`, count: 'business-days' })
export const elapsed = (within: string): Clock => ({ within, count: 'elapsed' })

/** FCA DISP 1.5 and 1.6: 3 business days summary resolution, 8 weeks; payment services 15 and 35 business days. */
export const ukComplaints: ComplaintClocks = {
  acknowledge: businessDays(1),
  quickResolution: businessDays(3),
  decision: elapsed('P56D'),
  complex: null,
  seniorExtension: null,
  paymentDecision: businessDays(15),
  paymentComplex: businessDays(35),
  warnAtPercent: [50, 75, 90],
}

/** Five years after the end of the relationship (FATF R.11); product defaults for what FATF does not name. */
export const baseRetention: { readonly [Kind in RetentionKind]: Retention } = {
  'customer-due-diligence': { keep: 'P5Y', from: 'relationship-end' },
  'verification-records': { keep: 'P5Y', from: 'relationship-end' },
  transactions: { keep: 'P5Y', from: 'booking' },
  'screening-alerts': { keep: 'P5Y', from: 'relationship-end' },
  'sanctions-records': { keep: 'P5Y', from: 'relationship-end' },
  'suspicion-reports': { keep: 'P5Y', from: 'filing' },
  'closed-applications': { keep: 'P90D', from: 'decision' },
  'risk-declined-applications': { keep: 'P5Y', from: 'decision' },
  complaints: { keep: 'P5Y', from: 'closure' },
  'face-images': { keep: 'P30D', from: 'verification' },
  'audit-logs': { keep: 'P5Y', from: 'event' },
  'audit-working-papers': { keep: 'P10Y', from: 'closure' },
  'unconfirmed-leads': { keep: 'P30D', from: 'capture' },
  'consent-records': { keep: 'P5Y', from: 'withdrawal' },
  'contact-texts': { keep: 'P2Y', from: 'contact' },
}

/** Fields of the FATF R.10 set as JSON pointers into the opening form. */
export const fatfMinimumFields: readonly string[] = [
  '/name/native',
  '/birthDate',
  '/nationality',
  '/address',
  '/document/type',
  '/document/number',
  '/purposes',
]

const draftLadder: Ladder = [
  { after: 'P1D', do: { message: 'OB-15', to: 'applicant' } },
  { after: 'P3D', do: { message: 'OB-15', to: 'applicant' } },
  { after: 'P7D', do: { message: 'OB-15', to: 'applicant' } },
  { after: 'P30D', do: { event: 'expire' } },
]

const missingInformationLadder: Ladder = [
  { after: 'P3D', do: { message: 'OB-3', to: 'applicant' } },
  { after: 'P7D', do: { message: 'OB-4', to: 'applicant' } },
  { after: 'P14D', do: { message: 'OB-5', to: 'applicant' } },
  { after: 'P25D', do: { message: 'OB-6', to: 'applicant' } },
  { after: 'P30D', do: { event: 'expire' } },
]

const activationLadder: Ladder = [
  { after: 'P3D', do: { message: 'OB-13', to: 'applicant' } },
  { after: 'P7D', do: { message: 'OB-13', to: 'applicant' } },
  { after: 'P14D', do: { message: 'OB-13', to: 'applicant' } },
  { after: 'P60D', do: { event: 'close' } },
]

const taskReminders: readonly TaskReminder[] = [
  { atPercent: 80, do: { message: 'OB-21', to: 'assignee' } },
  { atPercent: 100, do: { message: 'OB-22', to: 'assignee' } },
]

/**
 * Product defaults where no local law applies: FATF R.10, R.11, R.12, R.19, R.20. A design choice of the product, never
 * presented as law; every jurisdiction's pack starts from it.
 */
export const basePack: PolicyPack = {
  jurisdiction: 'BASE',
  version: 'BASE-2026-1',
  effectiveFrom: '2026-11-01',
  currency: 'CNY',
  homeCountries: ['CN'],

  retention: baseRetention,
  retentionExtensionByAuthority: null,

  beneficialOwner: {
    thresholdPercent: 25,
    comparison: 'at-least',
    multiplyAlongChains: true,
    controlPersonRequired: false,
  },

  refreshMonths: { LOW: 48, MEDIUM: 24, HIGH: 12 },
  refreshBasis: 'scheduled',
  firstRating: { within: null, firstRecheckWithin: null },
  simplifiedDueDiligence: true,
  verificationAfterOpeningWithin: null,
  fiveLevelDisplay: false,

  pepFloorDomestic: 'HIGH',
  pepAfterOffice: 'P12M',
  sanctionsRescreening: { every: 'P1D', afterListChange: 'PT24H' },
  rescreenBeforeProvisioningAfter: 'PT24H',

  suspicionReport: {
    fileWithin: null,
    fileWithinNoSuspect: null,
    followUpEvery: null,
    continuingActivityWithin: null,
    authorityQuestionsWithin: null,
    threshold: null,
  },
  largeTransactions: null,
  complaints: ukComplaints,
  privacyRequest: { answerWithin: 'P1M', extension: null },
  breachNotice: { authorityWithin: 'PT72H', majorIncident: null },

  accountClasses: null,
  minimumFields: fatfMinimumFields,
  minimumAge: { default: 16, privateBanking: 18 },
  duplicateScoreForReview: 60,
  faceMatch: { pass: 0.85, manual: 0.7 },

  sla: {
    'duplicate-review': businessDays(1),
    'identity-verification': businessDays(1),
    'screening-l1': businessDays(1),
    'screening-l2': businessDays(2),
    'sanctions-confirmation': elapsed('PT4H'),
    'due-diligence-cdd': businessDays(2),
    'due-diligence-edd': businessDays(10),
    approval: businessDays(1),
    'provisioning-repair': elapsed('PT4H'),
  },
  taskReminders,
  ladders: { draft: draftLadder, missingInformation: missingInformationLadder, activation: activationLadder },
  missingInformation: { extension: 'P14D', extensions: 1, maxRounds: 3 },

  straightThroughLow: false,
  straightThroughSamplePercent: 5,
  secondFactorFreshness: 'PT5M',
  draftExpiry: 'P30D',
  accessLink: 'P7D',
  activationLink: 'PT72H',
  activationLinkReissues: 3,
  provisioningRetry: 'PT24H',
  coolingOff: null,
  declineAppeal: 'P30D',
}
