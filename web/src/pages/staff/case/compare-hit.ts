import type { CaseView, DraftFormBody } from '../../../../../server/schemas/accounts/account-opening.ts'

export type Hit = NonNullable<CaseView['screening']>['hits'][number]
export type Verdict = 'same' | 'similar' | 'differs' | 'unknown'
export type HitFact = 'name' | 'birth' | 'country' | 'sex' | 'kind' | 'identifiers'
export type HitComparison = { readonly [Fact in HitFact]: Verdict }

/**
 * A word of a listed name: `shared` when the applicant's own name has it too, `foreign` when it does not although her name
 * is known in that script, `other-script` when the two cannot be held against each other letter by letter; `at` is its place.
 */
export type NameWord = {
  readonly at: number
  readonly text: string
  readonly match: 'shared' | 'foreign' | 'other-script'
}

const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Han}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hangul}/u,
] as const
const scriptOf = (text: string): number => SCRIPTS.findIndex((script) => script.test(text))

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const words = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

type Party = Pick<DraftFormBody, 'name' | 'birthDate' | 'nationality' | 'sex'> & {
  readonly documentNumber: string | undefined
  readonly countries: readonly string[]
}

/** What of the form can be held against a list entry; masked fields are left out, so that they count as unknown. */
export const partyOf = (form: DraftFormBody | null, isMasked: (path: string) => boolean): Party => {
  const shown = <T>(path: string, value: T): T | undefined => (isMasked(path) ? undefined : value)
  const nationality = shown('nationality', form?.nationality)
  const residence = shown('address.country', form?.address?.country)
  const issuer = shown('document.issuingCountry', form?.document?.issuingCountry)
  return {
    name: shown('name', form?.name),
    birthDate: shown('birthDate', form?.birthDate),
    nationality,
    sex: shown('sex', form?.sex),
    documentNumber: shown('document.number', form?.document?.number),
    countries: [...new Set([nationality, residence, issuer])].filter(
      (code): code is string => code !== undefined && code !== '',
    ),
  }
}

const partyWords = (party: Party): ReadonlySet<string> => {
  const { native, latin, previousNames } = party.name ?? {}
  const parts = [native?.family, native?.given, latin?.family, latin?.given, ...(previousNames ?? [])]
  const closed = `${native?.family ?? ''}${native?.given ?? ''}`
  return new Set([...parts, closed].flatMap((part) => words(part ?? '')))
}

/** The listed name word by word, so that what the applicant's name does not have can be marked. */
export const nameWords = (listed: string, party: Party): NameWord[] => {
  const own = partyWords(party)
  const whole = [...own].join('')
  const scripts = new Set([...own].map(scriptOf))
  return listed
    .split(/\s+/)
    .filter((text) => text !== '')
    .map((text, at) => {
      const parts = words(text)
      const shared =
        parts.length > 0 && parts.every((part) => own.has(part) || (part.length > 3 && whole.includes(part)))
      return { at, text, match: shared ? 'shared' : scripts.has(scriptOf(text)) ? 'foreign' : 'other-script' }
    })
}

const nameVerdict = (hit: Hit, party: Party): Verdict => {
  if (party.name === undefined) return 'unknown'
  const equal = [hit.entryName, ...hit.entry.names.map((name) => name.name)].some((name) => {
    const listed = nameWords(name, party)
    return listed.length > 0 && listed.every((word) => word.match === 'shared')
  })
  return equal ? 'same' : 'similar'
}

const YEAR = /\b(\d{4})\b/g
const DAY = /\d{4}-\d{2}-\d{2}/g

const birthVerdict = (dates: readonly string[], birthDate: string | undefined): Verdict => {
  if (birthDate === undefined || birthDate === '' || dates.length === 0) return 'unknown'
  const days = dates.flatMap((text) => text.match(DAY) ?? [])
  if (dates.some((text) => text.trim() === birthDate)) return 'same'
  const spans = dates.map((text) => (text.match(DAY) ?? text.match(YEAR) ?? []).toSorted())
  const within = spans.some((span) => {
    const [from, to] = [span[0], span.at(-1)]
    return (
      from !== undefined &&
      to !== undefined &&
      birthDate.slice(0, from.length) >= from &&
      birthDate.slice(0, to.length) <= to
    )
  })
  if (within) return days.some((day) => day === birthDate) ? 'same' : 'similar'
  const year = Number(birthDate.slice(0, 4))
  const near = spans.flat().some((text) => Math.abs(Number(text.slice(0, 4)) - year) <= 1)
  return near ? 'similar' : 'differs'
}

const idOf = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

const identifierVerdict = (hit: Hit, number: string | undefined): Verdict => {
  if (number === undefined || number === '' || hit.entry.identifiers.length === 0) return 'unknown'
  return hit.entry.identifiers.some((identifier) => idOf(identifier.number) === idOf(number)) ? 'same' : 'differs'
}

const overlap = (left: readonly string[], right: readonly string[]): Verdict => {
  if (left.length === 0 || right.length === 0) return 'unknown'
  return left.some((item) => right.includes(item)) ? 'same' : 'differs'
}

const sexVerdict = (listed: string | null, stated: string | undefined): Verdict => {
  if (listed === null || stated === undefined || stated === 'X') return 'unknown'
  return listed.slice(0, 1).toUpperCase() === stated ? 'same' : 'differs'
}

/** Fact by fact, whether the applicant and the list entry agree; unknown where one side says nothing. */
export const compareHit = (hit: Hit, party: Party): HitComparison => ({
  name: nameVerdict(hit, party),
  birth: birthVerdict(hit.entry.birthDates, party.birthDate),
  country: overlap(hit.entry.countries, party.countries),
  sex: sexVerdict(hit.entry.sex, party.sex),
  kind: hit.entry.kind === 'PERSON' ? 'same' : 'differs',
  identifiers: identifierVerdict(hit, party.documentNumber),
})

/** Bases of a false positive, as the disposition codes name them. */
export const BASES = ['name', 'dob', 'country', 'sex', 'kind', 'id'] as const
export type Basis = (typeof BASES)[number]

const BASIS_OF: { readonly [Fact in HitFact]: Basis } = {
  name: 'name',
  birth: 'dob',
  country: 'country',
  sex: 'sex',
  kind: 'kind',
  identifiers: 'id',
}

/** The contradictions that the comparison itself finds, as a first proposal for the person who decides. */
export const contradictedBy = (comparison: HitComparison): Basis[] => {
  const facts: readonly HitFact[] = ['name', 'birth', 'country', 'sex', 'kind', 'identifiers']
  return facts.filter((fact) => comparison[fact] === 'differs').map((fact) => BASIS_OF[fact])
}
