import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  blindIndex,
  linkIdOf,
  newDataKey,
  openBytes,
  type Place,
  sealBytes,
  sha256,
  signLink,
} from '../../../platform/encryption.ts'
import { errorCode } from '../../../platform/errors.ts'

const key = newDataKey()
const place: Place = { table: 'Application', column: 'form', row: '0198f0a2-7a4e-7b1c-9d3e-2f5a6b7c8d9e' }
const plain = Buffer.from('110101199003074514 张晓明')

/** The registered code with which the work refuses, or nothing when it does not. */
function refusal(work: () => unknown): string | null {
  try {
    work()
    return null
  } catch (error) {
    return errorCode(error)
  }
}

describe('a sealed value', () => {
  it('opens to what was sealed, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        expect(openBytes(key, place, sealBytes(key, place, bytes)).equals(Buffer.from(bytes))).toBe(true)
      }),
    )
  })

  it('is different each time and shows nothing of its content', () => {
    const [one, two] = [sealBytes(key, place, plain), sealBytes(key, place, plain)]
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false)
    expect(Buffer.from(one).includes(plain.subarray(0, 6))).toBe(false)
    expect(one).toHaveLength(1 + 12 + 16 + plain.length)
  })

  it('never uses a nonce twice', () => {
    const nonces = Array.from({ length: 2_000 }, () =>
      Buffer.from(sealBytes(key, place, plain).subarray(1, 13)).toString('hex'),
    )
    expect(new Set(nonces).size).toBe(nonces.length)
  })

  it('is refused when any bit of any byte differs', () => {
    const sealed = sealBytes(key, place, plain)
    const opened = [...sealed.keys()].flatMap((at) =>
      [1, 2, 4, 8, 16, 32, 64, 128].flatMap((bit) => {
        const forged = Uint8Array.from(sealed)
        forged[at] = (forged[at] ?? 0) ^ bit
        return refusal(() => openBytes(key, place, forged)) === 'decryption_failed' ? [] : [`${at}/${bit}`]
      }),
    )
    expect(opened).toEqual([])
  })

  it('is refused when it was cut or lengthened', () => {
    const sealed = sealBytes(key, place, plain)
    const opened = Array.from({ length: sealed.length }, (_, length) =>
      refusal(() => openBytes(key, place, sealed.subarray(0, length))),
    )
    expect(new Set(opened)).toEqual(new Set(['decryption_failed']))
    expect(refusal(() => openBytes(key, place, Buffer.concat([sealed, Buffer.from([0])])))).toBe('decryption_failed')
  })

  it.each([
    ['table', { ...place, table: 'Customer' }],
    ['column', { ...place, column: 'reason' }],
    ['row', { ...place, row: '0198f0a2-7a4e-7b1c-9d3e-2f5a6b7c8d9f' }],
  ])('is refused in another %s', (_part, other) => {
    expect(refusal(() => openBytes(key, other, sealBytes(key, place, plain)))).toBe('decryption_failed')
  })

  it('is refused under another key', () => {
    expect(refusal(() => openBytes(newDataKey(), place, sealBytes(key, place, plain)))).toBe('decryption_failed')
  })
})

describe('a blind index', () => {
  it('is the same for the same value, and no other', () => {
    expect(blindIndex(key, 'document', '110101199003074514')).toBe(blindIndex(key, 'document', '110101199003074514'))
    expect(blindIndex(key, 'document', '110101199003074514')).not.toBe(
      blindIndex(key, 'document', '110101199003074515'),
    )
  })

  it('stays the same from version to version', () => {
    const fixed = Buffer.alloc(32, 7)
    expect(blindIndex(fixed, 'document', '110101199003074514')).toBe('8h0_DZ-Xz9ez0i6mp0N51EvTq1qR1udl2weznLUYPyc')
  })

  it('differs by kind and by key, so that columns and deployments cannot be compared', () => {
    expect(blindIndex(key, 'document', '13800138000')).not.toBe(blindIndex(key, 'phone', '13800138000'))
    expect(blindIndex(newDataKey(), 'phone', '13800138000')).not.toBe(blindIndex(key, 'phone', '13800138000'))
  })

  it('does not let a kind run into a value', () => {
    expect(blindIndex(key, 'ab', 'c')).not.toBe(blindIndex(key, 'a', 'bc'))
  })
})

describe('the token of a link', () => {
  const linkId = '0198f0a2-7a4e-7b1c-9d3e-2f5a6b7c8d9e'
  const token = signLink(key, 'APPLICATION', linkId)

  it('gives its id back, and is always the same', () => {
    expect(linkIdOf(key, 'APPLICATION', token)).toBe(linkId)
    expect(signLink(key, 'APPLICATION', linkId)).toBe(token)
  })

  it('is refused for another purpose, under another key and for another id', () => {
    expect(linkIdOf(key, 'ACTIVATION', token)).toBeNull()
    expect(linkIdOf(newDataKey(), 'APPLICATION', token)).toBeNull()
    expect(linkIdOf(key, 'APPLICATION', token.replace('9e.', '9f.'))).toBeNull()
  })

  it('is refused when any character differs, and for any other text', () => {
    const changed = Array.from(token, (_, at) => at).map(
      (at) => `${token.slice(0, at)}${token[at] === 'x' ? 'y' : 'x'}${token.slice(at + 1)}`,
    )
    expect(changed.filter((text) => linkIdOf(key, 'APPLICATION', text) !== null)).toEqual([])
    fc.assert(fc.property(fc.string(), (text) => linkIdOf(key, 'APPLICATION', text) === null))
    for (const text of ['', '.', linkId, `${linkId}.`, `${token}x`, `${token}.`, token.slice(0, -1)])
      expect(linkIdOf(key, 'APPLICATION', text)).toBeNull()
  })
})

describe('a digest', () => {
  it('is SHA-256 in hex (FIPS 180-4, the example of one block)', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
