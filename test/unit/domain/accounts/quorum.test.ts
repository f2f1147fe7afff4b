import { describe, expect, it } from '@jest/globals'
import { approvalQuorum, quorumFacts } from '../../../../domain/accounts/account-opening/quorum.ts'
import type { RiskBand } from '../../../../domain/kernel/risk.ts'

const roles = (band: RiskBand, overrides: string[] = []): string[] =>
  approvalQuorum(band, quorumFacts(overrides)).map((step) => step.role)

describe('the approval quorum', () => {
  it('is the compliance officer for LOW and MEDIUM', () => {
    expect(roles('LOW')).toEqual(['compliance-officer'])
    expect(roles('MEDIUM', ['X12'])).toEqual(['compliance-officer'])
  })

  it('adds the senior manager for HIGH', () => {
    expect(roles('HIGH')).toEqual(['compliance-officer', 'senior-manager'])
    expect(roles('HIGH', ['X8'])).toEqual(['compliance-officer', 'senior-manager'])
  })

  it.each(['X4', 'X5', 'X6'])("adds the MLRO's opinion before the senior manager for %s", (override) => {
    expect(roles('HIGH', [override])).toEqual(['compliance-officer', 'mlro', 'senior-manager'])
  })

  it('holds for exposed people and call-for-action nationals in a lower band too', () => {
    expect(roles('MEDIUM', ['X5'])).toEqual(['compliance-officer', 'mlro', 'senior-manager'])
    expect(roles('MEDIUM', ['X7'])).toEqual(['compliance-officer', 'mlro', 'senior-manager'])
  })

  it('does not exist for a prohibited relationship', () => {
    expect(roles('PROHIBITED', ['X1'])).toEqual([])
  })
})
