const SHOWN = 12

/** A list's version short enough to read and to tell apart; versions may be digests of the whole file. */
export const shortVersion = (version: string): string =>
  version.length > SHOWN * 2 ? version.slice(0, SHOWN) : version
