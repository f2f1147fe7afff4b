/** Jurisdictions that have a policy pack; BASE is the default where no local law applies. */
export const JURISDICTIONS = ['BASE', 'CN', 'EU', 'UK', 'US'] as const
export type Jurisdiction = (typeof JURISDICTIONS)[number]
