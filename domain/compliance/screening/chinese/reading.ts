import { pinyin, polyphonic } from 'pinyin-pro'
import { Converter } from 'opencc-js/t2cn'
import {
  COMPOUND_SURNAMES,
  DIALECT_SURNAMES,
  HONG_KONG_SURNAMES,
  IRREGULAR_SURNAMES,
  PINYIN_SURNAMES,
} from './surnames.ts'
import { cutSyllables, syllableOptions, syllableSimilarity, type Scheme, WADE_SYLLABLES } from './syllables.ts'

/**
 * One way to read a name as a Chinese personal name. Every syllable holds the Mandarin syllables it may stand for;
 * `spelled` keeps the letters (or characters) as written. `extra` is a further given name that is not Chinese.
 */
export type ChineseReading = {
  scheme: Scheme | 'han'
  surname: readonly string[]
  given: readonly (readonly string[])[]
  spelled: readonly string[]
  extra: string | null
}

const SCHEMES: readonly Scheme[] = ['pinyin', 'wade-giles', 'cantonese', 'dialect']
const SURNAME_WEIGHT = 0.4
const GIVEN_WEIGHT = 0.6
const OTHER_SCHEME = 0.97
const toSimplified = Converter({ from: 'hk', to: 'cn' })
const twToSimplified = Converter({ from: 'tw', to: 'cn' })

/** Traditional characters (Hong Kong and Taiwan forms) as simplified ones; other characters stay. */
export const simplify = (text: string): string => twToSimplified(toSimplified(text))

/** Pinyin syllables of Han text without tones (u-umlaut as v), the first one or two read as a surname when asked. */
export const hanSyllables = (text: string, surname: boolean): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', surname: surname ? 'head' : 'off', v: true }).map((s) =>
    s.replace(/ü/g, 'v'),
  )

const surnameLength = (han: string): number => (COMPOUND_SURNAMES.some((name) => han.startsWith(name)) ? 2 : 1)

/** Readings of two to four simplified characters as surname and given name; none for other lengths. */
export const readHan = (han: string): ChineseReading[] => {
  const chars = [...han]
  const length = surnameLength(han)
  if (chars.length < length + 1 || chars.length > length + 2) return []
  const main = hanSyllables(han, true)
  const given = chars.slice(length).map((char, index) => {
    const others = polyphonic(char, { toneType: 'none', type: 'array' })[0] ?? []
    return [...new Set([main[length + index] ?? '', ...others.map((s) => s.replace(/ü/g, 'v'))])]
  })
  return [
    {
      scheme: 'han',
      surname: [main.slice(0, length).join('')],
      given,
      spelled: [chars.slice(0, length).join(''), ...chars.slice(length)],
      extra: null,
    },
  ]
}

const surnameOptions = (word: string, scheme: Scheme): readonly string[] => {
  switch (scheme) {
    case 'pinyin': {
      const plain = word === 'lyu' ? 'lv' : word === 'nyu' ? 'nv' : word
      return PINYIN_SURNAMES.has(plain) ? [plain] : (IRREGULAR_SURNAMES.get(word) ?? [])
    }
    case 'wade-giles':
      return [
        ...(IRREGULAR_SURNAMES.get(word) ?? []),
        ...(WADE_SYLLABLES.get(word) ?? []).filter((s) => PINYIN_SURNAMES.has(s)),
      ]
    case 'cantonese':
      return HONG_KONG_SURNAMES.get(word) ?? []
    case 'dialect':
      return DIALECT_SURNAMES.get(word) ?? []
  }
}

const givenOptions = (syllable: string, scheme: Scheme): readonly string[] =>
  scheme === 'dialect'
    ? [...new Set(SCHEMES.flatMap((any) => syllableOptions(syllable, any)))]
    : syllableOptions(syllable, scheme)

/** Overseas families mix spellings: with a dialect surname each given word may be cut by any scheme. */
const cutWord = (word: string, scheme: Scheme, limit: number): string[] | null => {
  for (const tried of scheme === 'dialect' ? (['dialect', 'pinyin', 'wade-giles', 'cantonese'] as const) : [scheme]) {
    const cut = cutSyllables(word, tried, limit)[0]
    if (cut) return cut
  }
  return null
}

const cutGiven = (words: readonly string[], scheme: Scheme): string[] | null => {
  const syllables: string[] = []
  for (const word of words) {
    const cut = cutWord(word, scheme, 2 - syllables.length)
    if (!cut) return null
    syllables.push(...cut)
  }
  return syllables.length > 0 ? syllables : null
}

