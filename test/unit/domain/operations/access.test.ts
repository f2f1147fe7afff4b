import { describe, expect, it } from '@jest/globals'
import { ROLES, STAFF_ROLES, isRole } from '../../../../domain/operations/access/roles.ts'
import { CONFLICTS, grantConflicts, mayDecide, type Holding } from '../../../../domain/operations/access/segregation.ts'

const allowed = (left: Holding, right: Holding, units: [string, string] = ['north', 'north']): boolean =>
  grantConflicts([{ holding: left, unit: units[0] }], { holding: right, unit: units[1] }).length === 0

describe('roles', () => {
  it('are ten, of which nine are staff', () => {
    expect(ROLES).toHaveLength(10)
    expect(STAFF_ROLES).toHaveLength(9)
    expect(isRole('mlro')).toBe(true)
    expect(isRole('MLRO')).toBe(false)
  })
})

describe('conflicting holdings', () => {
  it.each<[Holding, Holding]>([
    ['onboarding-analyst', 'compliance-officer'],
    ['marketing', 'compliance-officer'],
    ['mlro', 'relationship-manager'],
    ['administrator', 'support-agent'],
    ['administrator', 'internal-auditor'],
    ['internal-auditor', 'onboarding-analyst'],
    ['finance', 'loyalty-rule-maker'],
    ['vendor-manager', 'vendor-approver'],
    ['trainer', 'exam-approver'],
    ['key-custodian', 'database-administrator'],
  ])('forbid %s with %s, whichever was held first', (left, right) => {
    expect(allowed(left, right)).toBe(false)
    expect(allowed(right, left)).toBe(false)
  })

  it('let analyst and officer be one person in different units', () => {
    expect(allowed('onboarding-analyst', 'compliance-officer', ['north', 'south'])).toBe(true)
    expect(allowed('marketing', 'compliance-officer', ['north', 'south'])).toBe(false)
  })

  it('allow what no rule names', () => {
    expect(allowed('compliance-officer', 'data-protection-officer')).toBe(true)
    expect(grantConflicts([], { holding: 'administrator', unit: 'north' })).toEqual([])
  })

  it('keep auditors away from operations for twelve months', () => {
    const cooling = CONFLICTS.filter((rule) => rule.coolingOff === 'P12M')
    expect(new Set(cooling.map((rule) => rule.left))).toEqual(new Set(['internal-auditor']))
  })
})

describe('deciding', () => {
  const open = { makers: ['ana'], earlierApprovers: ['ben'], excluded: ['cai'] }

  it('is for a person who has not acted on the case', () => {
    expect(mayDecide({ ...open, personId: 'dan' })).toEqual({ ok: true, value: 'dan' })
  })

  it.each(['ana', 'ben', 'cai'])('is refused to %s', (personId) => {
    expect(mayDecide({ ...open, personId })).toEqual({ ok: false, code: 'sod_same_person' })
  })

  it('is refused to the deputy of the maker', () => {
    expect(mayDecide({ ...open, personId: 'dan', actsFor: ['ana'] })).toEqual({ ok: false, code: 'sod_same_person' })
  })
})
