import type { Application, Prisma } from '../../../generated/client.ts'
import type { Db } from '../../store.ts'

const MAKING_TASKS = ['DUPLICATE_REVIEW', 'IDENTITY_VERIFICATION', 'DUE_DILIGENCE_PACK']
const APPROVING_TASKS = ['OPENING_APPROVAL', 'OPENING_MLRO_OPINION', 'OPENING_SENIOR_APPROVAL']

type Scope = 'creator-only' | 'preparers' | 'preparers-and-approvers'

/**
 * People who may not decide this application: who wrote or prepared it, who already approved it in the current round,
 * and the deputies and principals of each (four eyes compare people, not accounts).
 */
export async function makers(db: Db, app: Application, scope: Scope): Promise<string[]> {
  const created = await db.auditEvent.groupBy({
    by: ['actorId'],
    where: {
      subjectType: 'application',
      subjectId: app.id,
      actorKind: 'PERSON',
      action: { in: ['application.created', 'application.edited'] },
    },
  })
  const prepared = scope === 'creator-only' ? [] : await answered(db, { subjectId: app.id, kind: { in: MAKING_TASKS } })
  const approved =
    scope === 'preparers-and-approvers'
      ? await answered(db, { subjectId: app.id, kind: { in: APPROVING_TASKS }, openedAt: { gte: app.stageSince } })
      : []
  return withDeputies(db, [...created.flatMap((event) => event.actorId ?? []), ...prepared, ...approved])
}

/** The people with the deputies and principals of each, every one once. */
export async function withDeputies(db: Db, people: readonly string[]): Promise<string[]> {
  if (people.length === 0) return []
  const related = await db.person.findMany({
    where: { OR: [{ deputyOf: { in: [...people] } }, { id: { in: [...people] }, deputyOf: { not: null } }] },
    select: { id: true, deputyOf: true },
  })
  const known = new Set(people)
  return [...new Set([...people, ...related.flatMap((one) => (known.has(one.id) ? (one.deputyOf ?? []) : one.id))])]
}

/** True when the person, or one whom she stands in for by now, is among the excluded. */
export async function isBarred(db: Db, excluded: readonly string[], personId: string): Promise<boolean> {
  if (excluded.length === 0) return false
  if (excluded.includes(personId)) return true
  const person = await db.person.findUnique({ where: { id: personId }, select: { deputyOf: true } })
  return person?.deputyOf !== null && person?.deputyOf !== undefined && excluded.includes(person.deputyOf)
}

const answered = async (db: Db, where: Prisma.TaskWhereInput): Promise<string[]> =>
  (await db.task.findMany({ where: { ...where, state: 'ANSWERED' }, select: { answeredBy: true } })).flatMap(
    (task) => task.answeredBy ?? [],
  )
