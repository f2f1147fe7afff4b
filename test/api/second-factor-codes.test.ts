import { describe, expect, it } from '@jest/globals'
import { matchingStep, newTotpSecret, totpSecretOf, totpUri } from '../../server/authentication/totp.ts'

const secret = Buffer.from('12345678901234567890')
const at = (second: number) => new Date(second * 1000)

describe('a time-based code', () => {
  it('is the one of RFC 6238 at second 59', () => {
    expect(matchingStep(secret, '287082', at(59))).toBe(1n)
  })

  it('belongs to the same step two seconds later, so that its second use can be told', () => {
    expect(matchingStep(secret, '287082', at(61))).toBe(1n)
  })

  it('is wrong two steps on', () => {
    expect(matchingStep(secret, '287082', at(95))).toBeNull()
  })

  it.each(['', '28708', '2870822', 'abcdef', ' 287082'])('is not %p', (code) => {
    expect(matchingStep(secret, code, at(59))).toBeNull()
  })

  it('comes from a secret of 160 bits that an app can read', () => {
    const made = newTotpSecret()
    expect(made).toMatch(/^[A-Z2-7]{32}$/)
    expect(new URL(totpUri('a@b.co', made)).searchParams.get('issuer')).toBe('Steward')
  })

  it('of an activation link is always the same for that link and another for every other', () => {
    const key = Buffer.alloc(32, 7)
    expect(totpSecretOf(key, 'a')).toBe(totpSecretOf(key, 'a'))
    expect(totpSecretOf(key, 'a')).not.toBe(totpSecretOf(key, 'b'))
    expect(totpSecretOf(key, 'a')).toMatch(/^[A-Z2-7]{32}$/)
  })
})
