import { accepted, refused, type Checked } from '../../kernel/problem.ts'

const LONGEST_NAME = 50

/** Words that people type instead of a name. Real names that look odd (Na, Null, Ng) are not among them. */
const PLACEHOLDERS: readonly string[] = [
  'test',
  'tester',
  'testing',
  'name',
  'firstname',
  'lastname',
  'surname',
  'user',
  'unknown',
  'none',
  'nobody',
  'anonymous',
  'anon',
  'asdf',
  'qwerty',
  'xx',
  'foo',
  'bar',
  'nil',
  'tbd',
  '无',
  '無',
  '没有',
  '不详',
  '不詳',
  '未知',
  '匿名',
  '佚名',
  '测试',
  '測試',
  '姓名',
  '用户',
  '某某',
  '无名氏',
]

const ALLOWED = /^[\p{L}\p{M}\s·・•'’ʼ.-]+$/u
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['east-asian', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}]/u],
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
]

const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[•・]/g, '·')
    .replace(/\s*·\s*/g, '·')

const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '')

const isPlaceholder = (text: string): boolean => {
  const plain = letters(text).toLowerCase()
  return PLACEHOLDERS.includes(plain) || /^([a-z])\1{2,}$/.test(plain)
}

/**
 * Checks one part of a name (family or given) in any script and gives it tidied: composed (NFC), single blanks, one
 * middle dot. Codes: `name_characters` (digits, emoji, signs other than · ' - .), `name_mixed_scripts` (letters of
 * scripts that are not written together), `name_placeholder`, `name_too_long` (over 50 characters), `name_too_short`.
 */
export const namePart = (text: string): Checked<string> => {
  const name = tidy(text)
  if (name === '') return refused('name_too_short')
  if (!ALLOWED.test(name)) return refused('name_characters')
  if (letters(name) === '') return refused('name_too_short')
  if (SCRIPTS.filter(([, script]) => script.test(name)).length > 1) return refused('name_mixed_scripts')
  if (isPlaceholder(name)) return refused('name_placeholder')
  return [...name].length > LONGEST_NAME ? refused('name_too_long') : accepted(name)
}

/** As `namePart`, in Latin letters with or without marks, as in the passport's visual zone: else `name_not_latin`. */
export const latinNamePart = (text: string): Checked<string> => {
  const checked = namePart(text)
  if (!checked.ok) return checked
  return /^[\p{Script=Latin}\p{M}\s'’ʼ.-]+$/u.test(checked.value) ? checked : refused('name_not_latin')
}

/** Checks family and given name together: at least two letters in all (`name_too_short`), and no placeholder. */
export const personName = (name: { family: string; given: string }): Checked<{ family: string; given: string }> => {
  const family = namePart(name.family)
  if (!family.ok) return family
  const given = namePart(name.given)
  if (!given.ok) return given
  const together = letters(`${family.value}${given.value}`)
  if ([...together].length < 2) return refused('name_too_short')
  return isPlaceholder(together) ? refused('name_placeholder') : accepted({ family: family.value, given: given.value })
}
