import { describe, expect, it } from '@jest/globals'
import type { ApplicationForm } from '../../../../../domain/accounts/account-opening/form.ts'
import {
  countryLevel,
  countryTableOn,
  latestCountryTable,
} from '../../../../../domain/compliance/risk-rating/country-risk.ts'
import {
  isLimitedProduct,
  levelsForPerson,
  type RatingContext,
} from '../../../../../domain/compliance/risk-rating/levels-for-person.ts'
import type { FactorId } from '../../../../../domain/compliance/risk-rating/model-crr-1.ts'
import { rate } from '../../../../../domain/compliance/risk-rating/rate.ts'
import { packs } from '../../../../../domain/operations/policies/packs.ts'
import { salariedApplicant } from '../../accounts/form-builder.ts'

const context: RatingContext = {
  pack: packs.BASE,
  countries: latestCountryTable,
  today: '2026-12-01',
  channel: 'BRANCH',
  screening: [],
  livenessChecked: false,
  secondIdentitySource: false,
  verifiedByException: false,
}

const assess = (change: Partial<ApplicationForm> = {}, given: Partial<RatingContext> = {}) => {
  const used = { ...context, ...given }
  const { levels, facts } = levelsForPerson({ ...salariedApplicant, ...change }, used)
  return rate(levels, facts, used.pack, used.countries)
}

const level = (id: FactorId, change: Partial<ApplicationForm> = {}, given: Partial<RatingContext> = {}): number => {
  const { levels } = levelsForPerson({ ...salariedApplicant, ...change }, { ...context, ...given })
  return levels[id].level
}

describe('levels of a person', () => {
  it('give the salaried resident in a branch 2.50, LOW and standard due diligence', () => {
    expect(assess()).toMatchObject({ score: 2.5, band: 'LOW', dueDiligence: 'CDD', overrides: [], unknowns: [] })
  })

  it('give the student with a class III account, opened remotely with two sources, simplified due diligence', () => {
    const student = {
      occupation: 'STUDENT',
      accountClass: 'III',
      monthlyIncomeMinor: null,
      sourceOfFunds: { source: 'FAMILY_SUPPORT', details: '' },
    } as const
    const remote = {
      channel: 'REMOTE_DOCUMENT',
      livenessChecked: true,
      secondIdentitySource: true,
      pack: packs.CN,
    } as const
    expect(assess(student, remote)).toMatchObject({ score: 4, band: 'LOW', dueDiligence: 'SDD' })
  })

  it("give a foreign minister's spouse HIGH and enhanced due diligence", () => {
    const pep = {
      ...salariedApplicant.pep,
      status: 'FAMILY_OR_ASSOCIATE_FOREIGN',
      office: 'minister',
      country: 'FR',
      relation: 'spouse',
    } as const
    expect(assess({ pep })).toMatchObject({ band: 'HIGH', dueDiligence: 'EDD', overrides: ['X4'] })
  })

  it('rate an unknown occupation and an unknown channel at 75 and name them', () => {
    const rated = assess({ occupation: 'UNKNOWN' }, { channel: null })
    expect(rated.unknowns).toEqual(['C4', 'D1'])
    expect(level('C4', { occupation: 'UNKNOWN' })).toBe(75)
    expect(level('A2', { monthlyIncomeMinor: null })).toBe(75)
  })

  it.each([
    ['SALARIED', 0],
    ['PENSIONER', 0],
    ['SELF_EMPLOYED_SERVICES', 25],
    ['CHARITY', 50],
    ['RESTAURANT', 75],
    ['CRYPTO', 100],
  ] as const)('put the occupation %s at %i', (occupation, expected) => {
    expect(level('C4', { occupation })).toBe(expected)
  })

  it.each([
    [0, 0],
    [4, 0],
    [5, 25],
    [14, 25],
    [15, 50],
    [29, 50],
    [30, 75],
    [59, 75],
    [60, 100],
  ])('put a cash share of %i % at %i', (percent, expected) => {
    expect(level('A1', { expectedCashSharePercent: percent })).toBe(expected)
  })

  it.each([
    [1_000, 0],
    [1_001, 25],
    [1_500, 25],
    [1_501, 50],
    [3_000, 50],
    [5_000, 75],
    [5_001, 100],
  ])('put a turnover of %i against an income of 1000 at %i', (expectedMonthlyTurnoverMinor, expected) => {
    expect(level('A2', { expectedMonthlyTurnoverMinor, monthlyIncomeMinor: 1_000 })).toBe(expected)
  })

  it('see no basis in turnover without any income', () => {
    expect(level('A2', { monthlyIncomeMinor: 0 })).toBe(100)
    expect(level('A2', { monthlyIncomeMinor: 0, expectedMonthlyTurnoverMinor: 0 })).toBe(0)
  })

  it('take the worst of the expected countries', () => {
    expect(level('G3')).toBe(0)
    expect(level('G3', { expectedCountries: ['US', 'BR', 'VN'] })).toBe(75)
    expect(assess({ expectedCountries: ['IR'] })).toMatchObject({ band: 'HIGH', overrides: ['X6'] })
  })

  it('judge the source of funds by the occupation', () => {
    const source = (name: 'SALARY' | 'BUSINESS' | 'INHERITANCE' | 'OTHER', details = '') => ({
      sourceOfFunds: { source: name, details },
    })
    expect(level('C5', source('SALARY'))).toBe(0)
    expect(level('C5', source('INHERITANCE', 'from my grandmother in 2024'))).toBe(25)
    expect(level('C5', source('INHERITANCE'))).toBe(50)
    expect(level('C5', source('OTHER', 'various'))).toBe(50)
    expect(level('C5', source('OTHER'))).toBe(75)
    expect(level('C5', { occupation: 'STUDENT', ...source('SALARY') })).toBe(50)
  })

  it('judge channel and verification', () => {
    expect(level('D1')).toBe(0)
    expect(level('D1', {}, { channel: 'REMOTE_DOCUMENT' })).toBe(75)
    expect(level('D1', {}, { channel: 'REMOTE_DOCUMENT', livenessChecked: true, secondIdentitySource: true })).toBe(50)
    expect(level('D1', {}, { channel: 'PARTNER_FORM' })).toBe(75)
    expect(assess({}, { verifiedByException: true })).toMatchObject({ band: 'MEDIUM', overrides: ['X11'] })
  })

  it('judge the product and private banking for non-residents', () => {
    expect(level('P1')).toBe(25)
    expect(level('P1', { product: 'BASIC_ACCOUNT' })).toBe(0)
    const abroad = { product: 'PRIVATE_BANKING', address: { ...salariedApplicant.address, country: 'FR' } } as const
    expect(level('P1', abroad)).toBe(75)
    expect(assess(abroad)).toMatchObject({ band: 'HIGH', overrides: ['X10'] })
  })

  it('call a basic account and class III limited products', () => {
    expect(isLimitedProduct({ product: 'BASIC_ACCOUNT', accountClass: null })).toBe(true)
    expect(isLimitedProduct({ product: 'CURRENT_ACCOUNT', accountClass: 'III' })).toBe(true)
    expect(isLimitedProduct({ product: 'CURRENT_ACCOUNT', accountClass: 'II' })).toBe(false)
    expect(isLimitedProduct({ product: 'PRIVATE_BANKING', accountClass: 'III' })).toBe(false)
  })

  it('treat an official as exposed for a year after leaving office', () => {
    const former = (until: string) =>
      ({ pep: { ...salariedApplicant.pep, status: 'FORMER', office: 'mayor', country: 'CN', until } }) as const
    expect(assess(former('2025-12-01'))).toMatchObject({ band: 'HIGH', overrides: ['X5'] })
    expect(level('C2', former('2025-12-01'))).toBe(50)
    expect(assess(former('2025-11-30'))).toMatchObject({ band: 'LOW', overrides: [] })
    expect(level('C2', former('2025-11-30'))).toBe(25)
  })
})

