import type { Application } from '../../../generated/client.ts'
import type { Db } from '../../store.ts'

const MAKING_TASKS = ['DUPLICATE_REVIEW', 'IDENTITY_VERIFICATION', 'DUE_DILIGENCE_PACK']
const APPROVING_TASKS = ['OPENING_APPROVAL', 'OPENING_MLRO_OPINION', 'OPENING_SENIOR_APPROVAL']

/**
 * People who may not decide this application: who wrote or prepared it, who approved it since the pack was last
 * completed, and the deputies of each (four eyes compare people, not accounts).
 */
export async function makers(db: Db, app: Application, scope: 'creator-only' | 'preparers' | 'preparers-and-approvers'): Promise<string[]> {
  const created = await db.auditEvent.findMany({ where: { subjectType: 'application', subjectId: app.id, actorKind: 'PERSON', action: { in: ['application.created', 'application.edited'] } }, select: { actorId: true } })
  const kinds = scope === 'creator-only' ? [] : scope === 'preparers' ? MAKING_TASKS : [...MAKING_TASKS, ...APPROVING_TASKS]
  const answered = await db.task.findMany({ where: { subjectId: app.id, state: 'ANSWERED', kind: { in: kinds } }, select: { answeredBy: true } })
  const people = new Set([...created.map((event) => event.actorId), ...answered.map((task) => task.answeredBy)].filter((id) => id !== null))
  const deputies = await db.person.findMany({ where: { deputyOf: { in: [...people] } }, select: { id: true } })
  const principals = await db.person.findMany({ where: { id: { in: [...people] }, deputyOf: { not: null } }, select: { deputyOf: true } })
  return [...new Set([...people, ...deputies.map((deputy) => deputy.id), ...principals.flatMap((principal) => principal.deputyOf ?? [])])]
}
