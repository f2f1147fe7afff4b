import { describe, expect, it } from '@jest/globals'
import {
  addDays,
  addDuration,
  addMonths,
  ageOn,
  daysBetween,
  durationMs,
  isRealDate,
  parseDuration,
} from '../../../../domain/kernel/dates.ts'

describe('calendar dates', () => {
  it.each(['1996-02-29', '2000-02-29', '2026-12-31'])('accepts the existing day %s', (date) => {
    expect(isRealDate(date)).toBe(true)
  })

  it.each([
    '2026-04-31',
    '1990-02-30',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '26-01-01',
    '2026-1-1',
    '',
    '0000-01-01',
  ])('refuses %p', (date) => {
    expect(isRealDate(date)).toBe(false)
  })

  it('keeps the day of the month when months are added, or takes the last day', () => {
    expect(addMonths('2026-12-01', 48)).toBe('2030-12-01')
    expect(addMonths('2027-01-31', 1)).toBe('2027-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2026-11-30', 1)).toBe('2026-12-30')
    expect(addMonths('2028-02-29', 12)).toBe('2029-02-28')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
  })

  it('adds and counts days across months and years', () => {
    expect(addDays('2028-12-01', -60)).toBe('2028-10-02')
    expect(addDays('2028-12-01', 60)).toBe('2029-01-30')
    expect(daysBetween('2028-12-01', '2029-01-30')).toBe(60)
    expect(daysBetween('2029-01-30', '2028-12-01')).toBe(-60)
  })

  it('refuses to compute with an unreal date', () => {
    expect(() => addMonths('2026-02-30', 1)).toThrow(RangeError)
    expect(() => addDays('soon', 1)).toThrow(RangeError)
  })

  it('counts completed years of age, with 1 March as the common-year birthday of 29 February', () => {
    expect(ageOn('1990-03-07', '2026-03-06')).toBe(35)
    expect(ageOn('1990-03-07', '2026-03-07')).toBe(36)
    expect(ageOn('2004-02-29', '2022-02-28')).toBe(17)
    expect(ageOn('2004-02-29', '2022-03-01')).toBe(18)
    expect(ageOn('2027-01-01', '2026-11-24')).toBe(-1)
  })
})

describe('durations', () => {
  it('reads every part, weeks as seven days and years as twelve months', () => {
    expect(parseDuration('P1Y2M1W3DT4H5M6.5S')).toEqual({ months: 14, days: 10, ms: 14_706_500 })
    expect(parseDuration('-P60D')).toEqual({ months: 0, days: -60, ms: 0 })
    expect(parseDuration('PT0.05S').ms).toBe(50)
  })

  it.each(['', 'P', 'PT', 'P1DT', '1D', 'P1.5D', 'P1H', 'three days'])('refuses %p', (text) => {
    expect(() => parseDuration(text)).toThrow(RangeError)
  })

  it('moves an instant by time, days and calendar months', () => {
    expect(addDuration('2026-12-01T08:00:00Z', 'PT72H')).toBe('2026-12-04T08:00:00.000Z')
    expect(addDuration('2027-01-31T23:59:59.500Z', 'P1M')).toBe('2027-02-28T23:59:59.500Z')
    expect(addDuration('2026-12-01T08:00:00+08:00', 'PT0.05S')).toBe('2026-12-01T00:00:00.050Z')
  })

  it('moves a date by days and months but not by hours', () => {
    expect(addDuration('2026-12-01', 'P90D')).toBe('2027-03-01')
    expect(addDuration('2026-12-01', 'P5Y')).toBe('2031-12-01')
    expect(() => addDuration('2026-12-01', 'PT4H')).toThrow(RangeError)
    expect(() => addDuration('tomorrow', 'P1D')).toThrow(RangeError)
  })

  it('measures a duration in milliseconds unless it has months', () => {
    expect(durationMs('P1DT1H')).toBe(90_000_000)
    expect(() => durationMs('P1M')).toThrow(RangeError)
  })
})