describe('dispositions of screening hits', () => {
  it('prohibit the relationship on a true match and change nothing on a false positive', () => {
    expect(assess({}, { screening: [{ disposition: 'TRUE_MATCH' }] })).toMatchObject({
      band: 'PROHIBITED',
      dueDiligence: null,
    })
    expect(assess({}, { screening: [{ disposition: 'FALSE_POSITIVE' }] })).toEqual(assess())
  })

  it('find political exposure that the form denied, domestic only when every country is', () => {
    const found = (countries: string[]) => assess({}, { screening: [{ disposition: 'CONFIRMED_PEP', countries }] })
    expect(found(['CN'])).toMatchObject({ band: 'HIGH', overrides: ['X5'] })
    expect(found(['CN', 'FR'])).toMatchObject({ overrides: ['X4'] })
    expect(found([])).toMatchObject({ overrides: ['X4'] })
  })

  it('raise the media factor by how far the matter has come', () => {
    const media = (mediaStage?: 'minor' | 'regulatory' | 'charge') =>
      assess({}, { screening: [{ disposition: 'MEDIA_RELEVANT', ...(mediaStage ? { mediaStage } : {}) }] })
    expect(media('minor')).toMatchObject({ band: 'LOW', overrides: [] })
    expect(media('regulatory')).toMatchObject({ overrides: [] })
    expect(media()).toMatchObject({ band: 'HIGH', overrides: ['X8'] })
    expect(media('charge')).toMatchObject({ band: 'HIGH', overrides: ['X8'] })
  })
})

describe('country risk', () => {
  it('reads the dated table', () => {
    expect(countryTableOn('2026-12-01').version).toBe('countries-2026-02')
    expect(latestCountryTable.increasedMonitoring).toHaveLength(22)
    expect(['CN', 'BR', 'PA', 'VN', 'IR', null].map((code) => countryLevel(code, latestCountryTable).level)).toEqual([
      0, 25, 50, 75, 100, 75,
    ])
  })

  it('lists no country twice', () => {
    const { callForAction, increasedMonitoring, elevated, low } = latestCountryTable
    const all = [...callForAction, ...increasedMonitoring, ...elevated, ...low]
    expect(new Set(all).size).toBe(all.length)
  })
})
