import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { provinceOf } from '../../../../../domain/compliance/identity-verification/regions.ts'
import { residentId } from '../../../../../domain/compliance/identity-verification/resident-id.ts'

const today = '2026-12-01'
const codeOf = (text: string): string => {
  const checked = residentId(text, today)
  return checked.ok ? 'accepted' : checked.code
}

describe('resident identity numbers', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'F'],
    ['440524188001010014', '1880-01-01', 'M'],
    ['110101199003074514', '1990-03-07', 'M'],
    ['310104198802290012', '1988-02-29', 'M'],
  ])('reads birth date and sex from %s', (number, birthDate, sex) => {
    expect(residentId(number, today)).toMatchObject({ ok: true, value: { number, birthDate, sex } })
  })

  it('accepts a small x, blanks and full-width digits, and stores the normal form', () => {
    for (const text of ['11010519491231002x', ' 110105 19491231 002X ', '11010519491231002X']) {
      expect(residentId(text, today)).toMatchObject({ ok: true, value: { number: '11010519491231002X' } })
    }
  })

  it.each([
    ['110101199003074515', 'id_check_digit'],
    ['110101199002300014', 'id_birth_date'],
    ['110101209003074514', 'id_birth_date'],
    ['110101900307451', 'id_old_form'],
    ['10101199003074514X', 'id_region'],
    ['990101199003074514', 'id_region'],
    ['110001199003074514', 'id_region'],
    ['11010119900307451', 'id_format'],
    ['X10101199003074514', 'id_format'],
    ['', 'id_format'],
  ])('refuses %s with %s', (number, code) => {
    expect(codeOf(number)).toBe(code)
  })

  it('notices every single changed digit of the check-digit part', () => {
    const number = '110101199003074514'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digit = (Number(number.charAt(place)) + by) % 10
        expect(codeOf(`${number.slice(0, place)}${digit}${number.slice(place + 1)}`)).not.toBe('accepted')
      }),
    )
  })

  it('knows provinces, keeps retired districts and refuses codes that were never issued', () => {
    expect(provinceOf('110103')).toBe('北京市')
    expect(provinceOf('440524')).toBe('广东省')
    expect(provinceOf('512201')).toBe('四川省')
    expect(provinceOf('810000')).toBe('香港特别行政区')
    expect(provinceOf('659001')).toBe('新疆维吾尔自治区')
    expect(provinceOf('116001')).toBeNull()
    expect(provinceOf('440500')).toBeNull()
    expect(provinceOf('447101')).toBeNull()
    expect(provinceOf('44')).toBeNull()
  })
})
