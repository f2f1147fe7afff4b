import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  accountNumber,
  isAccountNumber,
  maskedAccountNumber,
} from '../../../../domain/accounts/account-opening/account-number.ts'

describe('account numbers', () => {
  it('have 16 digits of which the last is the Luhn check digit', () => {
    expect(accountNumber(1)).toBe('8000000000000011')
    expect(isAccountNumber('8000000000000011')).toBe(true)
    expect(isAccountNumber('8000000000000012')).toBe(false)
    expect(isAccountNumber('800000000000001')).toBe(false)
  })

  it('are right for every sequence value and wrong with any digit changed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999_999_999 }),
        fc.nat(15),
        fc.integer({ min: 1, max: 9 }),
        (value, place, by) => {
          const number = accountNumber(value)
          const digit = (Number(number.charAt(place)) + by) % 10
          expect(isAccountNumber(number)).toBe(true)
          expect(isAccountNumber(`${number.slice(0, place)}${digit}${number.slice(place + 1)}`)).toBe(false)
        },
      ),
    )
  })

  it('do not exist outside the range of the sequence', () => {
    for (const value of [-1, 1.5, 100_000_000_000_000]) expect(() => accountNumber(value)).toThrow(RangeError)
  })

  it('show only their last four digits', () => {
    expect(maskedAccountNumber('8000000000000011')).toBe('**** **** **** 0011')
  })
})
