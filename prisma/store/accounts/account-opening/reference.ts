import { randomInt } from 'node:crypto'

/** Crockford's base 32: no I, L, O or U, so that nobody mistakes one character for another. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SHAPE = /^AO-\d{4}-[0-9A-HJKMNP-TV-Z]{8}$/

/** A new reference, `AO-2026-` and eight characters: seven at random and a check character (Luhn, modulo 32). */
export function newReference(now: Date): string {
  const drawn = Array.from({ length: 7 }, () => ALPHABET[randomInt(ALPHABET.length)] ?? '0').join('')
  return `AO-${now.getUTCFullYear()}-${drawn}${checkCharacter(drawn)}`
}

/** The reference that a person typed, in its stored form; null when it is none (wrong shape or check character). */
export function readReference(text: string): string | null {
  const tidy = text.normalize('NFKC').trim().toUpperCase().replace(/\s+/g, '')
  const code = tidy.slice(8).replaceAll('O', '0').replaceAll('I', '1').replaceAll('L', '1')
  const reference = `${tidy.slice(0, 8)}${code}`
  return SHAPE.test(reference) && checkCharacter(code.slice(0, 7)) === code[7] ? reference : null
}

function checkCharacter(text: string): string {
  const sum = [...text].toReversed().reduce((total, character, index) => {
    const value = ALPHABET.indexOf(character) * (index % 2 === 0 ? 2 : 1)
    return total + Math.floor(value / ALPHABET.length) + (value % ALPHABET.length)
  }, 0)
  return ALPHABET[(ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length] ?? '0'
}
