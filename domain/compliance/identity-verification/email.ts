import isEmail from 'validator/lib/isEmail.js'
import { accepted, refused, type Checked } from '../../kernel/problem.ts'

const asciiDomain = (domain: string): string | null => {
  try {
    return new URL(`http://${domain}`).hostname
  } catch {
    return null
  }
}

/**
 * Checks an e-mail address without display name (RFC 5321: 64 characters before the @, 254 in all) and gives it with its
 * domain in lower case and ASCII (IDNA); the part before the @ stays as typed. Code: `email_invalid`.
 */
export const email = (text: string): Checked<string> => {
  const address = text.trim()
  const at = address.lastIndexOf('@')
  const domain = at > 0 ? asciiDomain(address.slice(at + 1)) : null
  if (domain === null) return refused('email_invalid')
  const normalised = `${address.slice(0, at)}@${domain}`
  const valid =
    normalised.length <= 254 && isEmail.default(normalised, { allow_utf8_local_part: false, require_tld: true })
  return valid ? accepted(normalised) : refused('email_invalid')
}
