import { stricterBand, type DueDiligenceLevel, type RiskBand } from '../../kernel/risk.ts'
import type { PolicyPack } from '../../operations/policies/pack.ts'
import { latestCountryTable, type CountryTable } from './country-risk.ts'
import {
  BAND_LIMITS,
  FACTORS,
  FIVE_LEVEL_LIMITS,
  OVERRIDES,
  RISK_MODEL,
  type FactorId,
  type Levels,
  type Override,
  type OverrideId,
  type RiskFacts,
} from './model-crr-1.ts'
import type { Level } from './levels.ts'

/** One line of the explanation: what a factor added to the score, in points with two decimals, and why. */
export type FactorResult = { id: FactorId; weight: number; level: Level; contribution: number; reason: string }

/**
 * A rating with everything needed to reproduce it: versions, score (points with two decimals, and the same as an integer
 * in hundredths), factors, overrides that fired, band, due diligence level (null when no relationship is possible),
 * factors whose answer is unknown, and whether screening must go deeper.
 */
export type Assessment = {
  model: string
  packVersion: string
  countryTable: string
  score: number
  scoreHundredths: number
  band: RiskBand
  dueDiligence: DueDiligenceLevel | null
  overrides: OverrideId[]
  factors: FactorResult[]
  unknowns: FactorId[]
  deeperScreening: boolean
}

const isOverrideId = (id: string): id is OverrideId => Object.hasOwn(OVERRIDES, id)
const OVERRIDE_IDS: readonly OverrideId[] = Object.keys(OVERRIDES).filter(isOverrideId)

const overrideOf = (id: OverrideId): Override => OVERRIDES[id]

const floorOf = (id: OverrideId, pack: PolicyPack): RiskBand => {
  const { band } = overrideOf(id)
  return typeof band === 'function' ? band(pack) : band
}

/** Band of a score in hundredths, before overrides: 1999 LOW, 2000 MEDIUM, 4499 MEDIUM, 4500 HIGH. */
export const bandOfScore = (scoreHundredths: number): RiskBand =>
  scoreHundredths < BAND_LIMITS.LOW ? 'LOW' : scoreHundredths < BAND_LIMITS.MEDIUM ? 'MEDIUM' : 'HIGH'

/** Position 1 (low) to 5 (high) of a score in hundredths on the five-level display. */
export const fiveLevelOfScore = (scoreHundredths: number): number =>
  1 + FIVE_LEVEL_LIMITS.filter((limit) => scoreHundredths >= limit).length

/** Score as people read it: points with exactly two decimals. */
export const scoreText = (scoreHundredths: number): string => (scoreHundredths / 100).toFixed(2)

const dueDiligenceOf = (
  band: RiskBand,
  overrides: readonly OverrideId[],
  facts: RiskFacts,
  pack: PolicyPack,
): DueDiligenceLevel | null => {
  if (band === 'PROHIBITED') return null
  if (band === 'HIGH' || overrides.includes('X4') || overrides.includes('X5')) return 'EDD'
  return band === 'LOW' && facts.limitedProduct && pack.simplifiedDueDiligence ? 'SDD' : 'CDD'
}

/**
 * Rates a customer by model CRR-1: weighted sum of the levels, band by score, then overrides, of which the strictest
 * wins. A politically exposed person gets enhanced due diligence in every band; simplified due diligence needs LOW, a
 * limited product and a pack that allows it. Raising a level never lowers score or band. Pure: the same inputs and
 * country table give the same assessment.
 */
export const rate = (
  levels: Levels,
  facts: RiskFacts,
  pack: PolicyPack,
  countries: CountryTable = latestCountryTable,
): Assessment => {
  const scoreHundredths = FACTORS.reduce((sum, { id, weight }) => sum + weight * levels[id].level, 0)
  const overrides = OVERRIDE_IDS.filter((id) => overrideOf(id).applies({ levels, facts, pack, countries }))
  const floors = overrides.map((id) => floorOf(id, pack))
  const band = floors.reduce(stricterBand, bandOfScore(scoreHundredths))
  return {
    model: RISK_MODEL,
    packVersion: pack.version,
    countryTable: countries.version,
    score: scoreHundredths / 100,
    scoreHundredths,
    band,
    dueDiligence: dueDiligenceOf(band, overrides, facts, pack),
    overrides,
    factors: FACTORS.map(({ id, weight }) => ({
      id,
      weight,
      level: levels[id].level,
      contribution: (weight * levels[id].level) / 100,
      reason: levels[id].reason,
    })),
    unknowns: FACTORS.filter(({ id }) => levels[id].reason === 'unknown').map(({ id }) => id),
    deeperScreening: overrides.includes('X7'),
  }
}
