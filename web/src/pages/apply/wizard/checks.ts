import { checkForm } from '../../../../../domain/accounts/account-opening/check-form.ts'
import type { DraftForm } from '../../../../../domain/accounts/account-opening/form.ts'
import { phone } from '../../../../../domain/compliance/identity-verification/phone.ts'
import { residentId, type ResidentId } from '../../../../../domain/compliance/identity-verification/resident-id.ts'
import type { FieldProblem } from '../../../../../domain/kernel/problem.ts'
import { packs } from '../../../../../domain/operations/policies/packs.ts'
import type { ApplicantView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { localToday } from '../../../shared/today.ts'

/** Every problem of the draft under the pack of its jurisdiction and the way it came. */
const problemsOf = (draft: DraftForm, application: Pick<ApplicantView, 'jurisdiction' | 'channel'>): FieldProblem[] =>
  checkForm(draft, { today: localToday(), pack: packs[application.jurisdiction], channel: application.channel })

/** What a complete Chinese identity number says about its bearer, or null. */
const readResidentId = (text: string): ResidentId | null => {
  const checked = residentId(text, localToday())
  return checked.ok ? checked.value : null
}

/** The number in E.164 when it is a dialable one; national numbers are read in `region`. */
const internationalPhone = (text: string, region: string | null): string | null => {
  const checked = phone(text, region)
  return checked.ok ? checked.value.e164 : null
}

/** The bank's own rules, in the browser; loaded after the page because the telephone plans of the world are large. */
export const checks = { problemsOf, readResidentId, internationalPhone }

export type Checks = typeof checks
