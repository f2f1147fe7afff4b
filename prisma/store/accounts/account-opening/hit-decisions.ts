import { findingsFor, type HitFinding } from '../../../../domain/compliance/screening/hit-findings.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type { Db } from '../../store.ts'

/** The finding on one hit, with the facts that contradict a false positive. */
export type HitDecision = {
  readonly id: string
  readonly disposition: HitFinding
  readonly basis: readonly string[]
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
  const allowed = findingsFor(outcome)
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
