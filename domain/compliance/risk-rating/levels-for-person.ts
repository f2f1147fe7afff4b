import { addDuration } from '../../kernel/dates.ts'
import type { PolicyPack } from '../../operations/policies/pack.ts'
import type { HitDisposition } from '../screening/hit-findings.ts'
import { countryLevel, type CountryTable } from './country-risk.ts'
import { type FactorLevel, type Level, UNKNOWN_LEVEL } from './levels.ts'
import { NO_FACTS, type Levels, type RiskFacts } from './model-crr-1.ts'

const OCCUPATION_LEVELS = {
  SALARIED: 0,
  CIVIL_SERVANT: 0,
  STUDENT: 0,
  PENSIONER: 0,
  HOMEMAKER: 0,
  SELF_EMPLOYED_SERVICES: 25,
  IMPORT_EXPORT: 50,
  REAL_ESTATE_AGENT: 50,
  CHARITY: 50,
  SENIOR_EXECUTIVE: 50,
  CASH_TRADE: 75,
  PRECIOUS_METALS: 75,
  USED_CARS: 75,
  RESTAURANT: 75,
  ART_DEALER: 75,
  CRYPTO: 100,
  MONEY_SERVICE: 100,
  GAMBLING: 100,
  ARMS: 100,
  ADULT: 100,
  UNKNOWN: null,
} as const satisfies { readonly [occupation: string]: Level | null }

/** The part of an opening form that the rating looks at; an application form fits as it is. */
export type PersonProfile = {
  product: 'CURRENT_ACCOUNT' | 'SAVINGS_ACCOUNT' | 'BASIC_ACCOUNT' | 'PRIVATE_BANKING'
  accountClass: 'I' | 'II' | 'III' | null
  nationality: string
  address: { country: string }
  occupation: keyof typeof OCCUPATION_LEVELS
  expectedMonthlyTurnoverMinor: number
  monthlyIncomeMinor: number | null
  expectedCashSharePercent: number
  expectedCountries: readonly string[]
  sourceOfFunds: {
    source:
      | 'SALARY'
      | 'PENSION'
      | 'BUSINESS'
      | 'INVESTMENTS'
      | 'PROPERTY_SALE'
      | 'INHERITANCE'
      | 'FAMILY_SUPPORT'
      | 'OTHER'
    details: string
  }
  pep: {
    status:
      | 'NONE'
      | 'DOMESTIC'
      | 'FOREIGN'
      | 'INTERNATIONAL_ORGANISATION'
      | 'FAMILY_OR_ASSOCIATE_DOMESTIC'
      | 'FAMILY_OR_ASSOCIATE_FOREIGN'
      | 'FORMER'
    country: string | null
    until: string | null
  }
}

/** What became of one screening hit; `countries` are those of the list entry, `mediaStage` how far a matter has come. */
export type ScreeningOutcome = {
  disposition: HitDisposition
  countries?: readonly string[]
  mediaStage?: 'minor' | 'regulatory' | 'allegation' | 'charge' | 'conviction'
}

/** What the process knows beside the form. `channel` null means unknown; `today` is `YYYY-MM-DD`. */
export type RatingContext = {
  pack: PolicyPack
  countries: CountryTable
  today: string
  channel: 'BRANCH' | 'REMOTE_DOCUMENT' | 'PARTNER_FORM' | null
  screening: readonly ScreeningOutcome[]
  livenessChecked: boolean
  secondIdentitySource: boolean
  verifiedByException: boolean
}

const at = (level: Level, reason: string): FactorLevel => ({ level, reason })
const unknown = at(UNKNOWN_LEVEL, 'unknown')

const isHome = (country: string, pack: PolicyPack): boolean => pack.homeCountries.includes(country)

/** The first step whose limit the value does not reach, else the last level; limits are exclusive. */
const stepBelow = (value: number, limits: readonly (readonly [number, Level])[]): Level =>
  limits.find(([limit]) => value < limit)?.[1] ?? 100

type Exposure = { level: FactorLevel; pep: RiskFacts['pep'] }

