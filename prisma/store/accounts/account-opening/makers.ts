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
  const created = await db.auditEvent.findMany({
    where: {
      subjectType: 'application',
      subjectId: app.id,
      actorKind: 'PERSON',
      action: { in: ['application.created', 'application.edited'] },
    },
    select: { actorId: true },
  })
  const prepared = scope === 'creator-only' ? [] : await answered(db, { subjectId: app.id, kind: { in: MAKING_TASKS } })
  const approved =
    scope === 'preparers-and-approvers'
      ? await answered(db, { subjectId: app.id, kind: { in: APPROVING_TASKS }, openedAt: { gte: app.stageSince } })
      : []
  const people = new Set([...created.flatMap((event) => event.actorId ?? []), ...prepared, ...approved])
  const deputies = await db.person.findMany({ where: { deputyOf: { in: [...people] } }, select: { id: true } })
  const principals = await db.person.findMany({
    where: { id: { in: [...people] }, deputyOf: { not: null } },
    select: { deputyOf: true },
  })
  return [
    ...new Set([
      ...people,
      ...deputies.map((deputy) => deputy.id),
      ...principals.flatMap((principal) => principal.deputyOf ?? []),
    ]),
  ]
}

const answered = async (db: Db, where: Prisma.TaskWhereInput): Promise<string[]> =>
  (await db.task.findMany({ where: { ...where, state: 'ANSWERED' }, select: { answeredBy: true } })).flatMap(
    (task) => task.answeredBy ?? [],
  )
