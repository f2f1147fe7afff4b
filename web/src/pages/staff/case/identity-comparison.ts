import { machineReadableZone } from '../../../../../domain/compliance/identity-verification/mrz.ts'
import { residentId } from '../../../../../domain/compliance/identity-verification/resident-id.ts'
import { zoneNameMatches } from '../../../../../domain/compliance/identity-verification/document-consistency.ts'
import type { DraftFormBody } from '../../../../../server/schemas/accounts/account-opening.ts'

export type Agreement = 'same' | 'differs' | 'missing'
export type IdentityField =
  | 'latin'
  | 'sex'
  | 'birthDate'
  | 'nationality'
  | 'documentNumber'
  | 'issuingCountry'
  | 'expiresOn'

/** What the document itself states about one field, read from its zone or its number, and whether the typed value agrees. */
export type IdentityReading = { readonly field: IdentityField; readonly read: string; readonly agreement: Agreement }

/** Source of the readings; `problem` is the code of why the zone or number could not be read. */
export type DocumentReading = {
  readonly source: 'mrz' | 'number' | 'none'
  readonly problem: string | null
  readonly fields: readonly IdentityReading[]
}

const compared = (typed: string | null | undefined, read: string): Agreement =>
  typed === undefined || typed === null || typed === '' ? 'missing' : typed === read ? 'same' : 'differs'

const fromNumber = (form: DraftFormBody, today: string): DocumentReading => {
  const id = residentId(form.document?.number ?? '', today)
  if (!id.ok) return { source: 'number', problem: id.code, fields: [] }
  return {
    source: 'number',
    problem: null,
    fields: [
      { field: 'sex', read: id.value.sex, agreement: compared(form.sex, id.value.sex) },
      { field: 'birthDate', read: id.value.birthDate, agreement: compared(form.birthDate, id.value.birthDate) },
    ],
  }
}

const country = (
  field: 'nationality' | 'issuingCountry',
  typed: string | undefined,
  read: string | null,
): IdentityReading[] => (read === null ? [] : [{ field, read, agreement: compared(typed, read) }])

const fromZone = (form: DraftFormBody, mrz: string, today: string): DocumentReading => {
  const zone = machineReadableZone(mrz, today)
  if (!zone.ok) return { source: 'mrz', problem: zone.code, fields: [] }
  const { family, given, birthDate, sex, number, nationality, issuingCountry, expiresOn } = zone.value
  const latin = { family: form.name?.latin?.family ?? '', given: form.name?.latin?.given ?? '' }
  return {
    source: 'mrz',
    problem: null,
    fields: [
      {
        field: 'latin',
        read: `${family} ${given}`.trim(),
        agreement: zoneNameMatches(latin, zone.value) ? 'same' : 'differs',
      },
      { field: 'sex', read: sex, agreement: compared(form.sex, sex) },
      ...(birthDate === null
        ? []
        : [{ field: 'birthDate', read: birthDate, agreement: compared(form.birthDate, birthDate) } as const]),
      ...country('nationality', form.nationality, nationality),
      {
        field: 'documentNumber',
        read: number,
        agreement: compared(form.document?.number?.toUpperCase().replace(/\s/g, ''), number),
      },
      ...country('issuingCountry', form.document?.issuingCountry, issuingCountry),
      { field: 'expiresOn', read: expiresOn, agreement: compared(form.document?.expiresOn, expiresOn) },
    ],
  }
}

/** Reads what the document says about its bearer beside what was typed: the zone of a passport, the number of a resident card. */
export const documentReading = (form: DraftFormBody, today: string): DocumentReading => {
  const mrz = form.document?.mrz
  if (mrz !== undefined && mrz !== null && mrz.trim() !== '') return fromZone(form, mrz, today)
  if (form.document?.type === 'CN_RESIDENT_ID') return fromNumber(form, today)
  return { source: 'none', problem: null, fields: [] }
}
