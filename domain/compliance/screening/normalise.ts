import { firmWords } from './chinese/firm.ts'
import { type ChineseReading, hanSyllables, readHan, readLatin, simplify } from './chinese/reading.ts'
import { abjadSkeleton, fold, KOREAN_WORDS, skeleton } from './fold.ts'
import { editDistance } from './jaro-winkler.ts'
import type { EntryKind } from './list-entry.ts'
import { readLookalikes, romaniseWord, type Script, scriptsOf, unify } from './text.ts'
import {
  ARTICLE_BEFORE_HYPHEN,
  BUSINESS_WORDS,
  commonNames,
  GENERIC_WORDS,
  givenNameGroups,
  GLUED_LEGAL_FORM,
  LEGAL_FORMS,
  LEGAL_PHRASES,
  LONG_LEGAL_WORDS,
  PARTICLES,
  SERVANT_PREFIXES,
  TITLES,
} from './words.ts'

/**
 * One word of a name: as romanised, with its sound spelling (`fold`), its consonants (`bones`, `abjad`), the set of its
 * letters as bits and the given-name group it belongs to. `common` marks a name that many people bear, for firms a
 * business word.
 */
export type NameToken = {
  text: string
  fold: string
  bones: string
  abjad: string
  letters: number
  isNumber: boolean
  group: number | null
  common: boolean
}

/**
 * One reading of a name in Latin letters. `core` holds the words that say who is meant, `side` what was set apart:
 * titles and particles of persons, legal forms of firms. `key` is equal for names that differ only in order, case,
 * accents, spacing marks and side words. `abjad` and `hangul` tell that the name was romanised from such a script,
 * `korean` that it is a Korean person's however it is written.
 */
export type NameForm = {
  core: NameToken[]
  side: string[]
  joined: string
  key: string
  letters: number
  abjad: boolean
  hangul: boolean
  korean: boolean
}

/** A name ready for comparison: its readings in Latin letters, its characters, its readings as a Chinese name. */
export type PreparedName = {
  raw: string
  firm: boolean
  forms: NameForm[]
  han: string | null
  readings: ChineseReading[]
}

const MAX_TOKENS = 12
const MAX_NAME_LENGTH = 300
const APOSTROPHES = /['’‘`´ʼʻʾʿʹ′"“”„«»]/g
const GROUPS = givenNameGroups(fold)
const COMMON = commonNames(fold)

const letterBits = (text: string): number => {
  let bits = 0
  for (let index = 0; index < text.length; index++) bits |= 1 << (text.charCodeAt(index) - 97)
  return bits
}

/** Prepares one romanised word; `firm` decides which words count as common; one from an abjad is not folded again. */
export const nameToken = (text: string, firm: boolean, abjad: boolean): NameToken => {
  const folded = abjad ? text : fold(text)
  return {
    text,
    fold: folded,
    bones: skeleton(folded),
    abjad: abjadSkeleton(folded),
    letters: letterBits(folded) | letterBits(text),
    isNumber: /^\d+$/.test(text),
    group: firm ? null : (GROUPS.get(folded) ?? null),
    common: COMMON.has(folded) || (firm && GENERIC_WORDS.has(text)),
  }
}

const joinServants = (words: readonly string[]): string[] => {
  const joined: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (!SERVANT_PREFIXES.has(word)) {
      joined.push(word)
      continue
    }
    let next = index + 1
    while (next < words.length - 1 && /^(al|el|ul|l|ar|as|an|ad|at|az|er|es|ur|us)$/.test(words[next] ?? '')) next++
    const servantOf = words[next]
    joined.push(servantOf && servantOf.length > 2 ? `abdul${servantOf}` : word)
    if (servantOf && servantOf.length > 2) index = next
  }
  return joined
}

