const FOLDS: readonly (readonly [RegExp, string])[] = [
  [/^(ye|ie)(?=[^a-z]*[a-z])/, 'e'],
  [/t(sch|ch|sh)/g, 'ch'],
  [/cz(?=[a-z])/g, 'ch'],
  [/shch|sch|sz(?=[a-z])/g, 'sh'],
  [/dzh|dsch|dj/g, 'j'],
  [/zh/g, 'j'],
  [/chr/g, 'hr'],
  [/kh/g, 'h'],
  [/ph/g, 'f'],
  [/gh/g, 'g'],
  [/th/g, 't'],
  [/dh/g, 'd'],
  [/(i)c$/, '$1ch'],
  [/ck|cq|qu(?=[ei])|q/g, 'k'],
  [/x/g, 'ks'],
  [/tz/g, 'ts'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/w/g, 'v'],
  [/(o|e)ff$/, '$1v'],
  [/ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/ae/g, 'e'],
  [/oe/g, 'o'],
  [/ue/g, 'u'],
  [/[ij]j$|[iy]y$|j$/, 'i'],
  [/y/g, 'i'],
  [/ei/g, 'ai'],
  [/(.)\1+/g, '$1'],
  [/iia/g, 'ia'],
  [/(?<=..)ah$/, 'a'],
  [/(?<=..)eh$/, 'e'],
]

/** `abd` with the article in its many spellings, as one prefix: Abdul Rahman, Abd al-Rahman, Abdurrahman. */
const SERVANT = /^abd(?:[aeiou]{1,2}(?:l|r|n|s(?!h)|sh|d|t|z))?(?=[a-z]{3,}$)/

/**
 * One spelling for the many romanisations of a sound (kh/h, q/k, w/v, ou/u, y/i, double letters, ts/tz, -off/-ov,
 * -ic/-ich, a leading ye). The input is a romanised word (letters a to z and digits); different words may fold alike,
 * so equality of folds is strong but not full evidence.
 */
export const fold = (word: string): string => {
  if (word.length < 3 || /^\d/.test(word)) return word
  let text = word.replace(SERVANT, 'abd')
  for (const [pattern, value] of FOLDS) text = text.replace(pattern, value)
  return text
}

/** Consonants of a folded word, with one leading vowel kept as `a`; `ch` and `sh` become one letter. */
export const skeleton = (folded: string): string => {
  const text = folded.replace(/[cs]h/g, 'x')
  const bones = text.replace(/[aeiou]+/g, '')
  return /^[aeiou]/.test(text) ? `a${bones}` : bones
}

/**
 * Consonants that survive a script without short vowels (Arabic, Hebrew): half-vowels y, v and w are dropped too, and
 * g is read as j, because one letter stands for both.
 */
export const abjadSkeleton = (folded: string): string =>
  folded
    .replace(/[cs]h/g, 'x')
    .replace(/[aeiouvwyh](?=$)/, '')
    .replace(/[aeiouvwy]+/g, '')
    .replace(/g/g, 'j')
    .replace(/q/g, 'k')

const VOWEL_CLASS: Readonly<Record<string, string>> = { a: 'e', e: 'e', i: 'i', o: 'u', u: 'u' }

/**
 * True when two folded words differ only in vowels of neighbouring quality (o/u, a/e, e/i) in the same places, as
 * Mohamed and Muhamad do; words of fewer than three consonants never qualify.
 */
export const sameButForVowels = (left: string, right: string): boolean => {
  if (left.length !== right.length) return false
  let consonants = 0
  for (let i = 0; i < left.length; i++) {
    const a = left[i] ?? ''
    const b = right[i] ?? ''
    const classA = VOWEL_CLASS[a]
    const classB = VOWEL_CLASS[b]
    if (!classA || !classB) {
      if (a !== b) return false
      consonants++
    } else if (classA !== classB && !((a === 'e' && b === 'i') || (a === 'i' && b === 'e'))) return false
  }
  return consonants >= 3
}

/** Korean syllables in one spelling: Jeong, Jung, Chung and Jong; Lee, Ri and I; Park, Pak and Bak. */
export const foldKorean = (word: string): string =>
  word
    .replace(/^park$/, 'pak')
    .replace(/^(rh|r|l)(?=[iy]|ee)/, '')
    .replace(/ah(?=[^a-z]|$)/g, 'a')
    .replace(/oh$/, 'o')
    .replace(/yeo|you/g, 'yo')
    .replace(/eo|ou/g, 'o')
    .replace(/^yi$/, 'i')
    .replace(/eu|oo|u/g, 'o')
    .replace(/ee/g, 'i')
    .replace(/ae|ai|oe/g, 'e')
    .replace(/ch|j/g, 'c')
    .replace(/g/g, 'k')
    .replace(/d/g, 't')
    .replace(/b/g, 'p')
    .replace(/sh/g, 's')
    .replace(/nk(?=$|[^aeiou])/g, 'ng')
    .replace(/l/g, 'r')
    .replace(/(.)\1+/g, '$1')

const longVowels = (word: string): string =>
  word
    .replace(/[cs]h/g, 'x')
    .replace(/d/g, 'z')
    .replace(/[ouvw]+/g, 'W')
    .replace(/[eiy]+/g, 'Y')
    .replace(/a+/g, 'A')
    .replace(/[gqk]/g, 'j')

/**
 * True when the long vowels that an abjad writes (w, y, a inside the word) can all be heard in the Latin spelling, in
 * their places: hsyn fits Husain and not Hasan. Both words are folded.
 */
export const longVowelsFit = (abjad: string, latin: string): boolean => {
  const written = longVowels(abjad).replace(/^[AWY]+|[AYh]+$/g, '')
  const heard = longVowels(latin)
  let at = 0
  for (const sound of written) {
    at = heard.indexOf(sound, at) + 1
    if (at === 0) return false
  }
  return true
}

/** Words that only Korean names have, by which a name is not taken for a Chinese one. */
export const KOREAN_WORDS: ReadonlySet<string> = new Set(
  'kim gim pak bak park choe ri rhee jeong jong jang kwon gwon paek baek ryu hyon hyun myong myung chol chul kyong kyung hyok hyuk kwang yong son'.split(
    ' ',
  ),
)

/** Consonants with those made one that Arabic letters are romanised by either way: g, j, k and q; d, z and dh. */
export const looseAbjad = (bones: string): string => bones.replace(/j/g, 'k').replace(/d/g, 'z')