const formerExposure = (pep: PersonProfile['pep'], { pack, today }: RatingContext): Exposure => {
  const recent = pep.until === null || addDuration(pep.until, pack.pepAfterOffice) >= today
  if (!recent) return { level: at(25, 'former-official'), pep: null }
  const domestic = pep.country !== null && isHome(pep.country, pack)
  return { level: at(50, 'former-official-recent'), pep: domestic ? 'DOMESTIC' : 'FOREIGN' }
}

const statedExposure = (pep: PersonProfile['pep'], context: RatingContext): Exposure => {
  switch (pep.status) {
    case 'NONE':
      return { level: at(0, 'not-exposed'), pep: null }
    case 'FORMER':
      return formerExposure(pep, context)
    case 'DOMESTIC':
    case 'FAMILY_OR_ASSOCIATE_DOMESTIC':
      return { level: at(75, 'domestic-exposure'), pep: 'DOMESTIC' }
    case 'INTERNATIONAL_ORGANISATION':
      return { level: at(75, 'international-organisation'), pep: 'DOMESTIC' }
    case 'FOREIGN':
    case 'FAMILY_OR_ASSOCIATE_FOREIGN':
      return { level: at(100, 'foreign-exposure'), pep: 'FOREIGN' }
  }
}

/** Exposure by the person's own statement or by a confirmed hit, whichever is stricter; a hit without country is foreign. */
const exposureOf = (profile: PersonProfile, context: RatingContext): Exposure => {
  const stated = statedExposure(profile.pep, context)
  const confirmed = context.screening.filter((outcome) => outcome.disposition === 'CONFIRMED_PEP')
  if (confirmed.length === 0) return stated
  const domestic = confirmed.every(
    ({ countries = [] }) => countries.length > 0 && countries.every((country) => isHome(country, context.pack)),
  )
  const found: Exposure = domestic
    ? { level: at(75, 'domestic-exposure-found'), pep: 'DOMESTIC' }
    : { level: at(100, 'foreign-exposure-found'), pep: 'FOREIGN' }
  return found.level.level > stated.level.level ? found : stated
}

const MEDIA_LEVELS = { minor: 25, regulatory: 50, allegation: 75, charge: 100, conviction: 100 } as const

const mediaLevel = (screening: readonly ScreeningOutcome[]): FactorLevel =>
  screening
    .filter((outcome) => outcome.disposition === 'MEDIA_RELEVANT')
    .map(({ mediaStage = 'allegation' }) => at(MEDIA_LEVELS[mediaStage], `media-${mediaStage}`))
    .reduce((worst, next) => (next.level > worst.level ? next : worst), at(0, 'no-media'))

const occupationLevel = (occupation: PersonProfile['occupation']): FactorLevel => {
  const level = OCCUPATION_LEVELS[occupation]
  return level === null ? unknown : at(level, `occupation-${occupation.toLowerCase().replaceAll('_', '-')}`)
}

/** Sources of funds that explain themselves for the occupation. */
const EXPECTED_SOURCE: {
  readonly [occupation in PersonProfile['occupation']]?: PersonProfile['sourceOfFunds']['source']
} = {
  SALARIED: 'SALARY',
  CIVIL_SERVANT: 'SALARY',
  SENIOR_EXECUTIVE: 'SALARY',
  PENSIONER: 'PENSION',
  STUDENT: 'FAMILY_SUPPORT',
  HOMEMAKER: 'FAMILY_SUPPORT',
}

const fundsLevel = ({ occupation, sourceOfFunds }: PersonProfile): FactorLevel => {
  const { source, details } = sourceOfFunds
  const explained = details.trim() !== ''
  if (EXPECTED_SOURCE[occupation] === source) return at(0, 'source-as-expected')
  if (source === 'OTHER') return explained ? at(50, 'source-other') : unknown
  if (source === 'SALARY' && (occupation === 'STUDENT' || occupation === 'HOMEMAKER')) return at(50, 'source-unusual')
  return explained || source === 'BUSINESS' ? at(25, 'source-explained') : at(50, 'source-unexplained')
}

const counterpartyLevel = (profile: PersonProfile, { countries }: RatingContext): FactorLevel =>
  profile.expectedCountries
    .map((country) => countryLevel(country, countries))
    .reduce((worst, next) => (next.level > worst.level ? next : worst), at(0, 'domestic-only'))

