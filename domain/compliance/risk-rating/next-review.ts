import { addMonths } from '../../kernel/dates.ts'
import type { DueDiligenceLevel, RiskBand } from '../../kernel/risk.ts'
import type { PolicyPack } from '../../operations/policies/pack.ts'

/** Longest time between reviews under enhanced due diligence, in months (AMLR Art 26(2)). */
const EDD_MONTHS = 12

/**
 * Date of the next periodic review: so many calendar months after the approval date (`YYYY-MM-DD`, not the old due date)
 * as the pack sets for the band, at most twelve under enhanced due diligence, cut to the month's last day. Null for
 * PROHIBITED: there is no relationship to review.
 */
export const nextReviewOn = (
  band: RiskBand,
  dueDiligence: DueDiligenceLevel | null,
  pack: PolicyPack,
  approvedOn: string,
): string | null => {
  if (band === 'PROHIBITED') return null
  const months = pack.refreshMonths[band]
  return addMonths(approvedOn, dueDiligence === 'EDD' ? Math.min(months, EDD_MONTHS) : months)
}
