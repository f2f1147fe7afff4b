import { addressProblems } from '../../compliance/identity-verification/address.ts'
import { birthDate } from '../../compliance/identity-verification/birth-date.ts'
import { country } from '../../compliance/identity-verification/country.ts'
import {
  documentProblems,
  type IdentityStatement,
} from '../../compliance/identity-verification/document-consistency.ts'
import { email } from '../../compliance/identity-verification/email.ts'
import { passportNumber } from '../../compliance/identity-verification/passport.ts'
import { latinNamePart, namePart, personName } from '../../compliance/identity-verification/person-name.ts'
import { mobilePhone } from '../../compliance/identity-verification/phone.ts'
import { residentId } from '../../compliance/identity-verification/resident-id.ts'
import { isRealDate } from '../../kernel/dates.ts'
import { isCurrency } from '../../kernel/money.ts'
import type { Checked, FieldProblem } from '../../kernel/problem.ts'
import type { PolicyPack } from '../../operations/policies/pack.ts'
import { CONSENT_VERSIONS, REQUIRED_CONSENTS, type Channel, type DraftForm, type Occupation } from './form.ts'
import { FORM_STEP_IDS, problemsIn } from './form-steps.ts'
import { accountClassProblems, minimumAge } from './product-rules.ts'

/** What a form is checked against; `channel` null or absent means not known yet. */
export type FormContext = { today: string; pack: PolicyPack; channel?: Channel | null }

const EMPLOYED: readonly Occupation[] = ['SALARIED', 'CIVIL_SERVANT', 'SENIOR_EXECUTIVE']

const REQUIRED_PARTS: readonly (readonly [string, (draft: DraftForm) => unknown])[] = [
  ['/locale', (draft) => draft.locale],
  ['/product', (draft) => draft.product],
  ['/currency', (draft) => draft.currency],
  ['/name/native/family', (draft) => draft.name?.native?.family],
  ['/name/native/given', (draft) => draft.name?.native?.given],
  ['/name/latin/family', (draft) => draft.name?.latin?.family],
  ['/name/latin/given', (draft) => draft.name?.latin?.given],
  ['/sex', (draft) => draft.sex],
  ['/birthDate', (draft) => draft.birthDate],
  ['/nationality', (draft) => draft.nationality],
  ['/document/type', (draft) => draft.document?.type],
  ['/document/number', (draft) => draft.document?.number],
  ['/document/issuingCountry', (draft) => draft.document?.issuingCountry],
  ['/document/issuedOn', (draft) => draft.document?.issuedOn],
  ['/document/expiresOn', (draft) => draft.document?.expiresOn],
  ['/address/country', (draft) => draft.address?.country],
  ['/phone', (draft) => draft.phone],
  ['/email', (draft) => draft.email],
  ['/occupation', (draft) => draft.occupation],
  ['/expectedMonthlyTurnoverMinor', (draft) => draft.expectedMonthlyTurnoverMinor],
  ['/expectedCashSharePercent', (draft) => draft.expectedCashSharePercent],
  ['/sourceOfFunds/source', (draft) => draft.sourceOfFunds?.source],
  ['/pep/status', (draft) => draft.pep?.status],
  ['/signature/fullName', (draft) => draft.signature?.fullName],
]

const isMissing = (value: unknown): boolean =>
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

const upper = (code: string): string => code.trim().toUpperCase()

const required = (pointer: string): FieldProblem => ({ pointer, code: 'required' })

const missing = (draft: DraftForm): FieldProblem[] =>
  REQUIRED_PARTS.filter(([, read]) => isMissing(read(draft))).map(([pointer]) => required(pointer))

/** Problems of one stated text; nothing when it is missing, which is reported elsewhere. */
const stated = (
  pointer: string,
  text: string | null | undefined,
  check: (text: string) => Checked<unknown>,
): FieldProblem[] => {
  if (text === null || text === undefined || text.trim() === '') return []
  const checked = check(text)
  return checked.ok ? [] : [{ pointer, code: checked.code }]
}

