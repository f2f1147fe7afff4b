/** Largest share of its entries that a list may lose without a person looking at it. */
const MAX_SHRINK = 0.1

/**
 * True when a new version has lost more than a tenth of the entries: the load waits for a person, because a cut-off
 * download looks just like that.
 */
export const shrinksTooMuch = (entriesBefore: number, entriesAfter: number): boolean =>
  entriesAfter < entriesBefore * (1 - MAX_SHRINK)
