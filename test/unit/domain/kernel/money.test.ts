import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decimalText, formatMoney, isCurrency, minorUnitExponent, parseMoney } from '../../../../domain/kernel/money.ts'

describe('money', () => {
  it('knows how many decimals a currency has', () => {
    expect(['CNY', 'JPY', 'KWD', 'USD'].map(minorUnitExponent)).toEqual([2, 0, 3, 2])
    expect(['CNY', 'XAU', 'RMB', 'cny', ''].map(isCurrency)).toEqual([true, false, false, false, false])
  })

  it('writes exact decimals', () => {
    expect(decimalText(123_456, 'CNY')).toBe('1234.56')
    expect(decimalText(5, 'CNY')).toBe('0.05')
    expect(decimalText(-5, 'KWD')).toBe('-0.005')
    expect(decimalText(1234, 'JPY')).toBe('1234')
    expect(decimalText(Number.MAX_SAFE_INTEGER, 'CNY')).toBe('90071992547409.91')
  })

  it('shows amounts as the reader writes them', () => {
    expect(formatMoney(123_456, 'CNY', 'zh-CN')).toBe('¥1,234.56')
    expect(formatMoney(123_456, 'CNY', 'en')).toBe('CN¥1,234.56')
    expect(formatMoney(1234, 'JPY', 'en')).toBe('¥1,234')
    expect(formatMoney(Number.MAX_SAFE_INTEGER, 'USD', 'en')).toBe('$90,071,992,547,409.91')
  })

  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom('CNY', 'JPY', 'KWD'), (amount, currency) => {
        expect(parseMoney(decimalText(amount, currency), currency)).toEqual({ ok: true, value: amount })
      }),
    )
  })

  it('reads grouped and short amounts and refuses the rest', () => {
    expect(parseMoney('1,234.5', 'CNY')).toEqual({ ok: true, value: 123_450 })
    expect(parseMoney('１２', 'CNY')).toEqual({ ok: true, value: 1200 })
    for (const text of ['', '-1', '1,23', '1.2.3', 'abc', '1e5'])
      expect(parseMoney(text, 'CNY')).toEqual({ ok: false, code: 'money_format' })
    expect(parseMoney('1.234', 'CNY')).toEqual({ ok: false, code: 'money_fraction' })
    expect(parseMoney('99999999999999999', 'CNY')).toEqual({ ok: false, code: 'money_too_large' })
  })
})
