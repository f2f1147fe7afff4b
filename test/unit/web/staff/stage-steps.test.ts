import { describe, expect, it } from '@jest/globals'
import { OPENING_STAGES } from '../../../../domain/accounts/account-opening/stages.ts'
import { OPENING_STEPS, openingSteps, stepOf, waitsFor } from '../../../../web/src/pages/staff/case/stage-steps.ts'

const evidence = {
  submittedAt: '2026-11-24T00:00:00Z',
  checks: [],
  screening: null,
  assessment: null,
  decisions: [],
  account: null,
}

describe('the way of an opening', () => {
  it('has a place for every stage', () => {
    for (const stage of OPENING_STAGES) expect(OPENING_STEPS).toContain(stepOf({ ...evidence, stage }))
  })

  it('is done up to the step at hand, and wholly when the account is active', () => {
    const states = (stage: (typeof OPENING_STAGES)[number]) =>
      openingSteps({ ...evidence, stage }).map((step) => step.state)
    expect(states('DUPLICATE_REVIEW').slice(0, 3)).toEqual(['done', 'current', 'upcoming'])
    expect(new Set(states('ACTIVE'))).toEqual(new Set(['done']))
  })

  it('stops where the evidence says that it stopped', () => {
    const declined = openingSteps({ ...evidence, stage: 'DECLINED' })
    expect(declined.find((step) => step.state === 'stopped')?.id).toBe('data')
    expect(openingSteps({ ...evidence, stage: 'WITHDRAWN', submittedAt: null })[0]?.state).toBe('stopped')
  })

  it('says who has to act when no task is open', () => {
    expect([waitsFor('SCREENING'), waitsFor('AWAITING_ACTIVATION'), waitsFor('DECLINED')]).toEqual([
      'system',
      'applicant',
      'ended',
    ])
  })
})
