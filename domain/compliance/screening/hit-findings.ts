/** What a person found one screening hit to be. */
export const HIT_FINDINGS = ['FALSE_POSITIVE', 'CONFIRMED_PEP', 'MEDIA_RELEVANT', 'TRUE_MATCH'] as const
export type HitFinding = (typeof HIT_FINDINGS)[number]

/** Where a hit stands: OPEN until somebody, or its facts, decided it. */
export const HIT_DISPOSITIONS = ['OPEN', ...HIT_FINDINGS] as const
export type HitDisposition = (typeof HIT_DISPOSITIONS)[number]

/** A stored disposition; throws when the text is none, because a hit that cannot be read must not count as decided. */
export function hitDisposition(text: string): HitDisposition {
  const disposition = HIT_DISPOSITIONS.find((candidate) => candidate === text)
  if (disposition === undefined) throw new Error(`unknown disposition ${text}`)
  return disposition
}

const ALLOWED: { readonly [outcome: string]: readonly HitFinding[] } = {
  'false-positive': ['FALSE_POSITIVE'],
  'pep-confirmed': ['CONFIRMED_PEP', 'MEDIA_RELEVANT', 'FALSE_POSITIVE'],
  'media-relevant': ['MEDIA_RELEVANT', 'CONFIRMED_PEP', 'FALSE_POSITIVE'],
  'propose-true-match': ['TRUE_MATCH', 'CONFIRMED_PEP', 'MEDIA_RELEVANT', 'FALSE_POSITIVE'],
  'true-match': ['TRUE_MATCH', 'FALSE_POSITIVE'],
}

/** What a single hit may be under an outcome of its task, the one that the outcome stands for first; empty when it is not about hits. */
export const findingsFor = (outcome: string): readonly HitFinding[] => ALLOWED[outcome] ?? []
