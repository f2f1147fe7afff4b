import { compareReadings } from './chinese/reading.ts'
import { foldKorean, longVowelsFit, looseAbjad, sameButForVowels } from './fold.ts'
import { editDistance, jaroWinkler } from './jaro-winkler.ts'
import { type NameForm, nameToken, type NameToken, type PreparedName } from './normalise.ts'

/** How two names were found alike; `exact` names are equal once normalised. */
export type NameMethod = 'exact' | 'aligned' | 'joined' | 'pinyin' | 'han'

export type NameSimilarity = { score: number; method: NameMethod }

const INITIAL = 0.9
const SAME_SOUND = 0.97
const SAME_GROUP = 0.95
const SAME_KOREAN = 0.96
const SAME_VOWEL_CLASS = 0.94
const TYPICAL_TYPO = 0.88
const UNMATCHED = 0.03
const UNMATCHED_COMMON = 0.015
const MISMATCH = 0.04
const SECOND_TYPO = 0.02
const OTHER_NUMBER = 0.15
const MISMATCHED_BELOW = 0.7
const COMMON_WEIGHT = 0.6
const BELOW_ALERT = 0.84
const SINGLE_WORD_CAP = 0.8
const COMMON_WORDS_CAP = 0.75
const INITIALS_CAP = 0.69
const MERGED = 0.98
const NONE: NameSimilarity = { score: 0, method: 'aligned' }

/** How the words of two names are to be compared: firms or persons, and whether just one side is written in an abjad, or both are Korean. */
type Mode = { firm: boolean; abjad: boolean; korean: boolean }

/** Below the likeness of a typing error, a word's likeness falls faster than Jaro-Winkler: shared letters are no evidence. */
const sharpen = (likeness: number): number =>
  likeness >= TYPICAL_TYPO ? likeness : Math.max(0, likeness - (TYPICAL_TYPO - likeness) * 0.8)

