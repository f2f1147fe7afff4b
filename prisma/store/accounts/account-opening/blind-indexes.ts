import type { DraftForm } from '../../../../domain/accounts/account-opening/form.ts'
import { email } from '../../../../domain/compliance/identity-verification/email.ts'
import { phone } from '../../../../domain/compliance/identity-verification/phone.ts'
import { blindIndex } from '../../../../platform/encryption.ts'

/** Keyed digests by which equal values are found without opening any form. */
export type BlindIndexes = {
  readonly documentIndex: string | null
  readonly phoneIndex: string | null
  readonly emailIndex: string | null
  readonly nameIndex: string | null
}

/**
 * The blind indexes of a form: document number in capitals without separators, phone in E.164, e-mail in small letters,
 * full native name without blanks and dots. A part that is missing, or that no rule can read, has none.
 */
export function blindIndexesOf(indexKey: Buffer, form: DraftForm): BlindIndexes {
  const digest = (kind: string, value: string | null) =>
    value === null || value === '' ? null : blindIndex(indexKey, kind, value)
  return {
    documentIndex: digest('document', documentKey(form.document?.number)),
    phoneIndex: digest('phone', phoneKey(form.phone, form.address?.country)),
    emailIndex: digest('email', form.email === undefined ? null : emailKey(form.email)),
    nameIndex: digest('name', nameKey(form.name?.native)),
  }
}

/** The blind index under which an e-mail address is stored. */
export const emailIndexOf = (indexKey: Buffer, address: string): string =>
  blindIndex(indexKey, 'email', emailKey(address))

const documentKey = (number: string | undefined): string | null =>
  number === undefined
    ? null
    : number
        .normalize('NFKC')
        .toUpperCase()
        .replace(/[^0-9A-Z]/g, '')

const phoneKey = (number: string | undefined, region: string | undefined): string | null => {
  if (number === undefined) return null
  const checked = phone(number, region === undefined || region === '' ? null : region)
  return checked.ok ? checked.value.e164 : null
}

const emailKey = (address: string): string => {
  const checked = email(address)
  return (checked.ok ? checked.value : address.normalize('NFKC').trim()).toLowerCase()
}

const nameKey = (name: { family?: string | undefined; given?: string | undefined } | undefined): string | null =>
  name === undefined
    ? null
    : `${name.family ?? ''}${name.given ?? ''}`
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{M}]/gu, '')
