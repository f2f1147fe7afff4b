/** Risk bands of a relationship, lowest first. PROHIBITED is reached by an override only and means no relationship. */
export const RISK_BANDS = ['LOW', 'MEDIUM', 'HIGH', 'PROHIBITED'] as const
export type RiskBand = (typeof RISK_BANDS)[number]

/** Bands in which a relationship is possible, and therefore reviewed. */
export type OpenBand = Exclude<RiskBand, 'PROHIBITED'>

/** Simplified, standard and enhanced customer due diligence (FATF R.10, INR.10). */
export const DUE_DILIGENCE_LEVELS = ['SDD', 'CDD', 'EDD'] as const
export type DueDiligenceLevel = (typeof DUE_DILIGENCE_LEVELS)[number]

/** The stricter of two bands. */
export const stricterBand = (left: RiskBand, right: RiskBand): RiskBand =>
  RISK_BANDS.indexOf(left) >= RISK_BANDS.indexOf(right) ? left : right

/** True when the text is a risk band; narrows stored values. */
export const isRiskBand = (text: string): text is RiskBand => RISK_BANDS.some((band) => band === text)
