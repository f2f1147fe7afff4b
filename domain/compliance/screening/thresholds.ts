import type { ListClass } from './list-entry.ts'

/**
 * Scores from 0 to 1 at which a match of one list class is kept (`candidate`), opens an alert (`alert`) and goes
 * straight to the second line (`direct`, null for never). `secondFact` asks for one more matching fact before an alert.
 */
export type ClassThresholds = { candidate: number; alert: number; direct: number | null; secondFact: boolean }

/** A versioned set of thresholds; the version is stored with every decision that used it. */
export type Thresholds = { version: string; classes: Readonly<Record<ListClass, ClassThresholds>> }

/** Default thresholds of the product; a bank tunes them by above-the-line and below-the-line samples. */
export const DEFAULT_THRESHOLDS: Thresholds = {
  version: 'SCR-1',
  classes: {
    SANCTIONS: { candidate: 0.7, alert: 0.85, direct: 0.95, secondFact: false },
    PEP: { candidate: 0.75, alert: 0.88, direct: 0.95, secondFact: false },
    ADVERSE_MEDIA: { candidate: 0.8, alert: 0.9, direct: null, secondFact: true },
    INTERNAL: { candidate: 0.8, alert: 0.85, direct: null, secondFact: false },
  },
}
