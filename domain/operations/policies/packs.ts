import { basePack, baseRetention, businessDays, elapsed, fatfMinimumFields, ukComplaints } from './base-pack.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import type { PolicyPack } from './pack.ts'

/**
 * Mainland China. Looked up: Yinfa [2013] 2 (top tier reviewed at least yearly), PBOC 2016 No. 3 (large transactions),
 * Yinfa [2018] 16 (account classes), CBIRC 2020 No. 3 (complaints). To be read again before reliance: AML Law 2024
 * revision (10 years), PBOC 2007 No. 2 (half-yearly), each lower tier at most twice the tier above, first rating within
 * 10 working days, three-monthly follow-up reports, PIPL Arts 45, 50 and 57, remote opening of classes II and III only.
 */
const cn: PolicyPack = {
  ...basePack,
  jurisdiction: 'CN',
  version: 'CN-2026-1',
  retention: {
    ...baseRetention,
    'customer-due-diligence': { keep: 'P10Y', from: 'relationship-end' },
    'verification-records': { keep: 'P10Y', from: 'relationship-end' },
    transactions: { keep: 'P10Y', from: 'booking' },
  },
  refreshMonths: { LOW: 24, MEDIUM: 12, HIGH: 6 },
  firstRating: { within: businessDays(10), firstRecheckWithin: 'P3Y' },
  suspicionReport: { ...basePack.suspicionReport, followUpEvery: 'P3M' },
  largeTransactions: {
    rules: [
      { kind: 'cash', currency: 'CNY', amountMinor: 5_000_000, comparison: 'at-least' },
      { kind: 'cash', currency: 'USD', amountMinor: 1_000_000, comparison: 'at-least' },
      { kind: 'entity-transfer', currency: 'CNY', amountMinor: 200_000_000, comparison: 'at-least' },
      { kind: 'entity-transfer', currency: 'USD', amountMinor: 20_000_000, comparison: 'at-least' },
      { kind: 'personal-domestic-transfer', currency: 'CNY', amountMinor: 50_000_000, comparison: 'at-least' },
      { kind: 'personal-domestic-transfer', currency: 'USD', amountMinor: 10_000_000, comparison: 'at-least' },
      { kind: 'personal-cross-border-transfer', currency: 'CNY', amountMinor: 20_000_000, comparison: 'at-least' },
      { kind: 'personal-cross-border-transfer', currency: 'USD', amountMinor: 1_000_000, comparison: 'at-least' },
    ],
    fileWithin: businessDays(5),
  },
  complaints: {
    ...ukComplaints,
    quickResolution: null,
    decision: elapsed('P15D'),
    complex: elapsed('P30D'),
    seniorExtension: elapsed('P30D'),
    paymentDecision: null,
    paymentComplex: null,
  },
  privacyRequest: { answerWithin: 'P30D', extension: null },
  breachNotice: { authorityWithin: 'PT0S', majorIncident: null },
  accountClasses: {
    I: {
      onePerPerson: true,
      remoteOpening: false,
      maxBalanceMinor: null,
      outgoingPerDayMinor: null,
      outgoingPerYearMinor: null,
    },
    II: {
      onePerPerson: false,
      remoteOpening: true,
      maxBalanceMinor: null,
      outgoingPerDayMinor: 1_000_000,
      outgoingPerYearMinor: 20_000_000,
    },
    III: {
      onePerPerson: false,
      remoteOpening: true,
      maxBalanceMinor: 200_000,
      outgoingPerDayMinor: 200_000,
      outgoingPerYearMinor: 5_000_000,
    },
  },
  minimumFields: [
    '/name/native',
    '/sex',
    '/nationality',
    '/occupation',
    '/address',
    '/phone',
    '/document/type',
    '/document/number',
    '/document/expiresOn',
  ],
}

/**
 * European Union. Looked up: AMLR (Regulation 2024/1624, applies 10 July 2027) Arts 22, 26, 33, 42, 45, 52, 69, 77;
 * DORA Art 19. To be read again: PSD2 Art 101 (15 and 35 business days), GDPR Arts 12(3) and 33, 14-day cooling-off.
 * Re-screening follows every new designation.
 */
