import { createHash } from 'node:crypto'

const DOMAIN = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/

/**
 * The Message-ID (RFC 5322 3.6.4, with its angle brackets) of the letter with that dedupe key: always the same for the
 * same key, so that a repeated send is recognised as the same letter, and a SHA-256 digest, so that it tells nothing.
 * Throws RangeError when `domain` is no host name.
 */
export const messageIdFor = (dedupeKey: string, domain: string): string => {
  const host = domain.toLowerCase()
  if (!DOMAIN.test(host)) throw new RangeError(`not a host name: ${domain}`)
  return `<${createHash('sha256').update(dedupeKey, 'utf8').digest('hex')}@${host}>`
}
