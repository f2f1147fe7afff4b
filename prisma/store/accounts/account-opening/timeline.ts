import type { AuditEvent, Message } from '../../../generated/client.ts'
import { namesOf } from '../../operations/access/people.ts'
import { cutPage, type Position, readCursor } from '../../paging.ts'
import { openVault } from '../../sealing.ts'
import type { Store } from '../../store.ts'

/** One thing that happened to a case: an entry of the trail with its written reason, or a letter. */
export type TimelineLine =
  | {
      readonly kind: 'AUDIT'
      readonly at: Date
      readonly event: AuditEvent
      readonly actorName: string | null
      readonly reason: string | null
    }
  | { readonly kind: 'MESSAGE'; readonly at: Date; readonly message: Message }

/** What the applicant typed while it was a draft is in the trail, and would bury the rest here. */
const TYPING = { action: 'application.edited', actorKind: { not: 'PERSON' } }
/** Letters come from their own table, with their state. */
const LETTERS = { action: { startsWith: 'message.' } }

/** One page of what happened to a case, newest first. */
export async function readTimeline(
  store: Store,
  applicationId: string,
  page: { limit: number; cursor?: string | undefined },
): Promise<{ rows: TimelineLine[]; nextCursor: string | null }> {
  const before = readCursor(page.cursor)
  const [events, messages] = await Promise.all([
    store.db.auditEvent.findMany({
      where: {
        AND: [
          { OR: [{ caseId: applicationId }, { subjectType: 'application', subjectId: applicationId }] },
          { NOT: [TYPING, LETTERS] },
          before === null ? {} : { at: { lte: before.at }, OR: [{ at: { lt: before.at } }, { id: { lt: before.id } }] },
        ],
      },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: page.limit + 1,
    }),
    store.db.message.findMany({
      where: {
        subjectType: 'application',
        subjectId: applicationId,
        ...(before === null
          ? {}
          : { createdAt: { lte: before.at }, OR: [{ createdAt: { lt: before.at } }, { id: { lt: before.id } }] }),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: page.limit + 1,
    }),
  ])
  const [lines, reasons] = [merge(events, messages), await openReasons(store, events)]
  const names = await namesOf(
    store.db,
    events.map((event) => (event.actorKind === 'PERSON' ? event.actorId : null)),
  )
  const cut = cutPage(lines, page.limit, positionOf)
  const rows = cut.rows.map((line): TimelineLine =>
    'event' in line
      ? {
          kind: 'AUDIT',
          at: line.event.at,
          event: line.event,
          actorName: names.get(line.event.actorId ?? '') ?? null,
          reason: reasons.get(line.event.id) ?? null,
        }
      : { kind: 'MESSAGE', at: line.message.createdAt, message: line.message },
  )
  return { rows, nextCursor: cut.nextCursor }
}

type Line = { readonly event: AuditEvent } | { readonly message: Message }

const positionOf = (line: Line): Position =>
  'event' in line ? { at: line.event.at, id: line.event.id } : { at: line.message.createdAt, id: line.message.id }

const merge = (events: readonly AuditEvent[], messages: readonly Message[]): Line[] =>
  [...events.map((event) => ({ event })), ...messages.map((message) => ({ message }))].toSorted((left, right) => {
    const [a, b] = [positionOf(left), positionOf(right)]
    return b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)
  })

async function openReasons(store: Store, events: readonly AuditEvent[]): Promise<Map<string, string>> {
  const subjects = new Set(events.flatMap((event) => (event.sealed === null ? [] : (event.sealedFor ?? []))))
  const reasons = new Map<string, string>()
  for (const subjectId of subjects) {
    const key = await store.db.subjectKey.findUnique({ where: { subjectId }, select: { destroyedAt: true } })
    if (key === null || key.destroyedAt !== null) continue
    const vault = await openVault(store, store.db, subjectId)
    for (const event of events) {
      if (event.sealed === null || event.sealedFor !== subjectId) continue
      const reason = reasonIn(vault.open('AuditEvent', 'sealed', event.id, event.sealed))
      if (reason !== null) reasons.set(event.id, reason)
    }
  }
  return reasons
}

const reasonIn = (content: unknown): string | null =>
  typeof content === 'object' && content !== null && 'reason' in content && typeof content.reason === 'string'
    ? content.reason
    : null
