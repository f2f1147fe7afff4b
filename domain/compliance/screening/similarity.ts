import { compareReadings } from './chinese/reading.ts'
import { abjadSkeleton, foldKorean, sameButForVowels } from './fold.ts'
import { editDistance, jaroWinkler } from './jaro-winkler.ts'
import type { NameForm, NameToken, PreparedName } from './normalise.ts'

/** How two names were found alike; `exact` names are equal once normalised. */
export type NameMethod = 'exact' | 'aligned' | 'joined' | 'pinyin' | 'han'

export type NameSimilarity = { score: number; method: NameMethod }

const INITIAL = 0.9
const SAME_SOUND = 0.97
const SAME_GROUP = 0.95
const TYPICAL_TYPO = 0.88
const UNMATCHED = 0.03
const UNMATCHED_GENERIC = 0.015
const SINGLE_WORD_CAP = 0.8
const MERGED = 0.98
const NONE: NameSimilarity = { score: 0, method: 'aligned' }

/** Below the likeness of a typing error, a word's likeness falls faster than Jaro-Winkler: shared letters are no evidence. */
const sharpen = (likeness: number): number =>
  likeness >= TYPICAL_TYPO ? likeness : Math.max(0, likeness - (TYPICAL_TYPO - likeness) * 0.8)

const isNumber = (text: string): boolean => /^\d+$/.test(text)

const abjadSimilarity = (a: NameToken, b: NameToken): number => {
  const left = abjadSkeleton(a.fold)
  const right = abjadSkeleton(b.fold)
  if (left === right) return left.length >= 3 ? 0.97 : left.length === 2 ? 0.94 : 0.85
  return sharpen(jaroWinkler(left, right)) * 0.95
}

const koreanSimilarity = (a: NameToken, b: NameToken): number => {
  const left = foldKorean(a.text)
  const right = foldKorean(b.text)
  return left === right ? 0.96 : sharpen(jaroWinkler(left, right)) * 0.95
}

/** Likeness of two words from 0 to 1: equal spelling or sound, an initial, forms of one given name, else typing errors. */
export const tokenSimilarity = (a: NameToken, b: NameToken, abjad: boolean, korean: boolean): number => {
  if (a.text === b.text) return 1
  if (isNumber(a.text) || isNumber(b.text)) return 0
  if (a.text.length === 1 || b.text.length === 1) return a.text[0] === b.text[0] ? INITIAL : 0
  let best = 0
  if (a.fold === b.fold) best = SAME_SOUND
  else if (a.group !== null && a.group === b.group) best = SAME_GROUP
  else if (sameButForVowels(a.fold, b.fold)) best = 0.94
  else best = Math.max(sharpen(jaroWinkler(a.text, b.text)), sharpen(jaroWinkler(a.fold, b.fold)) * 0.98)
  if (abjad) best = Math.max(best, abjadSimilarity(a, b))
  if (korean) best = Math.max(best, koreanSimilarity(a, b))
  return best
}

type Pair = { left: number; right: number; similarity: number; weight: number }

const weightOf = (a: NameToken, b: NameToken): number => a.text.length + b.text.length

type Alignment = { total: number; weight: number; unmatched: NameToken[]; pairs: number; longest: number }

const merge = (a: NameToken, b: NameToken): NameToken => ({
  text: a.text + b.text,
  fold: (a.fold + b.fold).replace(/(.)\1+/g, '$1'),
  bones: '',
  group: null,
  generic: false,
})

/** Joins neighbours of `words` that together spell a word of `others`, as in Global Star and Globalstar. */
const mergeNeighbours = (words: readonly NameToken[], others: readonly NameToken[]): NameToken[] => {
  const result: NameToken[] = []
  for (let index = 0; index < words.length; index++) {
    const first = words[index]
    const second = words[index + 1]
    if (!first) continue
    const fits =
      second &&
      others.some((other) => {
        const length = first.text.length + second.text.length
        if (other.text.length < 4 || Math.abs(other.text.length - length) > 1) return false
        if (other.text[0] !== first.text[0] && other.text[0] !== second.text[0]) return false
        if (words.some((word) => word.text === other.text)) return false
        const joined = merge(first, second)
        return joined.text === other.text || jaroWinkler(joined.fold, other.fold) >= 0.93
      })
    if (fits) {
      result.push(merge(first, second))
      index++
    } else result.push(first)
  }
  return result
}

