import { describe, expect, it } from '@jest/globals'
import {
  isOutcomeOf,
  isTaskKind,
  needsReason,
  slaOf,
  taskKind,
  taskKinds,
} from '../../../../domain/operations/tasks/kinds.ts'
import { isRole } from '../../../../domain/operations/access/roles.ts'
import { SLA_KEYS } from '../../../../domain/operations/policies/pack.ts'

const kinds = Object.keys(taskKinds).filter(isTaskKind)

describe('task kinds', () => {
  it('exist for every human step of account opening', () => {
    expect(kinds).toEqual([
      'DUPLICATE_REVIEW',
      'IDENTITY_VERIFICATION',
      'SCREENING_REVIEW',
      'SANCTIONS_CONFIRMATION',
      'DUE_DILIGENCE_PACK',
      'OPENING_APPROVAL',
      'OPENING_MLRO_OPINION',
      'OPENING_SENIOR_APPROVAL',
      'PROVISIONING_REPAIR',
    ])
  })

  it.each(kinds)('%s names a known role and service level and at least two outcomes', (kind) => {
    const spec = taskKind(kind)
    expect(isRole(spec.role)).toBe(true)
    expect(SLA_KEYS).toContain(spec.sla)
    expect(Object.keys(spec.outcomes).length).toBeGreaterThanOrEqual(2)
  })

  it('allow only their own outcomes', () => {
    expect(isOutcomeOf('OPENING_APPROVAL', 'approve')).toBe(true)
    expect(isOutcomeOf('OPENING_APPROVAL', 'verified')).toBe(false)
    expect(isOutcomeOf('OPENING_APPROVAL', 'toString')).toBe(false)
    expect(isTaskKind('toString')).toBe(false)
  })

  it('ask a reason for every refusal and none for a plain approval', () => {
    expect(needsReason('OPENING_APPROVAL', 'decline')).toBe(true)
    expect(needsReason('OPENING_APPROVAL', 'approve')).toBe(false)
    expect(needsReason('DUPLICATE_REVIEW', 'different-person')).toBe(true)
    expect(needsReason('OPENING_APPROVAL', 'unheard-of')).toBe(true)
  })

  it('ask a fresh second factor for approvals and the sanctions decision', () => {
    const guarded = kinds.filter((kind) => taskKind(kind).secondFactor)
    expect(guarded).toEqual([
      'SANCTIONS_CONFIRMATION',
      'OPENING_APPROVAL',
      'OPENING_MLRO_OPINION',
      'OPENING_SENIOR_APPROVAL',
    ])
  })

  it('give an enhanced pack its longer service level', () => {
    expect(slaOf('DUE_DILIGENCE_PACK', 'EDD')).toBe('due-diligence-edd')
    expect(slaOf('DUE_DILIGENCE_PACK', 'CDD')).toBe('due-diligence-cdd')
    expect(slaOf('OPENING_APPROVAL')).toBe('approval')
  })
})
