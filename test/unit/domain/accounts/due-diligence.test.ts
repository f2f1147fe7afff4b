import { describe, expect, it } from '@jest/globals'
import {
  DUE_DILIGENCE_VERSION,
  packChecklist,
  packGaps,
  packItems,
} from '../../../../domain/accounts/account-opening/due-diligence-pack.ts'
import {
  VERIFICATION_CHECKLIST,
  checklistGaps,
} from '../../../../domain/accounts/account-opening/verification-checklist.ts'
import { taskKinds } from '../../../../domain/operations/tasks/kinds.ts'
import { salariedApplicant } from './form-builder.ts'

describe('the verification checklist', () => {
  it('is the version that the verification task names', () => {
    expect(VERIFICATION_CHECKLIST.version).toBe(taskKinds.IDENTITY_VERIFICATION.checklist)
  })

  it('is complete when every mandatory item is confirmed', () => {
    const { items } = VERIFICATION_CHECKLIST
    const mandatory = items.filter((item) => item.mandatory).map((item) => item.id)
    expect(checklistGaps(items, [])).toEqual(mandatory)
    expect(checklistGaps(items, mandatory)).toEqual([])
    expect(checklistGaps(items, mandatory.slice(1))).toEqual(['document-readable'])
  })
})

describe('due diligence packs', () => {
  it('are the version that the pack task names', () => {
    expect(DUE_DILIGENCE_VERSION).toBe(taskKinds.DUE_DILIGENCE_PACK.checklist)
  })

  it('grow from simplified over standard to enhanced', () => {
    const [sdd, cdd, edd] = [packItems('SDD'), packItems('CDD'), packItems('EDD')]
    expect(cdd).toEqual(expect.arrayContaining(sdd))
    expect(edd).toEqual(expect.arrayContaining(cdd))
    expect([sdd.length, cdd.length, edd.length]).toEqual([3, 9, 15])
  })

  it('need nothing beyond form and verified identity for a salaried resident', () => {
    expect(packGaps('CDD', salariedApplicant, ['identity-verified'])).toEqual([])
    expect(packGaps('CDD', salariedApplicant, [])).toEqual(['identity-verified'])
    expect(packChecklist('CDD')).toEqual([])
  })

  it('need source of wealth and the other enhanced measures for higher risk', () => {
    expect(packGaps('EDD', salariedApplicant, ['identity-verified'])).toEqual([
      'source-of-wealth-evidence',
      'first-deposit-funds-evidence',
      'second-identity-source',
      'adverse-media-search',
      'reason-narrative',
      'monitoring-plan',
    ])
    const confirmed = packChecklist('EDD').map((item) => item.id)
    expect(packGaps('EDD', salariedApplicant, ['identity-verified', ...confirmed])).toEqual([])
  })

  it('are incomplete while occupation or source of funds stay open', () => {
    const vague = {
      ...salariedApplicant,
      occupation: 'UNKNOWN',
      sourceOfFunds: { source: 'OTHER', details: ' ' },
    } as const
    expect(packGaps('CDD', vague, ['identity-verified'])).toEqual(['occupation', 'source-of-funds-statement'])
    expect(packGaps('SDD', vague, ['identity-verified'])).toEqual([])
  })
})