const splitPerson = (words: readonly string[], join: boolean): { core: string[]; side: string[] } => {
  const joined = join ? joinServants(words) : words.map((word) => (SERVANT_PREFIXES.has(word) ? 'abdul' : word))
  const untitled = joined.filter((word) => !TITLES.has(word))
  const base = untitled.length > 0 ? untitled : joined
  const plain = base.filter((word) => !PARTICLES.has(word))
  if (plain.length === 1 && base.every((word) => plain.includes(word) || /^[aeu]l$/.test(word)))
    return { core: plain, side: joined.filter((word) => !plain.includes(word)) }
  const core = plain.length >= Math.min(2, base.length) ? plain : base
  return { core, side: joined.filter((word) => !core.includes(word)) }
}

const joinLetters = (words: readonly string[]): string[] => {
  const joined: string[] = []
  let run = ''
  for (const word of [...words, '']) {
    if (word.length === 1 && /[a-z]/.test(word)) {
      run += word
      continue
    }
    if (run !== '') joined.push(run)
    run = ''
    if (word !== '') joined.push(word)
  }
  return joined
}

const isLegalWord = (word: string): boolean =>
  LEGAL_FORMS.has(word) || (word.length > 5 && LONG_LEGAL_WORDS.some((legal) => editDistance(word, legal, 1) === 1))

const splitFirm = (words: readonly string[]): { core: string[]; side: string[] } => {
  const side: string[] = []
  let text = words.join(' ')
  for (const phrase of LEGAL_PHRASES) {
    text = text.replace(phrase, (found) => {
      side.push(found.trim())
      return ' '
    })
  }
  const core: string[] = []
  const all = joinLetters(text.split(' ').filter((word) => word !== ''))
  for (const word of all) {
    const known =
      BUSINESS_WORDS.get(word) ??
      word.replace(/(?<=.{4})(?:s?gesellschaft|aktiebolag)$/, '').replace(GLUED_LEGAL_FORM, '$1')
    if (isLegalWord(word) || known === '') side.push(word)
    else core.push(known)
  }
  return core.length > 0 ? { core, side } : { core: all, side: [] }
}

const isKorean = (words: readonly string[]): boolean =>
  words.length > 1 &&
  words.length < 5 &&
  words.every((word) => word.length < 9) &&
  words.some((word) => KOREAN_WORDS.has(word))

/** Form of a name from its romanised words. */
const formOf = (
  words: readonly string[],
  firm: boolean,
  scripts: ReadonlySet<Script>,
  join: boolean,
): NameForm | null => {
  const { core, side } = firm ? splitFirm(words) : splitPerson(words, join)
  const kept = core.slice(0, MAX_TOKENS)
  if (kept.length === 0) return null
  const abjad = scripts.has('arabic') || scripts.has('abjad')
  return {
    core: kept.map((word) => nameToken(word, firm, abjad)),
    side,
    joined: kept.join(''),
    letters: letterBits(kept.join('')),
    key: [...kept].sort().join(' '),
    abjad,
    hangul: scripts.has('hangul'),
    korean: scripts.has('hangul') || (!firm && isKorean(kept)),
  }
}

const joinArabic = (text: string): string =>
  text
    .replace(/الل?\u0651?[هہھ](?=\s|$)/g, 'لا')
    .replace(/(^|\s)عبد(?:\s+(?:ال)?|ال)(?=\S{2})/g, '$1عبد')
    .replace(/(^|\s)و?ال(?=\S{3})/g, '$1')
    .replace(/(^|\s)(?:بن|ابن|بنت)(?=\s)/g, '$1')

const isHan = (char: string): boolean => /\p{Script=Han}/u.test(char)

const hanWords = (word: string, firm: boolean): string[] => {
  if (firm) return firmWords(word)
  const syllables = hanSyllables(simplify(word), true)
  return [syllables[0] ?? '', syllables.slice(1).join('')]
    .map((part) => part.replace(/[^a-z]/g, ''))
    .filter((part) => part !== '')
}

const hangulWords = (word: string): string[] =>
  /^\p{Script=Hangul}{2,4}$/u.test(word) ? [...word.normalize('NFC')].map(romaniseWord) : [romaniseWord(word)]

