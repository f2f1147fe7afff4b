import { describe, expect, it } from '@jest/globals'
import { dueState, formatSpan } from '../../../../web/src/staff/due.ts'

const at = (text: string): number => Date.parse(text)
const [HOUR, DAY] = [3_600_000, 86_400_000]

describe('a deadline on the workbench', () => {
  it('is overdue from its own instant on', () => {
    const [opened, due] = ['2026-11-24T00:00:00Z', '2026-11-24T04:00:00Z']
    expect(dueState(opened, due, at(due) - 1)).toBe('soon')
    expect(dueState(opened, due, at(due))).toBe('overdue')
  })

  it('is near in the last quarter of its time, at least an hour and at most a day before', () => {
    const opened = '2026-11-01T00:00:00Z'
    const due = '2026-11-11T00:00:00Z'
    expect(dueState(opened, due, at(due) - DAY - 1)).toBe('on-time')
    expect(dueState(opened, due, at(due) - DAY)).toBe('soon')
    expect(dueState('2026-11-24T00:00:00Z', '2026-11-24T02:00:00Z', at('2026-11-24T01:00:00Z'))).toBe('soon')
  })

  it('is written in the one unit that tells, in the reader’s language', () => {
    expect(formatSpan(3 * HOUR + 59 * 60_000, 'en')).toBe('3 hours')
    expect(formatSpan(-2 * DAY, 'en')).toBe('2 days')
    expect(formatSpan(10, 'en')).toBe('1 minute')
    expect(formatSpan(36 * HOUR, 'zh-CN')).toContain('36')
  })
})
