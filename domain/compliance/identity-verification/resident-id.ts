import { isRealDate } from '../../kernel/dates.ts'
import { accepted, refused, type Checked } from '../../kernel/problem.ts'
import { provinceOf } from './regions.ts'

/** What a resident identity number states about its bearer. `number` is normalised: ASCII digits, upper-case X. */
export type ResidentId = { number: string; regionCode: string; province: string; birthDate: string; sex: 'F' | 'M' }

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_CHARACTERS = '10X98765432'

const checkCharacter = (digits: string): string =>
  CHECK_CHARACTERS.charAt(WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(digits.charAt(index)), 0) % 11)

/**
 * Checks a Chinese resident identity number and derives birth date and sex (GB 11643-1999, ISO 7064 MOD 11-2, region by
 * GB/T 2260). Blanks are dropped, full-width digits and a small x accepted. Codes: `id_old_form` (15 digits, out of use
 * since 2013), `id_format`, `id_region`, `id_birth_date` (unreal or after `today`), `id_check_digit`.
 */
export const residentId = (text: string, today: string): Checked<ResidentId> => {
  const number = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (/^\d{15}$/.test(number)) return refused('id_old_form')
  if (!/^\d{17}[\dX]$/.test(number)) return refused('id_format')
  const regionCode = number.slice(0, 6)
  const province = provinceOf(regionCode)
  if (province === null) return refused('id_region')
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isRealDate(birthDate) || birthDate > today) return refused('id_birth_date')
  if (checkCharacter(number) !== number.charAt(17)) return refused('id_check_digit')
  const sex = Number(number.charAt(16)) % 2 === 1 ? 'M' : 'F'
  return accepted({ number, regionCode, province, birthDate, sex })
}
