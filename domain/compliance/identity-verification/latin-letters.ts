/** Letters that have no decomposition, and the usual Latin letters for them. */
const PLAIN: { readonly [letter: string]: string } = {
  Ø: 'O',
  Æ: 'AE',
  Œ: 'OE',
  ß: 'SS',
  ẞ: 'SS',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  Ħ: 'H',
  Ŧ: 'T',
  İ: 'I',
  ı: 'I',
  Ŋ: 'N',
}

/** Spellings of ICAO Doc 9303 part 3 for letters with marks, where they differ from the letter without its mark. */
const ICAO: { readonly [letter: string]: string } = { Ä: 'AE', Ö: 'OE', Ü: 'UE', Å: 'AA', Ø: 'OE', Ñ: 'NXX' }

/** Chinese passports write ü as YU (GB/T 28039). */
const CHINESE: { readonly [letter: string]: string } = { Ü: 'YU', Ǘ: 'YU', Ǚ: 'YU', Ǖ: 'YU', Ǜ: 'YU' }

const spell = (text: string, table: { readonly [letter: string]: string }): string =>
  [...text.normalize('NFC').toUpperCase()]
    .map((letter) => table[letter] ?? PLAIN[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .map((letter) => PLAIN[letter] ?? letter)
    .join('')
    .replace(/[^A-Z]/g, '')

/**
 * Spellings with A to Z alone that a machine-readable zone may use for a Latin name: without marks, with the ICAO
 * spellings, and with the Chinese ones. Blanks, hyphens and apostrophes are dropped; no entry repeats.
 */
export const zoneSpellings = (text: string): string[] => [
  ...new Set([spell(text, {}), spell(text, ICAO), spell(text, CHINESE)]),
]