const eu: PolicyPack = {
  ...basePack,
  jurisdiction: 'EU',
  version: 'EU-2026-1',
  currency: 'EUR',
  homeCountries: 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
  retentionExtensionByAuthority: 'P5Y',
  refreshMonths: { LOW: 60, MEDIUM: 36, HIGH: 12 },
  verificationAfterOpeningWithin: 'P60D',
  sanctionsRescreening: { every: 'P1D', afterListChange: 'PT0S' },
  suspicionReport: { ...basePack.suspicionReport, authorityQuestionsWithin: businessDays(5) },
  complaints: {
    ...ukComplaints,
    quickResolution: null,
    decision: businessDays(15),
    complex: businessDays(35),
  },
  privacyRequest: { answerWithin: 'P1M', extension: 'P2M' },
  breachNotice: {
    authorityWithin: 'PT72H',
    majorIncident: { afterClassification: 'PT4H', afterAwareness: 'PT24H', intermediate: 'PT72H', final: 'P1M' },
  },
  minimumFields: [...fatfMinimumFields, '/taxResidences'],
  coolingOff: 'P14D',
}

/**
 * United Kingdom. Looked up: DISP 1.5 and 1.6 (complaints). To be read again: MLR 2017 reg 35 as amended 2024 (domestic
 * PEPs start at MEDIUM), reg 40 (five years), more than 25 % ownership, UK GDPR clocks. Refresh is a product default.
 */
const uk: PolicyPack = {
  ...basePack,
  jurisdiction: 'UK',
  version: 'UK-2026-1',
  currency: 'GBP',
  homeCountries: ['GB'],
  beneficialOwner: { ...basePack.beneficialOwner, comparison: 'more-than' },
  refreshMonths: { LOW: 60, MEDIUM: 36, HIGH: 12 },
  pepFloorDomestic: 'MEDIUM',
  sanctionsRescreening: { every: 'P1D', afterListChange: 'PT0S' },
  coolingOff: 'P14D',
}

/**
 * United States. Looked up: 31 CFR 1020.220 and 1010.430 (identification records), 501.601 (sanctions records ten
 * years), 1010.230 (beneficial owners and one control person), 1020.320 (suspicious activity), 1010.311 (currency),
 * CFPB portal clocks, FFIEC (reviews are event-driven; the periods are a product default). To be read again: day 120
 * for continuing activity, 15 days to file currency reports, 36 hours to the federal regulator, state privacy laws.
 */
const us: PolicyPack = {
  ...basePack,
  jurisdiction: 'US',
  version: 'US-2026-1',
  currency: 'USD',
  homeCountries: ['US'],
  retention: {
    ...baseRetention,
    'verification-records': { keep: 'P5Y', from: 'record-made' },
    'sanctions-records': { keep: 'P10Y', from: 'record-made' },
  },
  beneficialOwner: { ...basePack.beneficialOwner, controlPersonRequired: true },
  refreshMonths: { LOW: 60, MEDIUM: 36, HIGH: 12 },
  refreshBasis: 'event-driven',
  sanctionsRescreening: { every: 'P1D', afterListChange: 'PT0S' },
  suspicionReport: {
    fileWithin: elapsed('P30D'),
    fileWithinNoSuspect: elapsed('P60D'),
    followUpEvery: null,
    continuingActivityWithin: 'P120D',
    authorityQuestionsWithin: elapsed('P14D'),
    threshold: { amountMinor: 500_000, currency: 'USD' },
  },
  largeTransactions: {
    rules: [{ kind: 'cash', currency: 'USD', amountMinor: 1_000_000, comparison: 'more-than' }],
    fileWithin: elapsed('P15D'),
  },
  complaints: {
    ...ukComplaints,
    quickResolution: null,
    decision: elapsed('P15D'),
    complex: elapsed('P60D'),
    paymentDecision: businessDays(10),
    paymentComplex: elapsed('P45D'),
  },
  privacyRequest: { answerWithin: 'P45D', extension: null },
  breachNotice: { authorityWithin: 'PT36H', majorIncident: null },
  minimumFields: ['/name/native', '/birthDate', '/address', '/document/number'],
}

/** The shipped packs, one a jurisdiction; the pack of the booking entity binds the customer. */
export const packs: { readonly [J in Jurisdiction]: PolicyPack } = { BASE: basePack, CN: cn, EU: eu, UK: uk, US: us }
