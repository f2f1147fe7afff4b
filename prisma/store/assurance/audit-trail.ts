import type { Prisma } from '../../generated/client.ts'
import type { Store } from '../store.ts'

/** One entry of the trail as an operator may see it: codes, ids and dates; sealed values stay sealed. */
export type TrailLine = {
  readonly id: string
  readonly at: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly actorRole: string
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly facts: Prisma.JsonValue
  readonly sealed: boolean
  readonly policyVersions: readonly string[]
}

/**
 * The newest entries about one application, oldest first, at most `limit`; nothing sealed is opened. Null when no
 * application has the reference.
 */
export async function readTrail(store: Store, reference: string, limit: number): Promise<TrailLine[] | null> {
  const application = await store.db.application.findUnique({ where: { reference }, select: { id: true } })
  if (application === null) return null
  const events = await store.db.auditEvent.findMany({
    where: { OR: [{ caseId: application.id }, { subjectType: 'application', subjectId: application.id }] },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: limit,
  })
  return events.toReversed().map((event) => ({
    id: event.id,
    at: event.at.toISOString(),
    actorKind: event.actorKind,
    actorId: event.actorId,
    actorRole: event.actorRole,
    action: event.action,
    subjectType: event.subjectType,
    subjectId: event.subjectId,
    facts: event.facts,
    sealed: event.sealed !== null,
    policyVersions: event.policyVersions,
  }))
}
