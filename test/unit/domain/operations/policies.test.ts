import { describe, expect, it } from '@jest/globals'
import { parseDuration } from '../../../../domain/kernel/dates.ts'
import { rungInstants } from '../../../../domain/kernel/ladder.ts'
import { JURISDICTIONS } from '../../../../domain/operations/policies/jurisdiction.ts'
import { packs } from '../../../../domain/operations/policies/packs.ts'
import { isTaskKind, slaOf, taskKinds } from '../../../../domain/operations/tasks/kinds.ts'

describe('policy packs', () => {
  it.each(JURISDICTIONS)('%s has its version id', (jurisdiction) => {
    expect(packs[jurisdiction].version).toBe(`${jurisdiction}-2026-1`)
  })

  it.each(JURISDICTIONS)('%s has only durations that can be read', (jurisdiction) => {
    const texts = JSON.stringify(packs[jurisdiction]).match(/"-?P[^"]*\d[A-Z]"/g) ?? []
    expect(texts.length).toBeGreaterThan(30)
    for (const text of texts) expect(() => parseDuration(text.slice(1, -1))).not.toThrow()
  })

  it('sets review periods by band', () => {
    expect(packs.BASE.refreshMonths).toEqual({ LOW: 48, MEDIUM: 24, HIGH: 12 })
    expect(packs.CN.refreshMonths).toEqual({ LOW: 24, MEDIUM: 12, HIGH: 6 })
    expect(packs.UK.refreshMonths).toEqual({ LOW: 60, MEDIUM: 36, HIGH: 12 })
  })

  it('keeps the Chinese rule that each lower tier is reviewed at most twice as late', () => {
    const { LOW, MEDIUM, HIGH } = packs.CN.refreshMonths
    expect(MEDIUM).toBeLessThanOrEqual(2 * HIGH)
    expect(LOW).toBeLessThanOrEqual(2 * MEDIUM)
  })

  it('keeps customer records ten years in China, five elsewhere, closed applications 90 days', () => {
    expect(packs.CN.retention['customer-due-diligence'].keep).toBe('P10Y')
    expect(packs.EU.retention['customer-due-diligence'].keep).toBe('P5Y')
    expect(packs.US.retention['sanctions-records'].keep).toBe('P10Y')
    expect(packs.CN.retention['closed-applications']).toEqual({ keep: 'P90D', from: 'decision' })
  })

  it('starts domestic politically exposed persons at MEDIUM only in the United Kingdom', () => {
    expect(JURISDICTIONS.filter((jurisdiction) => packs[jurisdiction].pepFloorDomestic === 'MEDIUM')).toEqual(['UK'])
  })

  it('limits account classes in China only, in fen', () => {
    expect(packs.CN.accountClasses?.III).toMatchObject({ maxBalanceMinor: 200_000, outgoingPerYearMinor: 5_000_000 })
    expect(packs.CN.accountClasses?.I.onePerPerson).toBe(true)
    expect(packs.BASE.accountClasses).toBeNull()
  })

  it('dates every kind of task', () => {
    for (const kind of Object.keys(taskKinds).filter(isTaskKind))
      expect(packs.BASE.sla[slaOf(kind)].within).toMatch(/^P/)
  })

  it('reminds of activation after 3, 7 and 14 days and closes after 60', () => {
    expect(rungInstants(packs.BASE.ladders.activation, '2026-12-01T00:00:00Z').map((at) => at.slice(0, 10))).toEqual([
      '2026-12-04',
      '2026-12-08',
      '2026-12-15',
      '2027-01-30',
    ])
  })

  it('asks for missing information on days 3, 7, 14 and 25 and gives up on day 30', () => {
    const ladder = packs.BASE.ladders.missingInformation
    expect(ladder.map((rung) => rung.after)).toEqual(['P3D', 'P7D', 'P14D', 'P25D', 'P30D'])
    expect(ladder.at(-1)?.do).toEqual({ event: 'expire' })
  })
})