const readWith = (surname: string, rest: readonly string[], scheme: Scheme, extra: string | null): ChineseReading[] => {
  const options = surnameOptions(surname, scheme)
  if (options.length === 0 || rest.length === 0 || rest.length > 2) return []
  const syllables = cutGiven(rest, scheme)
  if (!syllables) return []
  return [
    {
      scheme,
      surname: options,
      given: syllables.map((s) => givenOptions(s, scheme)),
      spelled: [surname, ...syllables],
      extra,
    },
  ]
}

const readOrders = (words: readonly string[], extra: string | null): ChineseReading[] =>
  SCHEMES.flatMap((scheme) => {
    const [first = '', second = ''] = words
    const last = words.at(-1) ?? ''
    const readings = [...readWith(first, words.slice(1), scheme, extra)]
    if (words.length > 1) readings.push(...readWith(last, words.slice(0, -1), scheme, extra))
    if (words.length > 2) {
      readings.push(...readWith(first + second, words.slice(2), scheme, extra))
      readings.push(...readWith((words.at(-2) ?? '') + last, words.slice(0, -2), scheme, extra))
    }
    return readings
  })

const readGlued = (word: string): ChineseReading[] =>
  cutSyllables(word, 'pinyin', 3)
    .filter((parts) => parts.length > 1)
    .flatMap(([surname = '', ...given]) => readWith(surname, given, 'pinyin', null))

/**
 * Readings of romanised words as a Chinese name: surname first or last, given name of one or two syllables, in pinyin,
 * Wade-Giles, Hong Kong or Hokkien spelling, with one foreign given name beside it at most. No reading means that the
 * words are not such a name.
 */
export const readLatin = (words: readonly string[]): ChineseReading[] => {
  if (words.length === 0 || words.length > 5 || words.some((word) => /\d/.test(word))) return []
  if (words.length === 1) return (words[0] ?? '').length > 4 ? readGlued(words[0] ?? '') : []
  const readings = readOrders(words, null)
  if (readings.length > 0 || words.length < 3) return readings
  const foreign = words.findIndex(
    (word) => word.length > 2 && SCHEMES.every((s) => cutSyllables(word, s, 2).length === 0),
  )
  return foreign < 0
    ? []
    : readOrders(
        words.filter((_, index) => index !== foreign),
        words[foreign] ?? null,
      )
}

const bestSyllable = (left: readonly string[], right: readonly string[]): number => {
  let best = 0
  for (const a of left) for (const b of right) best = Math.max(best, syllableSimilarity(a, b))
  return best
}

const comparePart = (a: ChineseReading, b: ChineseReading, index: number): number => {
  const left = index === 0 ? a.surname : (a.given[index - 1] ?? [])
  const right = index === 0 ? b.surname : (b.given[index - 1] ?? [])
  if (a.scheme === b.scheme && a.spelled[index] === b.spelled[index]) return 1
  if (a.scheme === 'han' && b.scheme === 'han') return 0.9 * bestSyllable(left, right)
  const exact = (s: ChineseReading['scheme']): boolean => s === 'han' || s === 'pinyin'
  return bestSyllable(left, right) * (exact(a.scheme) && exact(b.scheme) ? 1 : OTHER_SCHEME)
}

const compareOne = (a: ChineseReading, b: ChineseReading): number => {
  const count = Math.max(a.given.length, b.given.length)
  let given = 0
  for (let index = 1; index <= Math.min(a.given.length, b.given.length); index++) given += comparePart(a, b, index)
  let score = SURNAME_WEIGHT * comparePart(a, b, 0) + (GIVEN_WEIGHT * given) / count
  if (a.extra !== null && b.extra !== null) score -= a.extra === b.extra ? 0 : 0.1
  else if (a.extra !== b.extra) score -= 0.03
  return score
}

/**
 * Pinyin score of two Chinese names from 0 to 1: the surname weighs 0.40, the given syllables share 0.60 in order. Two
 * names in characters that differ score at most 0.90 however alike they sound. Null when either has no reading.
 */
export const compareReadings = (left: readonly ChineseReading[], right: readonly ChineseReading[]): number | null => {
  if (left.length === 0 || right.length === 0) return null
  let best = 0
  for (const a of left) {
    for (const b of right) {
      const score = compareOne(a, b)
      const han = a.scheme === 'han' && b.scheme === 'han'
      best = Math.max(best, han && score < 1 ? Math.min(score, 0.9) : score)
    }
  }
  return best
}
