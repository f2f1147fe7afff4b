import { ageOn, isRealDate } from '../../kernel/dates.ts'
import { accepted, refused, type Checked } from '../../kernel/problem.ts'

const OLDEST_AGE = 120

/**
 * Checks a date of birth (`YYYY-MM-DD`). Codes: `birth_date_unreal`, `birth_date_future`, `birth_date_too_old` (over 120
 * years), `birth_date_under_age` (younger than `minimumAge` completed years).
 */
export const birthDate = (text: string, today: string, minimumAge = 0): Checked<string> => {
  if (!isRealDate(text)) return refused('birth_date_unreal')
  if (text > today) return refused('birth_date_future')
  const age = ageOn(text, today)
  if (age > OLDEST_AGE) return refused('birth_date_too_old')
  return age < minimumAge ? refused('birth_date_under_age') : accepted(text)
}