const cut = (text: string): string[] =>
  text
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .split(' ')
    .filter((word) => word !== '')

const romanised = (word: string, firm: boolean): string[] => {
  if (/^[a-z0-9]+$/.test(word)) return [word]
  if (isHan(word[0] ?? '')) return hanWords([...word].filter(isHan).join(''), firm)
  if (!firm && /\p{Script=Hangul}/u.test(word)) return hangulWords(word)
  return [romaniseWord(word)].filter((part) => part !== '')
}

const formsFrom = (text: string, firm: boolean): NameForm[] => {
  const scripts = scriptsOf(text)
  const words = cut(scripts.has('arabic') ? joinArabic(text) : text).flatMap((word) => romanised(word, firm))
  const apart = !firm && words.some((word) => SERVANT_PREFIXES.has(word))
  return [formOf(words, firm, scripts, true), apart ? formOf(words, firm, scripts, false) : null].filter(
    (form) => form !== null,
  )
}

const byScript = (text: string): string[] => {
  const latin: string[] = []
  const other: string[] = []
  for (const word of cut(text)) (scriptsOf(word).has('latin') ? latin : other).push(word)
  return latin.length > 0 && other.some((word) => scriptsOf(word).size > 0) ? [latin.join(' '), other.join(' ')] : []
}

const variants = (text: string): string[] => {
  const found = [text]
  const outside = text.replace(/\([^)]*\)/g, ' ').trim()
  if (outside !== '' && outside !== text) found.push(outside)
  const read = text
    .split(' ')
    .map((word) => readLookalikes(word) ?? word)
    .join(' ')
  if (read !== text) found.push(read)
  return [...found, ...byScript(text)]
}

const FIRM_HINT =
  /公司|集团|集團|银行|銀行|有限|شركة|مؤسسة|общество|товариство|компания|^(ооо|оао|пао|зао|ао|тоо|нпо|фгуп)\s/u

const looksLikeFirm = (text: string): boolean =>
  FIRM_HINT.test(text) ||
  joinLetters(cut(text)).some(
    (word) => (word.length > 2 && LEGAL_FORMS.has(word)) || (GENERIC_WORDS.has(word) && !TITLES.has(word)),
  )

const hanOf = (text: string): string | null => {
  const han = [...text].filter(isHan).join('')
  return han === '' ? null : simplify(han)
}

const latinWords = (text: string): string[] => cut(text).filter((word) => /^[a-z]+$/.test(word))

const chineseReadings = (text: string, han: string | null): ChineseReading[] => {
  if (han !== null) return readHan(han)
  const words = cut(
    text
      .normalize('NFD')
      .replace(/ü|u\u0308/g, 'v')
      .replace(/\p{M}+/gu, ''),
  ).filter((word) => !TITLES.has(word) || word.length < 3)
  return words.length === latinWords(words.join(' ')).length ? readLatin(words) : []
}

/**
 * Prepares a name for comparison (NFKC, case, marks, special letters, apostrophes, lookalike letters and digits,
 * titles, particles, legal forms, romanisation). Never fails: a name without letters has no forms and matches nothing.
 * Without a kind, a name with a legal form or business word is read as a firm's.
 */
export const prepareName = (raw: string, kind: EntryKind | null): PreparedName => {
  const text = unify(raw.slice(0, MAX_NAME_LENGTH)).replace(APOSTROPHES, '')
  const firm = kind === null ? looksLikeFirm(text) : kind !== 'PERSON'
  const marked = firm ? text : text.replace(ARTICLE_BEFORE_HYPHEN, '')
  const forms: NameForm[] = []
  for (const variant of new Set(variants(marked))) {
    for (const form of formsFrom(variant, firm)) if (!forms.some((other) => other.key === form.key)) forms.push(form)
  }
  const han = hanOf(text)
  return { raw, firm, forms, han, readings: firm ? [] : chineseReadings(text, han) }
}
