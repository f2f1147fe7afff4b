import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { StewardError } from './errors.ts'

const VERSION = 1
const IV_BYTES = 12
const TAG_BYTES = 16

/** Where a sealed value lives. It is bound to the value (AAD), so a cell moved to another row or column does not open. */
export type Place = { table: string; column: string; row: string }

const aad = (place: Place) => Buffer.from(`${place.table}.${place.column}:${place.row}`)

/** Seals bytes with AES-256-GCM under a 32-byte key: version (1) | IV (12, random) | tag (16) | ciphertext. */
export function sealBytes(key: Buffer, place: Place, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(aad(place))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return new Uint8Array(Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body]))
}

/** Opens what `sealBytes` sealed at the same place; throws `decryption_failed` when key, place or any byte differs. */
export function openBytes(key: Buffer, place: Place, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed)
  if (bytes[0] !== VERSION || bytes.length < 1 + IV_BYTES + TAG_BYTES) throw new StewardError('decryption_failed')
  const iv = bytes.subarray(1, 1 + IV_BYTES)
  const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(aad(place)).setAuthTag(tag)
  try {
    return Buffer.concat([decipher.update(bytes.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()])
  } catch (error) {
    throw new StewardError('decryption_failed', { cause: error })
  }
}

/** A fresh 32-byte data key. */
export const newDataKey = (): Buffer => randomBytes(32)

/** Keyed digest of a normalised value, for equality look-ups without the value. The kind keeps columns apart. */
export const blindIndex = (indexKey: Buffer, kind: string, normalised: string): string =>
  createHmac('sha256', indexKey).update(`${kind}\u0000${normalised}`).digest('base64url')

/** SHA-256 in hex. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** The token of a signed link: its id and a keyed signature over purpose and id. The same link always has the same token. */
export const signLink = (linkKey: Buffer, purpose: string, linkId: string): string =>
  `${linkId}.${createHmac('sha256', linkKey).update(`${purpose}\u0000${linkId}`).digest('base64url')}`

/** The link id of a token whose signature is right for the purpose, else null. Compares in constant time. */
export function linkIdOf(linkKey: Buffer, purpose: string, token: string): string | null {
  const linkId = token.split('.', 1)[0] ?? ''
  const expected = Buffer.from(signLink(linkKey, purpose, linkId))
  const given = Buffer.from(token)
  return expected.length === given.length && timingSafeEqual(expected, given) ? linkId : null
}
