import { familyNameFirst } from './full-name.ts'
import { email } from '../../compliance/identity-verification/email.ts'
import { passportNumber } from '../../compliance/identity-verification/passport.ts'
import { namePart } from '../../compliance/identity-verification/person-name.ts'
import { phone } from '../../compliance/identity-verification/phone.ts'
import type { Checked } from '../../kernel/problem.ts'
import type { ApplicationForm, DraftForm, PersonName } from './form.ts'

type Parts<T> = { [Key in keyof T]: T[Key] | undefined }

/** The parts as a whole when none is undefined, else null. */
const whole = <T extends object>(parts: Parts<T>): T | null => {
  const isWhole = (candidate: Parts<T>): candidate is T & Parts<T> =>
    Object.values(candidate).every((part) => part !== undefined)
  return isWhole(parts) ? parts : null
}

const normal = (text: string, check: (text: string) => Checked<string>): string => {
  const checked = check(text)
  return checked.ok ? checked.value : text
}

const upper = (code: string | undefined): string | undefined => code?.trim().toUpperCase()

const nameOf = (
  name: { family?: string | undefined; given?: string | undefined } | undefined,
): PersonName | undefined => {
  if (name?.family === undefined || name.given === undefined) return undefined
  return { family: normal(name.family, namePart), given: normal(name.given, namePart) }
}

const documentOf = (document: DraftForm['document']): ApplicationForm['document'] | undefined => {
  const { type, number, issuingCountry = '', mrz } = document ?? {}
  const plain = number?.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const issuer = issuingCountry.trim().toUpperCase()
  return (
    whole<ApplicationForm['document']>({
      type,
      number: type === 'PASSPORT' && plain ? normal(plain, (text) => passportNumber(text, issuer)) : plain,
      issuingCountry: issuer === '' ? undefined : issuer,
      issuedOn: document?.issuedOn,
      expiresOn: document?.expiresOn,
      mrz: mrz?.trim() ? mrz.trim() : null,
    }) ?? undefined
  )
}

const addressOf = (address: DraftForm['address']): ApplicationForm['address'] | undefined => {
  const place = upper(address?.country)
  if (place === undefined) return undefined
  const { province = '', city = '', line = '', postcode = '' } = address ?? {}
  return {
    country: place,
    province: province.trim(),
    city: city.trim(),
    line: line.trim(),
    postcode: postcode.normalize('NFKC').trim().toUpperCase(),
  }
}

const phoneOf = (draft: DraftForm): string | undefined => {
  const checked = draft.phone === undefined ? null : phone(draft.phone, upper(draft.address?.country) ?? null)
  return checked?.ok ? checked.value.e164 : draft.phone
}

const pepOf = (pep: DraftForm['pep']): ApplicationForm['pep'] | undefined =>
  pep?.status && {
    status: pep.status,
    office: pep.office?.trim() ?? '',
    country: upper(pep.country ?? undefined) ?? null,
    since: pep.since ?? null,
    until: pep.until ?? null,
    relation: pep.relation?.trim() ?? '',
  }

/**
 * The form as it is stored once `checkForm` finds nothing: every part present and in its normal form (E.164 phone,
 * upper-case codes and document number, tidied names), what may be left out as null, empty text or empty list. Null
 * when a part that cannot be left out is missing. Completing a complete form changes nothing.
 */
export const completeForm = (draft: DraftForm): ApplicationForm | null => {
  const name = whole<ApplicationForm['name']>({
    native: nameOf(draft.name?.native),
    latin: nameOf(draft.name?.latin),
    familyNameFirst: familyNameFirst(draft.name),
    previousNames: draft.name?.previousNames ?? [],
  })
  return whole<ApplicationForm>({
    locale: draft.locale,
    product: draft.product,
    accountClass: draft.accountClass ?? null,
    name: name ?? undefined,
    sex: draft.sex,
    birthDate: draft.birthDate,
    nationality: upper(draft.nationality),
    document: documentOf(draft.document),
    address: addressOf(draft.address),
    phone: phoneOf(draft),
    email: draft.email === undefined ? undefined : normal(draft.email, email),
    occupation: draft.occupation,
    employer: draft.employer?.trim() ?? '',
    purposes: draft.purposes && [...new Set(draft.purposes)],
    currency: draft.currency,
    expectedMonthlyTurnoverMinor: draft.expectedMonthlyTurnoverMinor,
    monthlyIncomeMinor: draft.monthlyIncomeMinor ?? null,
    expectedCashSharePercent: draft.expectedCashSharePercent,
    expectedCountries: [...new Set((draft.expectedCountries ?? []).map((code) => code.trim().toUpperCase()))],
    sourceOfFunds: draft.sourceOfFunds?.source && {
      source: draft.sourceOfFunds.source,
      details: draft.sourceOfFunds.details?.trim() ?? '',
    },
    taxResidences: draft.taxResidences?.map((residence) => ({
      ...residence,
      country: residence.country.trim().toUpperCase(),
    })),
    pep: pepOf(draft.pep),
    consents: draft.consents,
    signature:
      whole<ApplicationForm['signature']>({
        fullName: draft.signature?.fullName?.trim(),
        declaredTrue: draft.signature?.declaredTrue,
      }) ?? undefined,
  })
}
