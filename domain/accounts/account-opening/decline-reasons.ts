/** What the customer's letter says; NEUTRAL is the only text when risk, sanctions, suspicion or media played a part. */
export const REASON_CLASSES = ['IDENTITY_NOT_CONFIRMED', 'INFORMATION_MISSING', 'PRODUCT_RULES', 'NEUTRAL'] as const
export type ReasonClass = (typeof REASON_CLASSES)[number]

type DeclineReasonSpec = { readonly letter: ReasonClass; readonly riskRelated: boolean }

const identity: DeclineReasonSpec = { letter: 'IDENTITY_NOT_CONFIRMED', riskRelated: false }
const information: DeclineReasonSpec = { letter: 'INFORMATION_MISSING', riskRelated: false }
const product: DeclineReasonSpec = { letter: 'PRODUCT_RULES', riskRelated: false }
const risk: DeclineReasonSpec = { letter: 'NEUTRAL', riskRelated: true }
const neutral: DeclineReasonSpec = { letter: 'NEUTRAL', riskRelated: false }

const specs = {
  'document-not-genuine': identity,
  'document-expired': identity,
  'face-mismatch': identity,
  'identity-unverifiable': identity,
  'information-not-provided': information,
  'information-rounds-exhausted': information,
  'under-age': product,
  'product-not-offered': product,
  'second-class-one-account': product,
  'residence-not-served': product,
  'existing-relationship': product,
  'risk-appetite': risk,
  'source-of-funds-unclear': risk,
  'source-of-wealth-not-evidenced': risk,
  'sanctions-match': risk,
  'adverse-media': risk,
  suspicion: risk,
  'prohibited-customer-type': risk,
  'mlro-opposed': risk,
  'technical-failure': neutral,
} as const satisfies { readonly [code: string]: DeclineReasonSpec }

export type DeclineReason = keyof typeof specs
export const DECLINE_REASONS: readonly DeclineReason[] = Object.keys(specs).filter(isDeclineReason)

/** True when the text is a decline reason code; narrows stored or received values. */
export function isDeclineReason(value: string): value is DeclineReason {
  return Object.hasOwn(specs, value)
}

/** Reason class that a decline letter may show. Tipping-off safe: risk-related codes are always NEUTRAL (FATF R.21). */
export const letterClass = (reason: DeclineReason): ReasonClass => specs[reason].letter

/** True when the decline rests on risk, so that the file is kept for the longer, risk-related term. */
export const isRiskRelated = (reason: DeclineReason): boolean => specs[reason].riskRelated
