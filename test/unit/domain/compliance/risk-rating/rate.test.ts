import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  FACTORS,
  NO_FACTS,
  type FactorId,
  type Levels,
  type RiskFacts,
} from '../../../../../domain/compliance/risk-rating/model-crr-1.ts'
import { type Level, LEVELS } from '../../../../../domain/compliance/risk-rating/levels.ts'
import { nextReviewOn } from '../../../../../domain/compliance/risk-rating/next-review.ts'
import { bandOfScore, fiveLevelOfScore, rate, scoreText } from '../../../../../domain/compliance/risk-rating/rate.ts'
import { RISK_BANDS, type DueDiligenceLevel, type RiskBand } from '../../../../../domain/kernel/risk.ts'
import { packs } from '../../../../../domain/operations/policies/packs.ts'

const levelsOf = (given: Partial<Record<FactorId, Level>>): Levels => {
  const at = (id: FactorId) => ({ level: given[id] ?? 0, reason: 'stated' })
  return {
    C1: at('C1'),
    C2: at('C2'),
    C3: at('C3'),
    C4: at('C4'),
    C5: at('C5'),
    G1: at('G1'),
    G2: at('G2'),
    G3: at('G3'),
    P1: at('P1'),
    D1: at('D1'),
    A1: at('A1'),
    A2: at('A2'),
  }
}

type Example = {
  customer: string
  levels: Partial<Record<FactorId, Level>>
  facts?: Partial<RiskFacts>
  score: string
  overrides: string[]
  band: RiskBand
  level: DueDiligenceLevel | null
  base: string | null
  cn: string | null
}

const low = { band: 'LOW', level: 'CDD', base: '2030-12-01', cn: '2028-12-01' } as const
const medium = { band: 'MEDIUM', level: 'CDD', base: '2028-12-01', cn: '2027-12-01' } as const
const high = { band: 'HIGH', level: 'EDD', base: '2027-12-01', cn: '2027-06-01' } as const

const examples: Example[] = [
  { customer: 'salaried resident, branch, current account', levels: { P1: 25 }, score: '2.50', overrides: [], ...low },
  {
    customer: 'freelance designer, remote with liveness',
    levels: { C4: 25, C5: 25, P1: 25, D1: 50 },
    score: '10.50',
    overrides: [],
    ...low,
  },
  {
    customer: 'small restaurant company',
    levels: { C1: 25, C4: 75, C5: 25, P1: 50, D1: 25, A1: 100, A2: 50 },
    score: '28.50',
    overrides: [],
    ...medium,
  },
  {
    customer: 'crypto exchange, cross-border',
    levels: { C1: 75, C4: 100, C5: 50, G1: 25, G2: 25, G3: 75, P1: 75, D1: 50, A2: 75 },
    score: '46.25',
    overrides: [],
    ...high,
  },
  {
    customer: 'foreign minister, private banking',
    levels: { C2: 100, C4: 50, C5: 50, G1: 50, G2: 50, G3: 50, P1: 75, A2: 50 },
    facts: { pep: 'FOREIGN' },
    score: '42.00',
    overrides: ['X4'],
    ...high,
  },
  {
    customer: 'spouse of a domestic vice-governor, salaried executive',
    levels: { C2: 75, C4: 50, C5: 25, P1: 25, A2: 25 },
    facts: { pep: 'DOMESTIC' },
    score: '18.25',
    overrides: ['X5'],
    ...high,
  },
  {
    customer: 'Iranian national living and working locally',
    levels: { C4: 25, C5: 25, G1: 100, G3: 25, P1: 25, D1: 25 },
    facts: { nationalities: ['IR'], residence: 'CN' },
    score: '18.50',
    overrides: ['X7'],
    ...medium,
  },
  {
    customer: 'small subsidiary of a listed group',
    levels: { C1: 25, C4: 25, P1: 25, D1: 25, A2: 25 },
    score: '10.75',
    overrides: [],
    ...low,
  },
  {
    customer: 'offshore company, nominee shareholders, introducer',
    levels: { C1: 100, C4: 50, C5: 50, G1: 75, G2: 75, G3: 75, P1: 75, D1: 75, A2: 75 },
    facts: { correspondentOrNominee: true, residence: 'VG' },
    score: '54.25',
    overrides: ['X10', 'X12'],
    ...high,
  },
  {
    customer: 'trading company, counterparties in Iran',
    levels: { C1: 50, C4: 75, C5: 25, G3: 100, P1: 50, D1: 25, A1: 25, A2: 25 },
    facts: { counterpartyCountries: ['AE', 'IR'], residence: 'CN' },
    score: '31.50',
    overrides: ['X6'],
    ...high,
  },
  {
    customer: 'manager charged with fraud, confirmed media',
    levels: { C3: 100, C4: 50, C5: 50, P1: 50, D1: 25, A1: 25, A2: 50 },
    facts: { mediaConfirmed: true },
    score: '28.25',
    overrides: ['X8'],
    ...high,
  },
  {
    customer: 'pensioner, class III, remote, sanctions true match',
    levels: { D1: 50 },
    facts: { limitedProduct: true, sanctionsTrueMatch: true },
    score: '4.00',
    overrides: ['X1'],
    band: 'PROHIBITED',
    level: null,
    base: null,
    cn: null,
  },
  {
    customer: 'student, class III, remote, clean',
    levels: { D1: 50 },
    facts: { limitedProduct: true },
    score: '4.00',
    overrides: [],
    ...low,
    level: 'SDD',
  },
  {
    customer: 'online shop, weak funds evidence, fast growth',
    levels: { C1: 25, C4: 50, C5: 75, G1: 25, G2: 25, P1: 75, D1: 50, A2: 75 },
    score: '32.75',
    overrides: [],
    ...medium,
  },
]