const bitCount = (bits: number): number => {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const quads = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return (((quads + (quads >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

const shareLetters = (a: NameToken, b: NameToken): boolean =>
  bitCount(a.letters & b.letters) * 2 >= Math.min(bitCount(a.letters), bitCount(b.letters))

/** Jaro-Winkler, less for words of very different length, whose letters are easily found in the longer one. */
const spelling = (a: string, b: string): number => {
  const ratio = Math.min(a.length, b.length) / Math.max(a.length, b.length)
  if (ratio < 0.5) return 0
  return sharpen(jaroWinkler(a, b) - Math.max(0, 0.7 - ratio) * 0.5)
}

const ABJAD_EQUAL: readonly number[] = [0, 0.8, 0.9, 0.95]

const abjadSimilarity = (a: NameToken, b: NameToken): number => {
  const [left, right] = [looseAbjad(a.abjad), looseAbjad(b.abjad)]
  if (left !== right) return spelling(a.abjad, b.abjad) * 0.95
  const equal = (ABJAD_EQUAL[left.length] ?? 0.97) - (a.abjad === b.abjad ? 0 : 0.03)
  return longVowelsFit(a.fold, b.fold) || longVowelsFit(b.fold, a.fold) ? equal : equal - 0.1
}

const koreanSimilarity = (a: NameToken, b: NameToken): number => spelling(foldKorean(a.text), foldKorean(b.text)) * 0.8

const latinSimilarity = (a: NameToken, b: NameToken, firm: boolean): number => {
  if (a.fold === b.fold) return SAME_SOUND
  if (a.group !== null && a.group === b.group) return SAME_GROUP
  if (sameButForVowels(a.fold, b.fold)) return SAME_VOWEL_CLASS
  if (firm && a.text.length < 5 && b.text.length < 5) return jaroWinkler(a.text, b.text)
  if (!shareLetters(a, b)) return 0
  const plain = spelling(a.text, b.text)
  return plain >= 0.98 || (a.fold === a.text && b.fold === b.text)
    ? plain
    : Math.max(plain, spelling(a.fold, b.fold) * 0.98)
}

/** Likeness of two words from 0 to 1: equal spelling or sound, an initial, forms of one given name, else typing errors. */
export const tokenSimilarity = (a: NameToken, b: NameToken, mode: Mode): number => {
  if (a.text === b.text) return 1
  if (a.isNumber || b.isNumber) return 0
  if (mode.korean && foldKorean(a.text) === foldKorean(b.text)) return SAME_KOREAN
  if (a.text.length === 1 || b.text.length === 1) return !mode.firm && a.text[0] === b.text[0] ? INITIAL : 0
  if (mode.abjad) return Math.max(abjadSimilarity(a, b), latinSimilarity(a, b, mode.firm))
  if (mode.korean) return Math.max(koreanSimilarity(a, b), latinSimilarity(a, b, mode.firm))
  return latinSimilarity(a, b, mode.firm)
}

type Pair = { a: NameToken; b: NameToken; similarity: number; weight: number }

type Alignment = { pairs: Pair[]; unmatched: NameToken[] }

const isInitial = (pair: Pair): boolean => pair.a.text.length === 1 || pair.b.text.length === 1

const isCommon = (pair: Pair): boolean => pair.a.common || pair.b.common

const weightOf = (a: NameToken, b: NameToken): number => {
  if (a.text.length === 1 || b.text.length === 1) return 2
  return Math.max(6, a.text.length + b.text.length) * (a.common || b.common ? COMMON_WEIGHT : 1)
}

const spells = (joined: NameToken, other: NameToken, { abjad, firm }: Mode): boolean => {
  if (joined.abjad === other.abjad && (abjad ? joined.abjad.length > 2 : !firm && joined.abjad.length > 3)) return true
  if (abjad) return false
  if (other.text.length < 4 || Math.abs(other.text.length - joined.text.length) > 1) return false
  return joined.text === other.text || (shareLetters(joined, other) && jaroWinkler(joined.fold, other.fold) >= 0.93)
}

const mayMerge = (first: NameToken, second: NameToken, other: NameToken, { abjad, firm }: Mode): boolean => {
  if (abjad || !firm) {
    const surplus = Math.abs(first.abjad.length + second.abjad.length - other.abjad.length)
    if (surplus <= 1 && (abjad || first.abjad[0] === other.abjad[0])) return true
    if (abjad) return false
  }
  if (Math.abs(first.text.length + second.text.length - other.text.length) > 1) return false
  const letters = first.letters | second.letters
  return bitCount(letters & other.letters) * 4 >= bitCount(letters | other.letters) * 3
}

/** Joins neighbours of `words` that together spell a word of `others`, as in Global Star and Globalstar. */
const mergeNeighbours = (
  words: readonly NameToken[],
  others: readonly NameToken[],
  mode: Mode,
  fromAbjad: boolean,
): readonly NameToken[] => {
  if (words.length < 2 || others.every((other) => words.some((word) => word.text === other.text))) return words
  const result: NameToken[] = []
  for (let index = 0; index < words.length; index++) {
    const [first, second] = [words[index], words[index + 1]]
    if (!first) continue
    const fits = second
      ? others.some((other) => {
          if (words.some((word) => word.text === other.text) || !mayMerge(first, second, other, mode)) return false
          return spells(nameToken(first.text + second.text, mode.firm, fromAbjad), other, mode)
        })
      : false
    if (second && fits) {
      result.push(nameToken(first.text + second.text, mode.firm, fromAbjad))
      index++
    } else result.push(first)
  }
  return result
}

const MAX_WORDS = 12
const likeness = new Float64Array(MAX_WORDS * MAX_WORDS)
const weights = new Float64Array(MAX_WORDS * MAX_WORDS)

const bestCell = (cells: number): number => {
  let best = 0
  for (let cell = 1; cell < cells; cell++) {
    const [now, top] = [likeness[cell] ?? -1, likeness[best] ?? -1]
    if (now > top || (now === top && (weights[cell] ?? 0) > (weights[best] ?? 0))) best = cell
  }
  return best
}

/** Pairs words greedily, the most alike first and of equally alike ones the heavier; leaves the surplus unmatched. */
const pairWords = (left: readonly NameToken[], right: readonly NameToken[], mode: Mode): Alignment => {
  const rows = Math.min(left.length, MAX_WORDS)
  const columns = Math.min(right.length, MAX_WORDS)
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const [a, b] = [left[row], right[column]]
      if (!a || !b) continue
      likeness[cell] = tokenSimilarity(a, b, mode)
      weights[cell] = weightOf(a, b)
    }
  }
  const pairs: Pair[] = []
  const used = new Set<NameToken>()
  for (let round = Math.min(rows, columns); round > 0; round--) {
    const best = bestCell(rows * columns)
    const row = Math.floor(best / columns)
    const [a, b] = [left[row], right[best % columns]]
    if (!a || !b) break
    pairs.push({ a, b, similarity: likeness[best] ?? 0, weight: weights[best] ?? 0 })
    used.add(a).add(b)
    likeness.fill(-1, row * columns, (row + 1) * columns)
    for (let cell = best % columns; cell < rows * columns; cell += columns) likeness[cell] = -1
  }
  return {
    pairs,
    unmatched:
      pairs.length * 2 === left.length + right.length ? [] : [...left, ...right].filter((word) => !used.has(word)),
  }
}

/** How much the matched words say about who is meant: a rare word counts 1, a common one less, an initial little. */
const evidenceOf = (pairs: readonly Pair[], firm: boolean): number =>
  pairs.reduce((sum, pair) => {
    if (pair.similarity < TYPICAL_TYPO) return sum
    if (isInitial(pair)) return sum + 0.3
    const worth = isCommon(pair) ? (firm ? 0.3 : 0.6) : 1
    return sum + worth * (pair.similarity >= (firm ? SAME_SOUND : SAME_VOWEL_CLASS) ? 1 : 0.85)
  }, 0)

const singleWordCap = ({ pairs, unmatched }: Alignment, firm: boolean): number => {
  const best = pairs[0]
  const length = best ? Math.min(best.a.text.length, best.b.text.length) : 0
  if (!firm || !best || isCommon(best)) return SINGLE_WORD_CAP
  if (best.similarity >= SAME_SOUND && length >= 5 && unmatched.every((word) => word.common)) return 0.9
  return best.similarity === 1 && length >= 8 && unmatched.length === 1 ? 0.86 : SINGLE_WORD_CAP
}

/** The most that an alignment may score when words are left over: too little in common stays below an alert. */
const capOf = (alignment: Alignment, shorter: number, firm: boolean): number => {
  const { pairs, unmatched } = alignment
  if (!pairs.some((pair) => pair.similarity >= TYPICAL_TYPO && !isInitial(pair)))
    return pairs.some(isInitial) ? INITIALS_CAP : 1
  const left = firm ? unmatched.filter((word) => !word.common).length : unmatched.length
  if (firm && !pairs.some((pair) => pair.similarity >= TYPICAL_TYPO && !isCommon(pair)))
    return left === 0 && pairs.every(isCommon) ? 1 : COMMON_WORDS_CAP
  if (shorter === 1 && unmatched.length > 0) return singleWordCap(alignment, firm)
  return left > 0 && evidenceOf(pairs, firm) < 1.05 + 0.15 * left ? BELOW_ALERT : 1
}

/** True when both names carry numbers and not the same ones, as two ships or brigades do. */
const otherNumbers = (left: readonly NameToken[], right: readonly NameToken[]): boolean => {
  const numbers = (words: readonly NameToken[]): string =>
    words
      .filter((word) => word.isNumber)
      .map((word) => word.text)
      .sort()
      .join(' ')
  const [mine, theirs] = [numbers(left), numbers(right)]
  return mine !== '' && theirs !== '' && mine !== theirs
}

const meanOf = (pairs: readonly Pair[]): number => {
  let total = 0
  let weight = 0
  for (const pair of pairs) {
    total += pair.similarity * pair.weight
    weight += pair.weight
  }
  return total / weight
}

/** What is taken off the mean: words without partner, words of persons that plainly differ, typing errors after the first. */
const penaltyOf = ({ pairs, unmatched }: Alignment, firm: boolean): number => {
  let penalty = 0
  let typos = 0
  for (const pair of pairs) {
    if (!firm && pair.similarity < MISMATCHED_BELOW) penalty += MISMATCH
    else if (pair.similarity < SAME_VOWEL_CLASS && !isInitial(pair)) typos++
  }
  if (typos > 1) penalty += (typos - 1) * SECOND_TYPO
  if (pairs.length === 1 && unmatched.length === 0) penalty += (1 - (pairs[0]?.similarity ?? 1)) * 0.5
  for (const word of unmatched) penalty += word.common && firm ? UNMATCHED_COMMON : UNMATCHED
  return penalty
}

/**
 * Order-free alignment of two readings: each word goes to its best partner, likeness weighted by length and by how
 * common the word is, 0.03 off for each word without partner. Names that share too little for the words left over, such
 * as one common word or initials only, stay below an alert.
 */
export const alignedSimilarity = (left: NameForm, right: NameForm, firm: boolean): number => {
  const korean = left.hangul !== right.hangul || (left.korean && right.korean)
  const mode: Mode = { firm, abjad: left.abjad !== right.abjad, korean }
  const a = mergeNeighbours(left.core, right.core, mode, left.abjad)
  const b = mergeNeighbours(right.core, a, mode, right.abjad)
  const alignment = pairWords(a, b, mode)
  if (alignment.pairs.length === 0) return 0
  const score = meanOf(alignment.pairs) - penaltyOf(alignment, firm)
  return Math.max(
    0,
    Math.min(score - (otherNumbers(a, b) ? OTHER_NUMBER : 0), capOf(alignment, Math.min(a.length, b.length), firm)),
  )
}

const orders = (form: NameForm): string[] => {
  const words = form.core.map((word) => word.text)
  if (words.length === 1) return [form.joined]
  const found = new Set([form.joined, [...words].reverse().join('')])
  for (let shift = 1; shift < words.length; shift++)
    found.add([...words.slice(shift), ...words.slice(0, shift)].join(''))
  return [...found]
}

/** Likeness of names run together, over word orders; only for names whose words are cut differently and that nearly agree. */
const joinedSimilarity = (left: NameForm, right: NameForm): number => {
  if (left.core.length === right.core.length || Math.abs(left.joined.length - right.joined.length) > 2) return 0
  if (Math.min(left.joined.length, right.joined.length) < 6) return 0
  const limit = left.joined.length >= 14 ? 2 : 1
  if (bitCount(left.letters ^ right.letters) > 2 * limit) return 0
  let best = 0
  for (const a of orders(left)) {
    for (const b of orders(right)) {
      const distance = editDistance(a, b, limit)
      if (distance <= limit) best = Math.max(best, MERGED - (distance * 0.6) / Math.max(6, a.length / 2))
    }
  }
  return best
}

const sameForm = (a: NameForm, b: NameForm): boolean => {
  if (a.joined === b.joined && a.joined.length >= 6) return true
  if (a.key !== b.key) return false
  return a.core.length > 1 || a.side.length === b.side.length
}

const isExact = (left: PreparedName, right: PreparedName): boolean =>
  left.forms.some((a) => right.forms.some((b) => sameForm(a, b)))

/** Likeness of two names in characters: share of equal characters in place, for firms and names that are not read as Chinese. */
const hanSimilarity = (left: string, right: string): number => {
  if (left === right) return 1
  const length = Math.max(left.length, right.length)
  return length < 4 ? 0 : Math.max(0, 1 - (editDistance(left, right, length) / length) * 1.2)
}

const looksKorean = (name: PreparedName): boolean => name.han === null && name.forms.some((form) => form.korean)

/** True when the pinyin score is to be trusted over the letters: both are whole Chinese names and neither looks Korean. */
const pinyinDecides = (left: PreparedName, right: PreparedName): boolean =>
  left.han !== null ||
  right.han !== null ||
  ([left, right].every((name) => name.readings.some((reading) => reading.extra === null)) &&
    !looksKorean(left) &&
    !looksKorean(right))

/** True when some word of one name has letters much like a word of the other; names without such a pair cannot match. */
const mayMatch = (left: NameForm, right: NameForm): boolean => {
  if (left.abjad !== right.abjad || left.korean || right.korean || left.core.length === 1 || right.core.length === 1)
    return true
  for (const a of left.core) {
    for (const b of right.core) {
      if (bitCount(a.letters & b.letters) * 5 >= 3 * Math.max(bitCount(a.letters), bitCount(b.letters))) return true
    }
  }
  return false
}

/** Best of the letter methods; the names are put in one order first, so that ties in pairing words fall the same way. */
const letterSimilarity = (one: PreparedName, other: PreparedName): NameSimilarity => {
  const [left, right] = one.raw <= other.raw ? [one, other] : [other, one]
  let best = NONE
  const firm = left.firm || right.firm
  for (const a of left.forms) {
    for (const b of right.forms) {
      if (!mayMatch(a, b)) continue
      const aligned = alignedSimilarity(a, b, firm)
      if (aligned > best.score) best = { score: aligned, method: 'aligned' }
      const joined = aligned < MERGED ? joinedSimilarity(a, b) : 0
      if (joined > best.score) best = { score: joined, method: 'joined' }
    }
  }
  return best
}

/**
 * Likeness of two prepared names from 0 to 1: 1 when equal once normalised, else the pinyin score when both read as
 * Chinese personal names (it replaces the letter score, which over-scores pinyin), else the best of alignment and of
 * the names run together. Symmetric.
 */
export const nameSimilarity = (left: PreparedName, right: PreparedName): NameSimilarity => {
  const pinyin = compareReadings(left.readings, right.readings)
  if (left.han !== null && right.han !== null) {
    const han = hanSimilarity(left.han, right.han)
    return han === 1 || pinyin === null ? { score: han, method: 'han' } : { score: pinyin, method: 'pinyin' }
  }
  if (isExact(left, right)) return { score: 1, method: 'exact' }
  if (pinyin === null) return letterSimilarity(left, right)
  if (pinyinDecides(left, right)) return { score: pinyin, method: 'pinyin' }
  const letters = letterSimilarity(left, right)
  return letters.score >= pinyin ? letters : { score: pinyin, method: 'pinyin' }
}
