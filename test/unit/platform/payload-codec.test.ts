import { randomBytes } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { defaultPayloadConverter, type Payload } from '@temporalio/common'
import fc from 'fast-check'
import { payloadCodec } from '../../../platform/payload-codec.ts'

const newKey = (id: string) => ({ id, key: randomBytes(32) })
const [first, second] = [newKey('2026-1'), newKey('2026-2')]
const codec = payloadCodec({ payloadKeys: [first] })
const secret = { applicationId: '0198f0a2-7a4e-7b1c-9d3e-2f5a6b7c8d9e', stage: 'SCREENING' }

const one = (payloads: Payload[]): Payload => {
  const [payload] = payloads
  if (payload === undefined) throw new Error('no payload came back')
  return payload
}
const bytesOf = (payload: Payload) => Buffer.from(payload.data ?? [])

describe('the payload codec', () => {
  it('gives back what it encrypted, metadata included', async () => {
    const plain = defaultPayloadConverter.toPayload(secret)
    const back = one(await codec.decode(await codec.encode([plain])))
    expect(defaultPayloadConverter.fromPayload(back)).toEqual(secret)
    expect(Buffer.from(back.metadata?.['encoding'] ?? []).toString()).toBe('json/plain')
  })

  it('gives back any value that Temporal can hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const back = one(await codec.decode(await codec.encode([defaultPayloadConverter.toPayload(value)])))
        expect(defaultPayloadConverter.fromPayload(back)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: 50 },
    )
  })

  it('shows nothing of a payload but the id of its key', async () => {
    const sealed = one(await codec.encode([defaultPayloadConverter.toPayload(secret)]))
    expect(bytesOf(sealed).includes('SCREENING')).toBe(false)
    expect(Object.keys(sealed.metadata ?? {}).toSorted()).toEqual(['encoding', 'steward-key'])
    expect(Buffer.from(sealed.metadata?.['steward-key'] ?? []).toString()).toBe('2026-1')
  })

  it('encrypts the same payload differently each time', async () => {
    const plain = defaultPayloadConverter.toPayload(secret)
    const [left, right] = await codec.encode([plain, plain])
    expect(left === undefined || right === undefined || bytesOf(left).equals(bytesOf(right))).toBe(false)
  })

  it('opens what was encrypted before a rotation, and encrypts with the new key after it', async () => {
    const old = await codec.encode([defaultPayloadConverter.toPayload(secret)])
    const rotated = payloadCodec({ payloadKeys: [second, first] })
    expect(defaultPayloadConverter.fromPayload(one(await rotated.decode(old)))).toEqual(secret)
    const fresh = one(await rotated.encode([defaultPayloadConverter.toPayload(secret)]))
    expect(Buffer.from(fresh.metadata?.['steward-key'] ?? []).toString()).toBe('2026-2')
  })

  it('names a key that it does not have', async () => {
    const sealed = await codec.encode([defaultPayloadConverter.toPayload(secret)])
    await expect(payloadCodec({ payloadKeys: [second] }).decode(sealed)).rejects.toThrow(
      'payload key 2026-1 is not in the key file',
    )
  })

  it('refuses a payload of which any byte differs', async () => {
    const sealed = one(await codec.encode([defaultPayloadConverter.toPayload('x')]))
    const opened: number[] = []
    for (const at of bytesOf(sealed).keys()) {
      const data = bytesOf(sealed)
      data[at] = (data[at] ?? 0) ^ 1
      await codec.decode([{ ...sealed, data }]).then(
        () => opened.push(at),
        () => undefined,
      )
    }
    expect(opened).toEqual([])
  })

  it('refuses a payload under the name of another key', async () => {
    const both = payloadCodec({
      payloadKeys: [
        { id: 'a', key: first.key },
        { id: 'b', key: first.key },
      ],
    })
    const sealed = one(await both.encode([defaultPayloadConverter.toPayload('x')]))
    await expect(
      both.decode([{ ...sealed, metadata: { ...sealed.metadata, 'steward-key': Buffer.from('b') } }]),
    ).rejects.toThrow(/authenticate/)
  })

  it('leaves payloads of other encodings as they are', async () => {
    const plain = defaultPayloadConverter.toPayload(secret)
    expect(await codec.decode([plain])).toEqual([plain])
  })

  it('is not made without a key', () => {
    expect(() => payloadCodec({ payloadKeys: [] })).toThrow('no payload key')
  })
})
