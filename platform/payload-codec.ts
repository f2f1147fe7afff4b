import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { ValueError, type Payload, type PayloadCodec } from '@temporalio/common'
import proto from '@temporalio/proto'
import type { Keys } from './keys.ts'

const ENCODING = 'binary/steward-aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
const text = new TextEncoder()

/**
 * Encrypts every payload that Temporal stores with AES-256-GCM: metadata names the key, so older payloads open after a
 * rotation. Payloads of other encodings pass unchanged, so histories written before encryption stay readable.
 */
export function payloadCodec(keys: Pick<Keys, 'payloadKeys'>): PayloadCodec {
  const [active] = keys.payloadKeys
  if (active === undefined) throw new ValueError('no payload key')
  return {
    encode: async (payloads) => payloads.map((payload) => encrypt(payload, active)),
    decode: async (payloads) => payloads.map((payload) => decrypt(payload, keys.payloadKeys)),
  }
}

function encrypt(payload: Payload, active: { id: string; key: Buffer }): Payload {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', active.key, iv).setAAD(text.encode(active.id))
  const plain = proto.temporal.api.common.v1.Payload.encode(payload).finish()
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return {
    metadata: { encoding: text.encode(ENCODING), 'steward-key': text.encode(active.id) },
    data: Buffer.concat([iv, cipher.getAuthTag(), body]),
  }
}

function decrypt(payload: Payload, keys: readonly { id: string; key: Buffer }[]): Payload {
  const metadata = payload.metadata ?? {}
  if (Buffer.from(metadata.encoding ?? []).toString() !== ENCODING) return payload
  const keyId = Buffer.from(metadata['steward-key'] ?? []).toString()
  const key = keys.find((candidate) => candidate.id === keyId)
  if (key === undefined || payload.data === undefined || payload.data === null)
    throw new ValueError(`payload key ${keyId} is not in the key file`)
  const data = Buffer.from(payload.data)
  const decipher = createDecipheriv('aes-256-gcm', key.key, data.subarray(0, IV_BYTES))
    .setAAD(text.encode(keyId))
    .setAuthTag(data.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return proto.temporal.api.common.v1.Payload.decode(
    Buffer.concat([decipher.update(data.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]),
  )
}