const nameProblems = (draft: DraftForm): FieldProblem[] => {
  const { native, latin, previousNames = [] } = draft.name ?? {}
  const parts = [
    ...stated('/name/native/family', native?.family, namePart),
    ...stated('/name/native/given', native?.given, namePart),
    ...stated('/name/latin/family', latin?.family, latinNamePart),
    ...stated('/name/latin/given', latin?.given, latinNamePart),
    ...previousNames.flatMap((name, index) => stated(`/name/previousNames/${index}`, name, namePart)),
  ]
  const [family, given] = [native?.family?.trim(), native?.given?.trim()]
  if (parts.length > 0 || !family || !given) return parts
  const together = personName({ family, given })
  return together.ok ? [] : [{ pointer: '/name/native', code: together.code }]
}

const documentNumber =
  (type: string | undefined, issuer: string, today: string) =>
  (text: string): Checked<unknown> =>
    type === 'PASSPORT' ? passportNumber(text, issuer) : residentId(text, today)

/** The identity statement when every part of it is there and right by itself. */
const identityStatement = (draft: DraftForm, problems: readonly FieldProblem[]): IdentityStatement | null => {
  const { sex, birthDate: born, nationality, document, name } = draft
  const own = ['/name/latin', '/sex', '/birthDate', '/nationality', '/document']
  if (problems.some(({ pointer }) => own.some((base) => pointer.startsWith(base)))) return null
  const [family, given] = [name?.latin?.family, name?.latin?.given]
  const { type, number, issuingCountry, issuedOn, expiresOn, mrz } = document ?? {}
  if (!sex || !born || !nationality || family === undefined || given === undefined) return null
  if (!type || !number || !issuingCountry || !issuedOn || expiresOn === undefined) return null
  return {
    name: { latin: { family, given } },
    sex,
    birthDate: born,
    nationality: upper(nationality),
    document: { type, number, issuingCountry: upper(issuingCountry), issuedOn, expiresOn, mrz: mrz ?? null },
  }
}

const identityProblems = (draft: DraftForm, { today, pack }: FormContext): FieldProblem[] => {
  const age = draft.product ? minimumAge(draft.product, pack) : 0
  const { type, number, issuingCountry } = draft.document ?? {}
  return [
    ...stated('/birthDate', draft.birthDate, (text) => birthDate(text, today, age)),
    ...stated('/nationality', draft.nationality, country),
    ...stated('/document/issuingCountry', issuingCountry, country),
    ...(type ? stated('/document/number', number, documentNumber(type, upper(issuingCountry ?? ''), today)) : []),
  ]
}

const contactProblems = (draft: DraftForm): FieldProblem[] => {
  const { country: place, province = '', city = '', line = '', postcode = '' } = draft.address ?? {}
  return [
    ...(place ? addressProblems({ country: place, province, city, line, postcode }, '/address') : []),
    ...stated('/phone', draft.phone, (text) => mobilePhone(text, place ? upper(place) : null)),
    ...stated('/email', draft.email, email),
  ]
}

const amountProblems = (pointer: string, amount: number | null | undefined, most: number): FieldProblem[] =>
  amount === null || amount === undefined || (Number.isSafeInteger(amount) && amount >= 0 && amount <= most)
    ? []
    : [{ pointer, code: 'number_out_of_range' }]

const workProblems = (draft: DraftForm): FieldProblem[] => [
  ...(draft.occupation && EMPLOYED.includes(draft.occupation) && isMissing(draft.employer)
    ? [required('/employer')]
    : []),
  ...(isMissing(draft.purposes) ? [required('/purposes')] : []),
  ...amountProblems('/expectedMonthlyTurnoverMinor', draft.expectedMonthlyTurnoverMinor, Number.MAX_SAFE_INTEGER),
  ...amountProblems('/monthlyIncomeMinor', draft.monthlyIncomeMinor, Number.MAX_SAFE_INTEGER),
  ...amountProblems('/expectedCashSharePercent', draft.expectedCashSharePercent, 100),
  ...(draft.expectedCountries ?? []).flatMap((code, index) => stated(`/expectedCountries/${index}`, code, country)),
]

const fundsProblems = (draft: DraftForm): FieldProblem[] => {
  const { source, details } = draft.sourceOfFunds ?? {}
  const residences = draft.taxResidences ?? []
  return [
    ...(source === 'OTHER' && isMissing(details) ? [required('/sourceOfFunds/details')] : []),
    ...(residences.length === 0 ? [required('/taxResidences')] : []),
    ...residences.flatMap((residence, index) => {
      const base = `/taxResidences/${index}`
      const without = isMissing(residence.taxNumber ?? '') && isMissing(residence.reasonWithoutNumber ?? '')
      return [
        ...(isMissing(residence.country)
          ? [required(`${base}/country`)]
          : stated(`${base}/country`, residence.country, country)),
        ...(without ? [{ pointer: `${base}/taxNumber`, code: 'tax_number_or_reason' }] : []),
      ]
    }),
  ]
}