/** True for products with so little risk that the pack may allow simplified due diligence. */
export const isLimitedProduct = ({ product, accountClass }: Pick<PersonProfile, 'product' | 'accountClass'>): boolean =>
  product === 'BASIC_ACCOUNT' || (product !== 'PRIVATE_BANKING' && accountClass === 'III')

const productLevel = (profile: PersonProfile): FactorLevel => {
  if (isLimitedProduct(profile)) return at(0, 'limited-product')
  return profile.product === 'PRIVATE_BANKING' ? at(75, 'private-banking') : at(25, 'standard-account')
}

const channelLevel = ({ channel, livenessChecked, secondIdentitySource }: RatingContext): FactorLevel => {
  switch (channel) {
    case 'BRANCH':
      return at(0, 'face-to-face')
    case 'REMOTE_DOCUMENT':
      return livenessChecked && secondIdentitySource ? at(50, 'remote-two-sources') : at(75, 'remote-document-only')
    case 'PARTNER_FORM':
      return at(75, 'intermediary')
    case null:
      return unknown
  }
}

const cashLevel = (percent: number): FactorLevel => {
  const level = stepBelow(percent, [
    [5, 0],
    [15, 25],
    [30, 50],
    [60, 75],
  ])
  return at(level, `cash-level-${level}`)
}

const turnoverLevel = (profile: PersonProfile): FactorLevel => {
  const { expectedMonthlyTurnoverMinor: turnover, monthlyIncomeMinor: income } = profile
  if (isLimitedProduct(profile)) return at(0, 'limited-product')
  if (turnover === 0) return at(0, 'no-turnover')
  if (income === null) return unknown
  if (income === 0) return at(100, 'no-income-basis')
  const ratioSteps: readonly (readonly [number, Level])[] = [
    [1, 0],
    [1.5, 25],
    [3, 50],
    [5, 75],
  ]
  const level = ratioSteps.find(([times]) => turnover <= income * times)?.[1] ?? 100
  return at(level, `turnover-level-${level}`)
}

const factsOf = (profile: PersonProfile, context: RatingContext, pep: RiskFacts['pep']): RiskFacts => {
  const residence = profile.address.country
  const abroad = profile.expectedCountries.some((country) => !isHome(country, context.pack))
  return {
    ...NO_FACTS,
    sanctionsTrueMatch: context.screening.some((outcome) => outcome.disposition === 'TRUE_MATCH'),
    residence,
    nationalities: [profile.nationality],
    counterpartyCountries: profile.expectedCountries,
    pep,
    mediaConfirmed: context.screening.some((outcome) => outcome.disposition === 'MEDIA_RELEVANT'),
    privateBankingNonResident: profile.product === 'PRIVATE_BANKING' && !isHome(residence, context.pack),
    cashIntensiveCrossBorder: profile.expectedCashSharePercent >= 30 && abroad,
    verifiedByException: context.verifiedByException,
    limitedProduct: isLimitedProduct(profile),
  }
}

/**
 * Derives levels and override facts of a natural person from the form, the dispositions of screening hits and the way of
 * opening. An answer that is not known gets level 75 with the reason `unknown`. Pure; `rate` takes the result.
 */
export const levelsForPerson = (
  profile: PersonProfile,
  context: RatingContext,
): { levels: Levels; facts: RiskFacts } => {
  const exposure = exposureOf(profile, context)
  const levels: Levels = {
    C1: at(0, 'natural-person'),
    C2: exposure.level,
    C3: mediaLevel(context.screening),
    C4: occupationLevel(profile.occupation),
    C5: fundsLevel(profile),
    G1: countryLevel(profile.nationality, context.countries),
    G2: countryLevel(profile.address.country, context.countries),
    G3: counterpartyLevel(profile, context),
    P1: productLevel(profile),
    D1: channelLevel(context),
    A1: cashLevel(profile.expectedCashSharePercent),
    A2: turnoverLevel(profile),
  }
  return { levels, facts: factsOf(profile, context, exposure.pep) }
}
