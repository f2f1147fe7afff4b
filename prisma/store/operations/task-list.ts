import type { Actor } from '../../../domain/operations/access/actor.ts'
import type { Role } from '../../../domain/operations/access/roles.ts'
import { StewardError } from '../../../platform/errors.ts'
import type { Prisma, ProcessRequest, Task } from '../../generated/client.ts'
import { change } from '../change.ts'
import { cutPage, readCursor } from '../paging.ts'
import type { Store } from '../store.ts'
import { namesOf } from './access/people.ts'

export type { Task } from '../../generated/client.ts'
export type TaskState = 'OPEN' | 'ANSWERED' | 'CANCELLED'
export type DueFilter = 'overdue' | 'today' | 'week'

/** Audiences whose tasks the reader may see; `ALL` for an auditor. */
export type VisibleAudiences = 'ALL' | readonly Role[]

/** A task with what its view needs besides: names of people, the case's level, and an answer on its way. */
export type TaskRecord = {
  readonly task: Task
  readonly assigneeName: string | null
  readonly answeredByName: string | null
  readonly dueDiligence: string | null
  readonly pendingRequest: ProcessRequest | null
}

export type TaskFilter = {
  readonly state: TaskState
  readonly kind?: string | undefined
  readonly audience?: string | undefined
  readonly assigneeId?: string | undefined
  readonly due?: DueFilter | undefined
  readonly reference?: string | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** One page of tasks by due date. */
export async function listTasks(
  store: Store,
  visible: VisibleAudiences,
  filter: TaskFilter,
): Promise<{ rows: TaskRecord[]; nextCursor: string | null }> {
  const after = readCursor(filter.cursor)
  const rows = await store.db.task.findMany({
    where: {
      AND: [
        whereVisible(visible),
        { state: filter.state },
        filter.kind === undefined ? {} : { kind: filter.kind },
        filter.audience === undefined ? {} : { audience: filter.audience },
        filter.assigneeId === undefined ? {} : { assigneeId: filter.assigneeId },
        filter.reference === undefined
          ? {}
          : { subjectReference: { startsWith: filter.reference.trim().toUpperCase() } },
        filter.due === undefined ? {} : { dueAt: { lt: dueBefore(filter.due, store.now()) } },
        after === null ? {} : { dueAt: { gte: after.at }, OR: [{ dueAt: { gt: after.at } }, { id: { gt: after.id } }] },
      ],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: filter.limit + 1,
  })
  const page = cutPage(rows, filter.limit, (row) => ({ at: row.dueAt, id: row.id }))
  return { rows: await withContext(store, page.rows), nextCursor: page.nextCursor }
}

const DAY_MS = 86_400_000
const SHANGHAI_MS = 8 * 3_600_000

/** The end of the span that a filter means; a day ends at midnight of the booking zone (UTC+8, no summer time). */
function dueBefore(due: DueFilter, now: Date): Date {
  if (due === 'overdue') return now
  const midnight = Math.floor((now.getTime() + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS
  return new Date(midnight + (due === 'today' ? 1 : 7) * DAY_MS)
}

const whereVisible = (visible: VisibleAudiences): Prisma.TaskWhereInput =>
  visible === 'ALL' ? {} : { audience: { in: [...visible] } }

/** Numbers of open tasks that the reader may see. */
export async function countTasks(
  store: Store,
  visible: VisibleAudiences,
  personId: string,
): Promise<{ open: number; mine: number; overdue: number; byKind: Record<string, number> }> {
  const open: Prisma.TaskWhereInput = { AND: [whereVisible(visible), { state: 'OPEN' }] }
  const [kinds, mine, overdue] = await Promise.all([
    store.db.task.groupBy({ by: ['kind'], where: open, _count: { _all: true } }),
    store.db.task.count({ where: { AND: [open, { assigneeId: personId }] } }),
    store.db.task.count({ where: { AND: [open, { dueAt: { lt: store.now() } }] } }),
  ])
  const byKind = Object.fromEntries(kinds.map((row) => [row.kind, row._count._all]))
  return { open: Object.values(byKind).reduce((sum, count) => sum + count, 0), mine, overdue, byKind }
}

/** One task; throws `not_found` when it does not exist or is not for the reader. */
export async function readTask(store: Store, visible: VisibleAudiences, id: string): Promise<TaskRecord> {
  const task = await store.db.task.findFirst({ where: { AND: [{ id }, whereVisible(visible)] } })
  const [record] = task === null ? [] : await withContext(store, [task])
  if (record === undefined) throw new StewardError('not_found')
  return record
}

/** Every task of one record, newest first. */
export async function tasksOfSubject(store: Store, subjectId: string): Promise<TaskRecord[]> {
  return withContext(
    store,
    await store.db.task.findMany({ where: { subjectId }, orderBy: [{ openedAt: 'desc' }, { id: 'desc' }], take: 200 }),
  )
}

async function withContext(store: Store, tasks: readonly Task[]): Promise<TaskRecord[]> {
  if (tasks.length === 0) return []
  const [names, requests, cases] = await Promise.all([
    namesOf(
      store.db,
      tasks.flatMap((task) => [task.assigneeId, task.answeredBy]),
    ),
    store.db.processRequest.findMany({
      where: { taskId: { in: tasks.map((task) => task.id) }, state: 'PENDING' },
      orderBy: { createdAt: 'asc' },
    }),
    store.db.application.findMany({
      where: { id: { in: [...new Set(tasks.map((task) => task.subjectId))] } },
      select: { id: true, dueDiligence: true },
    }),
  ])
  const levels = new Map(cases.map((row) => [row.id, row.dueDiligence]))
  const pending = new Map(requests.map((row) => [row.taskId, row]))
  return tasks.map((task) => ({
    task,
    assigneeName: task.assigneeId === null ? null : (names.get(task.assigneeId) ?? null),
    answeredByName: task.answeredBy === null ? null : (names.get(task.answeredBy) ?? null),
    dueDiligence: levels.get(task.subjectId) ?? null,
    pendingRequest: pending.get(task.id) ?? null,
  }))
}

/**
 * Gives an open task to the person; having it already changes nothing. Throws `task_claimed` when somebody else has it,
 * `sod_same_person` when she is excluded, `task_closed` when it is not open.
 */
export async function claimTask(store: Store, actor: Actor, task: Task, personId: string): Promise<void> {
  if (task.state === 'OPEN' && task.assigneeId === personId) return
  if (task.excludedPeople.includes(personId)) throw new StewardError('sod_same_person')
  await assign(store, actor, task, { from: null, to: personId, action: 'task.claimed' })
}

/** Gives a task back so that anybody of its audience can take it. Throws `task_claimed` when another person has it, `task_closed`. */
export async function releaseTask(store: Store, actor: Actor, task: Task, personId: string): Promise<void> {
  if (task.state === 'OPEN' && task.assigneeId === null) return
  await assign(store, actor, task, { from: personId, to: null, action: 'task.released' })
}

async function assign(
  store: Store,
  actor: Actor,
  task: Task,
  move: { from: string | null; to: string | null; action: string },
): Promise<void> {
  await change(store, actor, async ({ db, record }) => {
    const { count } = await db.task.updateMany({
      where: { id: task.id, state: 'OPEN', assigneeId: move.from },
      data: { assigneeId: move.to, version: { increment: 1 } },
    })
    if (count === 0) {
      const now = await db.task.findUnique({ where: { id: task.id }, select: { state: true } })
      throw new StewardError(now?.state === 'OPEN' ? 'task_claimed' : 'task_closed')
    }
    await record({
      action: move.action,
      subjectType: 'task',
      subjectId: task.id,
      caseId: task.subjectId,
      facts: { kind: task.kind },
    })
  })
}