const pepDateProblems = (draft: DraftForm, today: string): FieldProblem[] => {
  const { since, until } = draft.pep ?? {}
  const unreal = (['since', 'until'] as const).filter((part) => draft.pep?.[part] && !isRealDate(draft.pep[part]))
  if (unreal.length > 0) return unreal.map((part) => ({ pointer: `/pep/${part}`, code: 'date_unreal' }))
  if (since && since > today) return [{ pointer: '/pep/since', code: 'date_future' }]
  return since && until && until < since ? [{ pointer: '/pep/until', code: 'date_order' }] : []
}

const pepProblems = (draft: DraftForm, today: string): FieldProblem[] => {
  const { status, office, country: place, until, relation } = draft.pep ?? {}
  if (!status || status === 'NONE') return []
  const family = status === 'FAMILY_OR_ASSOCIATE_DOMESTIC' || status === 'FAMILY_OR_ASSOCIATE_FOREIGN'
  return [
    ...(isMissing(office) ? [required('/pep/office')] : []),
    ...(place ? stated('/pep/country', place, country) : [required('/pep/country')]),
    ...(family && isMissing(relation) ? [required('/pep/relation')] : []),
    ...(status === 'FORMER' && !until ? [required('/pep/until')] : []),
    ...pepDateProblems(draft, today),
  ]
}

const consentProblems = (draft: DraftForm): FieldProblem[] => {
  const consents = draft.consents ?? []
  return REQUIRED_CONSENTS.flatMap((kind) => {
    const index = consents.findIndex((consent) => consent.kind === kind)
    const consent = consents[index]
    if (!consent?.accepted) {
      const pointer = consent ? `/consents/${index}/accepted` : '/consents'
      return [{ pointer, code: `consent_${kind.toLowerCase()}_required` }]
    }
    return consent.version === CONSENT_VERSIONS[kind]
      ? []
      : [{ pointer: `/consents/${index}/version`, code: 'consent_version_outdated' }]
  })
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{M}]/gu, '')
    .toLowerCase()

const signatureProblems = (draft: DraftForm): FieldProblem[] => {
  const { fullName, declaredTrue } = draft.signature ?? {}
  const declaration =
    declaredTrue === true ? [] : [{ pointer: '/signature/declaredTrue', code: 'declaration_required' }]
  const names = [draft.name?.native, draft.name?.latin].flatMap((name) => {
    const [family, given] = [plain(name?.family ?? ''), plain(name?.given ?? '')]
    return family && given ? [`${family}${given}`, `${given}${family}`] : []
  })
  const strange = !isMissing(fullName) && names.length > 0 && !names.includes(plain(fullName ?? ''))
  return [...(strange ? [{ pointer: '/signature/fullName', code: 'signature_name_mismatch' }] : []), ...declaration]
}

/**
 * Every problem of a form in progress, in the order of the pages: `required` for what is missing, else the code of the
 * rule that a value breaks, each with the JSON pointer (RFC 6901) of its field. Cross-checks between the person and the
 * document run once the parts are right by themselves. Empty means that the form may be submitted.
 */
export const checkForm = (draft: DraftForm, context: FormContext): FieldProblem[] => {
  const single = [
    ...missing(draft),
    ...accountClassProblems(draft.accountClass, context.pack, context.channel ?? null),
    ...stated('/currency', draft.currency, (code) =>
      isCurrency(code) ? { ok: true, value: code } : { ok: false, code: 'currency_invalid' },
    ),
    ...nameProblems(draft),
    ...identityProblems(draft, context),
    ...contactProblems(draft),
    ...workProblems(draft),
    ...fundsProblems(draft),
    ...pepProblems(draft, context.today),
    ...consentProblems(draft),
    ...signatureProblems(draft),
  ]
  const statement = identityStatement(draft, single)
  const all = statement ? [...single, ...documentProblems(statement, context.today)] : single
  return FORM_STEP_IDS.flatMap((id) => problemsIn(id, all))
}
