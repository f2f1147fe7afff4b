import { describe, expect, it } from '@jest/globals'
import { messageIdFor } from '../../../activities/operations/messages/templates/message-id.ts'

const key = 'opn-019a8f0e-5b7e-7c11-9d3e-2f4b6a8c0d1e:OB-8'

describe('the Message-ID of a letter', () => {
  it('is the same for the same dedupe key and different for another', () => {
    expect(messageIdFor(key, 'bank.example')).toBe(messageIdFor(key, 'BANK.example'))
    expect(messageIdFor(`${key}:2`, 'bank.example')).not.toBe(messageIdFor(key, 'bank.example'))
  })

  it('has the form of RFC 5322 and fits on one line', () => {
    expect(messageIdFor(key, 'mail.bank.example')).toMatch(/^<[0-9a-f]{64}@mail\.bank\.example>$/)
  })

  it('tells nothing of what the key holds', () => {
    const id = messageIdFor('zhang.xiaoming@bank.example:110101199003074514', 'bank.example')
    expect(id).not.toMatch(/zhang|110101|xiaoming/)
  })

  it.each(['', 'a b', 'x>\r\nBcc: y', '-a.example', 'a..b'])('refuses %j as a domain', (domain) => {
    expect(() => messageIdFor(key, domain)).toThrow(RangeError)
  })
})
