/** What two applications have in common, found by blind index without reading either. */
export const DUPLICATE_REASONS = ['document', 'name', 'phone', 'email'] as const
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

const WEIGHTS: { readonly [Reason in DuplicateReason]: number } = { document: 100, name: 45, phone: 30, email: 30 }

/**
 * How surely two records are one person, 0 to 100: an equal document number decides alone, an equal name needs a phone
 * or an e-mail beside it to reach the review threshold, and a phone that a family shares never does.
 */
export const duplicateScore = (reasons: readonly DuplicateReason[]): number =>
  Math.min(
    100,
    reasons.reduce((sum, reason) => sum + WEIGHTS[reason], 0),
  )
