import { StewardError } from '../../../../platform/errors.ts'
import type { Db } from '../../store.ts'

/** What a person found one screening hit to be. */
export const DISPOSITIONS = ['FALSE_POSITIVE', 'CONFIRMED_PEP', 'MEDIA_RELEVANT', 'TRUE_MATCH'] as const

/** The finding on one hit, with the facts that contradict a false positive. */
export type HitDecision = {
  readonly id: string
  readonly disposition: (typeof DISPOSITIONS)[number]
  readonly basis: readonly string[]
}

/** What a single hit may become under each outcome; the first is the one that the outcome stands for. */
const ALLOWED: { readonly [outcome: string]: readonly HitDecision['disposition'][] } = {
  'false-positive': ['FALSE_POSITIVE'],
  'pep-confirmed': ['CONFIRMED_PEP', 'MEDIA_RELEVANT', 'FALSE_POSITIVE'],
  'media-relevant': ['MEDIA_RELEVANT', 'CONFIRMED_PEP', 'FALSE_POSITIVE'],
  'propose-true-match': ['TRUE_MATCH', 'CONFIRMED_PEP', 'MEDIA_RELEVANT', 'FALSE_POSITIVE'],
  'true-match': ['TRUE_MATCH', 'FALSE_POSITIVE'],
}

/**
 * Refuses findings on single hits that the outcome as a whole contradicts, so that nobody clears a true match without the
 * person who must confirm it, or confirms a match that no hit shows. Throws `outcome_unknown` with a pointer to the hit,
 * and `hits_undecided` when a hit is not an open one of this case or none shows what the outcome says.
 */
export async function refuseHits(
  db: Db,
  applicationId: string,
  outcome: string,
  hits: readonly HitDecision[],
): Promise<void> {
  if (hits.length === 0) return
  const allowed = ALLOWED[outcome] ?? []
  const contradictions = hits.flatMap((hit, index) =>
    allowed.includes(hit.disposition)
      ? []
      : [{ pointer: `/hits/${String(index)}/disposition`, code: 'outcome_unknown' }],
  )
  if (contradictions.length > 0) throw new StewardError('outcome_unknown', { errors: contradictions })
  const rows = await db.screeningHit.findMany({
    where: { run: { applicationId }, disposition: 'OPEN' },
    select: { id: true },
  })
  const open = new Set(rows.map((row) => row.id))
  if (!hits.every((hit) => open.has(hit.id))) throw new StewardError('hits_undecided')
  const decided = new Map(hits.map((hit) => [hit.id, hit.disposition]))
  if (![...open].some((id) => (decided.get(id) ?? allowed[0]) === allowed[0])) throw new StewardError('hits_undecided')
}
