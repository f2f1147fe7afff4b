import type { Locale } from '../../kernel/locale.ts'

export const FORM_VERSION = 'opening-person-1'

export const SEXES = ['F', 'M', 'X'] as const
export const DOCUMENT_TYPES = ['CN_RESIDENT_ID', 'PASSPORT'] as const
export const PRODUCTS = ['CURRENT_ACCOUNT', 'SAVINGS_ACCOUNT', 'BASIC_ACCOUNT', 'PRIVATE_BANKING'] as const
export const ACCOUNT_CLASSES = ['I', 'II', 'III'] as const
export const CHANNELS = ['BRANCH', 'REMOTE_DOCUMENT', 'PARTNER_FORM'] as const
export const OCCUPATIONS = [
  'SALARIED',
  'CIVIL_SERVANT',
  'STUDENT',
  'PENSIONER',
  'HOMEMAKER',
  'SELF_EMPLOYED_SERVICES',
  'IMPORT_EXPORT',
  'REAL_ESTATE_AGENT',
  'CHARITY',
  'SENIOR_EXECUTIVE',
  'CASH_TRADE',
  'PRECIOUS_METALS',
  'USED_CARS',
  'RESTAURANT',
  'ART_DEALER',
  'CRYPTO',
  'MONEY_SERVICE',
  'GAMBLING',
  'ARMS',
  'ADULT',
  'UNKNOWN',
] as const
export const PURPOSES = [
  'SALARY',
  'SAVINGS',
  'DAILY_SPENDING',
  'INVESTMENT',
  'BUSINESS_INCOME',
  'REMITTANCE',
  'OTHER',
] as const
export const FUND_SOURCES = [
  'SALARY',
  'PENSION',
  'BUSINESS',
  'INVESTMENTS',
  'PROPERTY_SALE',
  'INHERITANCE',
  'FAMILY_SUPPORT',
  'OTHER',
] as const
export const PEP_STATUSES = [
  'NONE',
  'DOMESTIC',
  'FOREIGN',
  'INTERNATIONAL_ORGANISATION',
  'FAMILY_OR_ASSOCIATE_DOMESTIC',
  'FAMILY_OR_ASSOCIATE_FOREIGN',
  'FORMER',
] as const
export const CONSENT_KINDS = ['TERMS', 'PRIVACY_NOTICE', 'SENSITIVE_DATA', 'MARKETING_EMAIL'] as const

export type Sex = (typeof SEXES)[number]
export type DocumentType = (typeof DOCUMENT_TYPES)[number]
export type Product = (typeof PRODUCTS)[number]
export type AccountClass = (typeof ACCOUNT_CLASSES)[number]
export type Channel = (typeof CHANNELS)[number]
export type Occupation = (typeof OCCUPATIONS)[number]
export type Purpose = (typeof PURPOSES)[number]
export type FundSource = (typeof FUND_SOURCES)[number]
export type PepStatus = (typeof PEP_STATUSES)[number]
export type ConsentKind = (typeof CONSENT_KINDS)[number]

/** A name as its bearer writes it: any script, parts as on the document. */
export type PersonName = { family: string; given: string }

/**
 * What one natural person states to open an account (form version `opening-person-1`): the customer due diligence set of
 * FATF R.10 with the minimum fields of every shipped policy pack. Dates are `YYYY-MM-DD`, countries ISO 3166-1 alpha-2,
 * phone E.164, money in minor units of `currency` (ISO 4217). `document.expiresOn` null means valid without end.
 */
export type ApplicationForm = {
  locale: Locale
  product: Product
  accountClass: AccountClass | null
  name: { native: PersonName; latin: PersonName; familyNameFirst: boolean; previousNames: string[] }
  sex: Sex
  birthDate: string
  nationality: string
  document: {
    type: DocumentType
    number: string
    issuingCountry: string
    issuedOn: string
    expiresOn: string | null
    mrz: string | null
  }
  address: { country: string; province: string; city: string; line: string; postcode: string }
  phone: string
  email: string
  occupation: Occupation
  employer: string
  purposes: Purpose[]
  currency: string
  expectedMonthlyTurnoverMinor: number
  monthlyIncomeMinor: number | null
  expectedCashSharePercent: number
  expectedCountries: string[]
  sourceOfFunds: { source: FundSource; details: string }
  taxResidences: { country: string; taxNumber: string | null; reasonWithoutNumber: string | null }[]
  pep: {
    status: PepStatus
    office: string
    country: string | null
    since: string | null
    until: string | null
    relation: string
  }
  consents: { kind: ConsentKind; version: string; accepted: boolean }[]
  signature: { fullName: string; declaredTrue: boolean }
}

/** A form in progress: any part may be missing at any depth. */
export type DraftForm = DeepPartial<ApplicationForm>

type DeepPartial<T> = T extends readonly (infer Item)[]
  ? Item[]
  : T extends object
    ? { [Key in keyof T]?: DeepPartial<T[Key]> | undefined }
    : T

/** Texts that the applicant agreed to; a new text is a new version. */
export const CONSENT_VERSIONS: Record<ConsentKind, string> = {
  TERMS: 'terms-2026-11',
  PRIVACY_NOTICE: 'privacy-2026-11',
  SENSITIVE_DATA: 'sensitive-2026-11',
  MARKETING_EMAIL: 'marketing-2026-11',
}

/** Consents without which an application cannot be submitted; marketing is always optional. */
export const REQUIRED_CONSENTS: readonly ConsentKind[] = ['TERMS', 'PRIVACY_NOTICE', 'SENSITIVE_DATA']
