import { createHmac } from 'node:crypto'
import { generateSecret, generateURI, ScureBase32Plugin, verifySync } from 'otplib'

const PERIOD_S = 30
const ISSUER = 'Steward'

/** A new secret of 160 bits in base 32 without padding. */
export const newTotpSecret = (): string => generateSecret({ length: 20 })

/** The secret that belongs to an activation link: asking twice shows the same one, and nothing is stored before it is used. */
export const totpSecretOf = (linkKey: Buffer, linkId: string): string =>
  new ScureBase32Plugin().encode(createHmac('sha1', linkKey).update(`totp\u0000${linkId}`).digest(), { padding: false })

/** What an authenticator app reads from the QR code. */
export const totpUri = (label: string, secret: string): string =>
  generateURI({ issuer: ISSUER, label, secret, period: PERIOD_S })

/**
 * The 30-second step to which a six-digit code belongs, if it is right now or one step to either side (RFC 6238, SHA-1);
 * else null. The step is what may be used once.
 */
export function matchingStep(secret: string | Uint8Array, code: string, now: Date): bigint | null {
  if (!/^\d{6}$/.test(code)) return null
  const epoch = Math.floor(now.getTime() / 1000)
  const current = Math.floor(epoch / PERIOD_S)
  // A tolerance in seconds would reach two steps away at the edges, so each neighbour is asked by itself.
  const step = [current, current - 1, current + 1].find(
    (candidate) =>
      candidate >= 0 &&
      verifySync({ secret, token: code, epoch: candidate * PERIOD_S, period: PERIOD_S, epochTolerance: 0 }).valid,
  )
  return step === undefined ? null : BigInt(step)
}
