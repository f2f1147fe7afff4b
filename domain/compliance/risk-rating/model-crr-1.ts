import type { RiskBand } from '../../kernel/risk.ts'
import type { PolicyPack } from '../../operations/policies/pack.ts'
import type { CountryTable } from './country-risk.ts'
import type { FactorLevel } from './levels.ts'

export const RISK_MODEL = 'CRR-1'

/**
 * The twelve factors with their weights, which sum to 100: customer (C), geography (G), product (P), delivery channel
 * (D) and activity (A), the risk families of FATF R.1 and INR.10 and of Yinfa [2013] 2.
 */
export const FACTORS = [
  { id: 'C1', weight: 8, name: 'customer-type' },
  { id: 'C2', weight: 10, name: 'political-exposure' },
  { id: 'C3', weight: 8, name: 'adverse-media' },
  { id: 'C4', weight: 10, name: 'occupation' },
  { id: 'C5', weight: 6, name: 'clarity-of-funds' },
  { id: 'G1', weight: 8, name: 'nationality' },
  { id: 'G2', weight: 10, name: 'residence' },
  { id: 'G3', weight: 8, name: 'counterparty-countries' },
  { id: 'P1', weight: 10, name: 'product' },
  { id: 'D1', weight: 8, name: 'channel' },
  { id: 'A1', weight: 7, name: 'cash-intensity' },
  { id: 'A2', weight: 7, name: 'turnover-against-income' },
] as const
export type FactorId = (typeof FACTORS)[number]['id']

/** A level for each factor. */
export type Levels = { readonly [Id in FactorId]: FactorLevel }

/** Facts that overrides look at, beside the levels. Countries are ISO 3166-1 alpha-2. */
export type RiskFacts = {
  readonly sanctionsTrueMatch: boolean
  readonly anonymousOrOwnerRefused: boolean
  readonly residence: string | null
  readonly nationalities: readonly string[]
  readonly counterpartyCountries: readonly string[]
  readonly pep: 'FOREIGN' | 'DOMESTIC' | null
  readonly mediaConfirmed: boolean
  readonly suspicionReportInLastYear: boolean
  readonly correspondentOrNominee: boolean
  readonly privateBankingNonResident: boolean
  readonly cashIntensiveCrossBorder: boolean
  readonly verifiedByException: boolean
  readonly dormantRevived: boolean
  readonly closedTrueAlertsInSixMonths: number
  readonly trustOrFoundation: boolean
  readonly limitedProduct: boolean
}

/** Facts of a customer about whom nothing stands out; examples and callers change what differs. */
export const NO_FACTS: RiskFacts = {
  sanctionsTrueMatch: false,
  anonymousOrOwnerRefused: false,
  residence: null,
  nationalities: [],
  counterpartyCountries: [],
  pep: null,
  mediaConfirmed: false,
  suspicionReportInLastYear: false,
  correspondentOrNominee: false,
  privateBankingNonResident: false,
  cashIntensiveCrossBorder: false,
  verifiedByException: false,
  dormantRevived: false,
  closedTrueAlertsInSixMonths: 0,
  trustOrFoundation: false,
  limitedProduct: false,
}

export type OverrideInput = { levels: Levels; facts: RiskFacts; pack: PolicyPack; countries: CountryTable }

/** A rule that runs after the sum: when it applies, the band is at least `band`. */
export type Override = {
  readonly band: RiskBand | ((pack: PolicyPack) => RiskBand)
  readonly applies: (input: OverrideInput) => boolean
}

const DPRK = 'KP'

const doesBusinessIn = (facts: RiskFacts, countries: readonly string[]): boolean =>
  (facts.residence !== null && countries.includes(facts.residence)) ||
  facts.counterpartyCountries.some((country) => countries.includes(country))

/** Overrides X1 to X14; the strictest that applies wins. One grave fact is not averaged away by harmless ones. */
export const OVERRIDES = {
  /** Sanctions true match, or the ownership rule makes the customer count as sanctioned. */
  X1: { band: 'PROHIBITED', applies: ({ facts }) => facts.sanctionsTrueMatch },
  /** Shell bank, fictitious or anonymous name, beneficial owner withheld (FATF R.10, R.13). */
  X2: { band: 'PROHIBITED', applies: ({ facts }) => facts.anonymousOrOwnerRefused },
  /** Residence in the DPRK; a product default. */
  X3: { band: 'PROHIBITED', applies: ({ facts }) => facts.residence === DPRK },
  /** Foreign politically exposed person, family or close associate (FATF R.12). */
  X4: { band: 'HIGH', applies: ({ facts }) => facts.pep === 'FOREIGN' },
  /** Domestic or international-organisation exposure; the pack sets the floor. */
  X5: { band: (pack) => pack.pepFloorDomestic, applies: ({ facts }) => facts.pep === 'DOMESTIC' },
  /** Residence or material counterparties in a call-for-action country (FATF R.19). */
  X6: {
    band: 'HIGH',
    applies: ({ facts, countries }) => facts.residence !== DPRK && doesBusinessIn(facts, countries.callForAction),
  },
  /** Only the nationality is of a call-for-action country; screening goes deeper. */
  X7: {
    band: 'MEDIUM',
    applies: ({ facts, countries }) =>
      !doesBusinessIn(facts, countries.callForAction) &&
      facts.nationalities.some((country) => countries.callForAction.includes(country)),
  },
  /** Charge or conviction, or a confirmed credible allegation of financial crime. */
  X8: {
    band: 'HIGH',
    applies: ({ levels, facts }) => levels.C3.level === 100 || (levels.C3.level === 75 && facts.mediaConfirmed),
  },
  /** Suspicion report in the last twelve months; others see only that a policy floor applies. */
  X9: { band: 'HIGH', applies: ({ facts }) => facts.suspicionReportInLastYear },
  /** Correspondent, nominee or bearer structure, private banking for non-residents, much cash across borders. */
  X10: {
    band: 'HIGH',
    applies: ({ facts }) =>
      facts.correspondentOrNominee || facts.privateBankingNonResident || facts.cashIntensiveCrossBorder,
  },
  /** Identity verified only by the exception path, until repaired. */
  X11: { band: 'MEDIUM', applies: ({ facts }) => facts.verifiedByException },
  /** Residence in a country under increased monitoring. */
  X12: {
    band: 'MEDIUM',
    applies: ({ facts, countries }) =>
      facts.residence !== null && countries.increasedMonitoring.includes(facts.residence),
  },
  /** Dormant account revived, or three alerts closed as true in six months. */
  X13: { band: 'MEDIUM', applies: ({ facts }) => facts.dormantRevived || facts.closedTrueAlertsInSixMonths >= 3 },
  /** Trust or foundation. */
  X14: { band: 'MEDIUM', applies: ({ facts }) => facts.trustOrFoundation },
} as const satisfies { readonly [id: string]: Override }
export type OverrideId = keyof typeof OVERRIDES

/** Scores below these limits, in hundredths of a point, are in the band; from the last limit on the band is HIGH. */
export const BAND_LIMITS = { LOW: 2_000, MEDIUM: 4_500 } as const

/** Five-level display for Chinese reporting, in hundredths: low, medium-low, medium, medium-high, high. */
export const FIVE_LEVEL_LIMITS = [1_000, 2_000, 3_500, 4_500] as const
