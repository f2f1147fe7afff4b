import type { ErrorCode } from '../../platform/errors.ts'

export const MIN_PASSWORD_LENGTH = 12
export const MAX_PASSWORD_LENGTH = 128
const SHORTEST_PERSONAL_PART = 4

/** Words behind the most common passwords; digits, signs and look-alike letters around them do not make them safe. */
const BASE_WORDS = [
  'password',
  'passwort',
  'passwd',
  'passw',
  'letmein',
  'welcome',
  'admin',
  'administrator',
  'qwerty',
  'qwertyuiop',
  'qwertz',
  'azerty',
  'asdfgh',
  'asdfghjkl',
  'zxcvbn',
  'zxcvbnm',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'superman',
  'batman',
  'trustno',
  'sunshine',
  'princess',
  'starwars',
  'whatever',
  'michael',
  'jennifer',
  'jordan',
  'login',
  'master',
  'hello',
  'freedom',
  'secret',
  'changeme',
  'default',
  'guest',
  'root',
  'test',
  'tester',
  'testtest',
  'user',
  'bank',
  'banking',
  'steward',
  'stewardbank',
  'money',
  'china',
  'beijing',
  'shanghai',
  'woaini',
  'nihao',
  'mima',
  'zhongguo',
  'aini',
  'abc',
  'abcd',
  'abcdef',
  'abcdefg',
  'abcdefgh',
  'abcdefghijkl',
  'aaaaaa',
  'correcthorsebatterystaple',
]

const LOOK_ALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
}

/** Data of the person that a password must not contain: names in any script, e-mail, phone, document number, birth date. */
export type PersonalData = readonly string[]

/**
 * Why a password is refused, or null. NIST SP 800-63B-4: length and a blocklist, no composition rules, every character
 * of Unicode after NFKC. A listed word with digits, signs or look-alikes around it counts as listed.
 */
export function passwordProblem(password: string, personal: PersonalData): ErrorCode | null {
  const text = password.normalize('NFKC')
  if ([...text].length < MIN_PASSWORD_LENGTH || [...text].length > MAX_PASSWORD_LENGTH) return 'password_weak'
  if (containsPersonal(text, personal)) return 'password_contains_personal'
  if (isListed(text)) return 'password_blocklisted'
  return isMonotonous(text) ? 'password_weak' : null
}

/** The password as it is hashed and compared. */
export const canonicalPassword = (password: string): string => password.normalize('NFKC')

const lettersOf = (text: string): string => text.replaceAll(/[^\p{L}]/gu, '')

function isListed(text: string): boolean {
  const plain = text.toLowerCase()
  const readAsLetters = [...plain].map((character) => LOOK_ALIKES[character] ?? character).join('')
  const trimmed = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const trimmedAsLetters = [...trimmed].map((character) => LOOK_ALIKES[character] ?? character).join('')
  const forms = [lettersOf(plain), lettersOf(readAsLetters), lettersOf(trimmedAsLetters)]
  return forms.some((form) => form === '' || isMadeOf(form, BASE_WORDS))
}

/** True when the text is one listed word or several of them in a row. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  const reachable = new Set([0])
  for (let end = 1; end <= text.length; end += 1) {
    if (words.some((word) => text.endsWith(word, end) && reachable.has(end - word.length))) reachable.add(end)
  }
  return reachable.has(text.length)
}

function containsPersonal(text: string, personal: PersonalData): boolean {
  const plain = comparable(text)
  return personal.flatMap(partsOf).some((part) => plain.includes(part))
}

const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** A whole value, its words, and the long runs of digits in it; too short ones would forbid harmless passwords. */
function partsOf(value: string): string[] {
  const words = value
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
  const digits = value.replaceAll(/\D/g, '')
  const runs = digits.length > 8 ? [digits.slice(-8), digits.slice(-11), digits] : [digits]
  return [...new Set([comparable(value), ...words, ...runs])].filter((part) => part.length >= minimumLength(part))
}

/** A Chinese name is whole with two characters; anything else needs four to mean the person. */
const minimumLength = (part: string): number => (/\p{Script=Han}/u.test(part) ? 2 : SHORTEST_PERSONAL_PART)

/** One or two characters repeated, or one run along the alphabet or the digits. */
function isMonotonous(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0)
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0))
  return new Set(codes).size <= 2 || steps.every((step) => step === 1) || steps.every((step) => step === -1)
}
