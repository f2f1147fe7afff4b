import anyAscii from 'any-ascii'
import {
  letterTable,
  mapped,
  romaniseArabic,
  romaniseCyrillic,
  romaniseGreek,
  romaniseHangul,
  romaniseHebrew,
} from './romanise.ts'

/** Writing systems that the matcher treats differently; `other` is every script that any-ascii can romanise. */
export type Script = 'latin' | 'han' | 'cyrillic' | 'greek' | 'arabic' | 'hangul' | 'abjad' | 'other'

const LETTERS = letterTable(`
  ß:ss ø:o ł:l đ:d ð:d æ:ae œ:oe þ:th ı:i ħ:h ŧ:t ŋ:ng ə:a ĸ:k ƒ:f ɓ:b ɗ:d
`)

const CYRILLIC_LOOKALIKES = letterTable(`
  а:a в:b с:c е:e ё:e һ:h н:h і:i ї:i ј:j к:k м:m о:o р:p ѕ:s т:t у:y х:x ԁ:d ԛ:q ԝ:w
`)

const GREEK_LOOKALIKES = letterTable(`
  α:a β:b ε:e η:n ι:i κ:k μ:m ν:v ο:o ρ:p τ:t υ:u χ:x ω:w ζ:z γ:y
`)

const DIGIT_LOOKALIKES = letterTable(`
  0:o 1:l 3:e 4:a 5:s 7:t 8:b @:a $:s !:i |:l €:e
`)

/** Script of one code point; marks, digits and punctuation count as null. */
export const scriptOf = (char: string): Script | null => {
  if (/[a-z]/i.test(char)) return 'latin'
  if (!/\p{L}/u.test(char)) return null
  if (/\p{Script=Latin}/u.test(char)) return 'latin'
  if (/\p{Script=Han}/u.test(char)) return 'han'
  if (/\p{Script=Cyrillic}/u.test(char)) return 'cyrillic'
  if (/\p{Script=Arabic}/u.test(char)) return 'arabic'
  if (/\p{Script=Greek}/u.test(char)) return 'greek'
  if (/\p{Script=Hangul}/u.test(char)) return 'hangul'
  if (
    /[\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}]/u.test(
      char,
    )
  )
    return 'abjad'
  return 'other'
}

/**
 * Unicode form used before anything else: NFKC, lower case, no invisible characters (format controls, tatweel),
 * every kind of space as one space.
 */
export const unify = (raw: string): string =>
  raw
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{Cf}\u0640]/gu, '')
    .replace(/[\s\p{Z}\p{Cc}]+/gu, ' ')
    .trim()

const latinise = (word: string): string => {
  if (!/\p{Script=Latin}/u.test(word)) return anyAscii(word.normalize('NFC')).toLowerCase()
  const plain = word.normalize('NFD').replace(/\p{M}+/gu, '')
  return anyAscii(mapped(plain, LETTERS)).toLowerCase()
}

const unmask = (word: string): string => mapped(mapped(word, CYRILLIC_LOOKALIKES), GREEK_LOOKALIKES)

/** Scripts that occur among the letters of a word. */
export const scriptsOf = (word: string): Set<Script> => {
  const scripts = new Set<Script>()
  for (const char of word) {
    const script = scriptOf(char)
    if (script) scripts.add(script)
  }
  return scripts
}

/**
 * Romanises one unified word that holds no Han characters: letters a to z and digits only, marks stripped, special
 * letters spelled out. A word that mixes Latin with Cyrillic or Greek letters is taken as Latin written with
 * lookalikes.
 */
export const romaniseWord = (word: string): string => {
  if (/^[a-z0-9]*$/.test(word)) return word
  const scripts = scriptsOf(word)
  const mixed = scripts.has('latin') && (scripts.has('cyrillic') || scripts.has('greek'))
  let text = mixed ? unmask(word.normalize('NFD').replace(/\p{M}+/gu, '')) : word
  if (scripts.has('cyrillic')) text = romaniseCyrillic(text)
  if (scripts.has('greek')) text = romaniseGreek(text)
  if (scripts.has('arabic')) text = romaniseArabic(text)
  if (scripts.has('abjad')) text = romaniseHebrew(text)
  if (scripts.has('hangul')) text = romaniseHangul(text)
  return latinise(text).replace(/[^a-z0-9]/g, '')
}

/**
 * The second reading of a word whose digits or signs stand for letters (`0rlenko`, `5mith`, `M@rio`), or null when it
 * has none: a word of digits alone stays a number.
 */
export const readLookalikes = (word: string): string | null => {
  if (!/[0134578@$!|€]/.test(word) || !/\p{L}/u.test(word)) return null
  const read = mapped(word, DIGIT_LOOKALIKES)
  return read === word ? null : read
}