const assess = (levels: Partial<Record<FactorId, Level>>, facts: Partial<RiskFacts> = {}, pack = packs.BASE) =>
  rate(levelsOf(levels), { ...NO_FACTS, ...facts }, pack)

describe('the risk model CRR-1', () => {
  it.each(examples)('rates $customer as $band with $score', (example) => {
    const rated = assess(example.levels, example.facts)
    expect(scoreText(rated.scoreHundredths)).toBe(example.score)
    expect(rated.score).toBe(Number(example.score))
    expect(rated.overrides).toEqual(example.overrides)
    expect(rated.band).toBe(example.band)
    expect(rated.dueDiligence).toBe(example.level)
    expect(nextReviewOn(rated.band, rated.dueDiligence, packs.BASE, '2026-12-01')).toBe(example.base)
    expect(nextReviewOn(rated.band, rated.dueDiligence, packs.CN, '2026-12-01')).toBe(example.cn)
  })

  it('starts a domestic exposure at MEDIUM in the United Kingdom, still with enhanced due diligence', () => {
    const rated = assess({ C2: 75, C4: 50, C5: 25, P1: 25, A2: 25 }, { pep: 'DOMESTIC' }, packs.UK)
    expect(rated).toMatchObject({ band: 'MEDIUM', dueDiligence: 'EDD', overrides: ['X5'], packVersion: 'UK-2026-1' })
    expect(nextReviewOn(rated.band, rated.dueDiligence, packs.UK, '2026-12-01')).toBe('2027-12-01')
  })

  it('has weights that sum to one hundred', () => {
    expect(FACTORS.reduce((sum, factor) => sum + factor.weight, 0)).toBe(100)
  })

  it('bounds the bands at 20 and 45', () => {
    expect([1999, 2000, 4499, 4500].map(bandOfScore)).toEqual(['LOW', 'MEDIUM', 'MEDIUM', 'HIGH'])
    expect([999, 1000, 2000, 3500, 4500].map(fiveLevelOfScore)).toEqual([1, 2, 3, 4, 5])
  })

  it('adds 7.50 for an unknown occupation and names it', () => {
    const levels = { ...levelsOf({ P1: 25 }), C4: { level: 75, reason: 'unknown' } } as const
    const rated = rate(levels, NO_FACTS, packs.BASE)
    expect(rated.scoreHundredths - assess({ P1: 25 }).scoreHundredths).toBe(750)
    expect(rated.unknowns).toEqual(['C4'])
  })

  it('takes the higher of two floors', () => {
    expect(assess({}, { trustOrFoundation: true, suspicionReportInLastYear: true })).toMatchObject({
      band: 'HIGH',
      overrides: ['X9', 'X14'],
    })
    expect(assess({}, { trustOrFoundation: true, sanctionsTrueMatch: true }).band).toBe('PROHIBITED')
  })

  it.each<[string, Partial<RiskFacts>, Partial<Record<FactorId, Level>>, RiskBand]>([
    ['X2', { anonymousOrOwnerRefused: true }, {}, 'PROHIBITED'],
    ['X3', { residence: 'KP' }, {}, 'PROHIBITED'],
    ['X6', { residence: 'MM' }, {}, 'HIGH'],
    ['X6', { counterpartyCountries: ['KP'] }, {}, 'HIGH'],
    ['X7', { nationalities: ['KP'] }, {}, 'MEDIUM'],
    ['X8', { mediaConfirmed: true }, { C3: 75 }, 'HIGH'],
    ['X10', { privateBankingNonResident: true }, {}, 'HIGH'],
    ['X10', { cashIntensiveCrossBorder: true }, {}, 'HIGH'],
    ['X11', { verifiedByException: true }, {}, 'MEDIUM'],
    ['X12', { residence: 'VN' }, {}, 'MEDIUM'],
    ['X13', { dormantRevived: true }, {}, 'MEDIUM'],
    ['X13', { closedTrueAlertsInSixMonths: 3 }, {}, 'MEDIUM'],
  ])('applies %s alone to %p', (id, facts, levels, band) => {
    expect(assess(levels, facts)).toMatchObject({ overrides: [id], band })
  })

  it('leaves unconfirmed allegations and two alerts without a floor', () => {
    expect(assess({ C3: 75 }).overrides).toEqual([])
    expect(assess({}, { closedTrueAlertsInSixMonths: 2 }).overrides).toEqual([])
  })

  it('screens deeper when only the nationality is of a call-for-action country', () => {
    expect(assess({}, { nationalities: ['IR'] }).deeperScreening).toBe(true)
    expect(assess({}, { nationalities: ['IR'], residence: 'IR' })).toMatchObject({
      deeperScreening: false,
      overrides: ['X6'],
    })
  })

  it('explains every point of the score', () => {
    const rated = assess({ C4: 75, P1: 25 })
    expect(rated.factors).toHaveLength(FACTORS.length)
    expect(rated.factors.find((factor) => factor.id === 'C4')).toEqual({
      id: 'C4',
      weight: 10,
      level: 75,
      contribution: 7.5,
      reason: 'stated',
    })
    expect(rated.factors.reduce((sum, factor) => sum + factor.contribution, 0)).toBe(rated.score)
    expect(rated).toMatchObject({ model: 'CRR-1', packVersion: 'BASE-2026-1', countryTable: 'countries-2026-02' })
  })

  it('never lowers score or band when a level rises, and stays between 0 and 100', () => {
    const level = fc.constantFrom(...LEVELS)
    const record = fc.record(Object.fromEntries(FACTORS.map(({ id }) => [id, level])))
    fc.assert(
      fc.property(record, fc.constantFrom(...FACTORS.map(({ id }) => id)), level, (levels, id, other) => {
        const before = assess(levels)
        const after = assess({ ...levels, [id]: Math.max(levels[id] ?? 0, other) })
        expect(after.score).toBeGreaterThanOrEqual(before.score)
        expect(RISK_BANDS.indexOf(after.band)).toBeGreaterThanOrEqual(RISK_BANDS.indexOf(before.band))
        expect(before.score).toBeGreaterThanOrEqual(0)
        expect(after.score).toBeLessThanOrEqual(100)
      }),
    )
  })
})

describe('next review dates', () => {
  it('are cut to the last day of the month', () => {
    expect(nextReviewOn('HIGH', 'EDD', packs.CN, '2026-08-31')).toBe('2027-02-28')
    expect(nextReviewOn('LOW', 'CDD', packs.BASE, '2028-02-29')).toBe('2032-02-29')
    expect(nextReviewOn('MEDIUM', 'CDD', packs.EU, '2026-12-01')).toBe('2029-12-01')
  })

  it('do not exist for a prohibited relationship', () => {
    expect(nextReviewOn('PROHIBITED', null, packs.BASE, '2026-12-01')).toBeNull()
  })
})
