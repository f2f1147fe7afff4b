/** Steps of the scale on which every factor is rated. */
export const LEVELS = [0, 25, 50, 75, 100] as const
export type Level = (typeof LEVELS)[number]

/** Level of an answer that is not known; it also opens a data issue. */
export const UNKNOWN_LEVEL: Level = 75

/** Level of one factor with the code of why; the reason `unknown` marks an answer that is missing. */
export type FactorLevel = { readonly level: Level; readonly reason: string }