const pairWords = (left: readonly NameToken[], right: readonly NameToken[], abjad: boolean, korean: boolean): Alignment => {
  const candidates: Pair[] = []
  left.forEach((a, i) => {
    right.forEach((b, j) => {
      const similarity = tokenSimilarity(a, b, abjad, korean)
      candidates.push({ left: i, right: j, similarity, weight: weightOf(a, b) })
    })
  })
  candidates.sort((x, y) => y.similarity - x.similarity || y.weight - x.weight)
  const usedLeft = new Set<number>()
  const usedRight = new Set<number>()
  const result: Alignment = { total: 0, weight: 0, unmatched: [], pairs: 0, longest: 0 }
  for (const pair of candidates) {
    if (usedLeft.has(pair.left) || usedRight.has(pair.right)) continue
    usedLeft.add(pair.left)
    usedRight.add(pair.right)
    result.total += pair.similarity * pair.weight
    result.weight += pair.weight
    if (pair.similarity >= TYPICAL_TYPO) {
      result.pairs++
      result.longest = Math.max(result.longest, Math.min(left[pair.left]?.text.length ?? 0, right[pair.right]?.text.length ?? 0))
    }
  }
  result.unmatched = [...left.filter((_, i) => !usedLeft.has(i)), ...right.filter((_, j) => !usedRight.has(j))]
  return result
}

const singleWordLimit = (alignment: Alignment, firm: boolean): number => {
  const rest = alignment.unmatched
  if (rest.length === 0) return 1
  return firm && alignment.longest >= 5 && rest.every((word) => word.generic) ? 0.9 : SINGLE_WORD_CAP
}

/**
 * Order-free alignment of two readings: each word goes to its best partner, likeness weighted by length, 0.03 off for
 * each word without partner. A single word in common with a longer name stays below an alert.
 */
export const alignedSimilarity = (left: NameForm, right: NameForm, firm: boolean): number => {
  const abjad = left.abjad !== right.abjad
  const korean = left.korean !== right.korean
  const a = left.core.length > right.core.length ? mergeNeighbours(left.core, right.core) : left.core
  const b = right.core.length > left.core.length ? mergeNeighbours(right.core, left.core) : right.core
  const alignment = pairWords(a, b, abjad, korean)
  if (alignment.weight === 0) return 0
  let score = alignment.total / alignment.weight
  for (const word of alignment.unmatched) score -= word.generic && firm ? UNMATCHED_GENERIC : UNMATCHED
  if (Math.min(a.length, b.length) === 1) score = Math.min(score, singleWordLimit(alignment, firm))
  return Math.max(0, score)
}

const orders = (form: NameForm): string[] => {
  const words = form.core.map((word) => word.text)
  if (words.length === 1) return [form.joined]
  const found = new Set([form.joined, [...words].reverse().join('')])
  for (let shift = 1; shift < words.length; shift++) found.add([...words.slice(shift), ...words.slice(0, shift)].join(''))
  return [...found]
}

/** Likeness of names run together, over word orders; only for names whose words are cut differently and that nearly agree. */
const joinedSimilarity = (left: NameForm, right: NameForm): number => {
  if (left.core.length === right.core.length || Math.abs(left.joined.length - right.joined.length) > 2) return 0
  if (Math.min(left.joined.length, right.joined.length) < 6) return 0
  const limit = left.joined.length >= 14 ? 2 : 1
  let best = 0
  for (const a of orders(left)) {
    for (const b of orders(right)) {
      const distance = editDistance(a, b, limit)
      if (distance <= limit) best = Math.max(best, MERGED - (distance * 0.6) / Math.max(6, a.length / 2))
    }
  }
  return best
}

const isExact = (left: PreparedName, right: PreparedName): boolean =>
  left.forms.some((a) => right.forms.some((b) => a.key === b.key || (a.joined === b.joined && a.joined.length >= 6)))

/** Likeness of two names in characters: share of equal characters in place, for firms and names that are not read as Chinese. */
const hanSimilarity = (left: string, right: string): number => {
  if (left === right) return 1
  const length = Math.max(left.length, right.length)
  return length < 4 ? 0 : Math.max(0, 1 - (editDistance(left, right, length) / length) * 1.2)
}

/**
 * Likeness of two prepared names from 0 to 1: 1 when equal once normalised, else the pinyin score when both read as
 * Chinese personal names (it replaces the letter score, which over-scores pinyin), else the best of alignment and of
 * the names run together. Symmetric.
 */
export const nameSimilarity = (left: PreparedName, right: PreparedName): NameSimilarity => {
  if (left.han !== null && right.han !== null) {
    const pinyin = compareReadings(left.readings, right.readings)
    const han = hanSimilarity(left.han, right.han)
    if (han === 1 || pinyin === null) return { score: han, method: 'han' }
    return { score: pinyin, method: 'pinyin' }
  }
  if (isExact(left, right)) return { score: 1, method: 'exact' }
  const pinyin = compareReadings(left.readings, right.readings)
  if (pinyin !== null) return { score: pinyin, method: 'pinyin' }
  let best = NONE
  const firm = left.firm || right.firm
  for (const a of left.forms) {
    for (const b of right.forms) {
      const aligned = alignedSimilarity(a, b, firm)
      if (aligned > best.score) best = { score: aligned, method: 'aligned' }
      const joined = joinedSimilarity(a, b)
      if (joined > best.score) best = { score: joined, method: 'joined' }
    }
  }
  return best
}
