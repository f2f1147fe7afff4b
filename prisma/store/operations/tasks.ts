import { v7 as uuidv7 } from 'uuid'
import type { DatedRung, StandingTask } from '../../../domain/accounts/account-opening/standing.ts'
import { atPercentOf, dueAt } from '../../../domain/kernel/due.ts'
import type { DueDiligenceLevel } from '../../../domain/kernel/risk.ts'
import type { PolicyPack } from '../../../domain/operations/policies/pack.ts'
import { isTaskKind, slaOf, type TaskKind, taskKind } from '../../../domain/operations/tasks/kinds.ts'
import { StewardError } from '../../../platform/errors.ts'
import type { Task } from '../../generated/client.ts'
import type { Change } from '../change.ts'
import type { Db } from '../store.ts'

type NewTask = {
  readonly kind: TaskKind
  readonly subjectType: 'application'
  readonly subjectId: string
  readonly subjectReference: string
  readonly workflowId: string
  readonly excludedPeople: readonly string[]
  readonly fourEyesGroup: string | null
  readonly level: DueDiligenceLevel | null
}

/** Opens a task inside the transaction of the step that needs it, due by the pack's service level. Each further round of a kind is a new task. */
export async function openTask(change: Change, pack: PolicyPack, task: NewTask): Promise<Task> {
  const round = 1 + (await change.db.task.count({ where: { subjectId: task.subjectId, kind: task.kind } }))
  const spec = taskKind(task.kind)
  const row = await change.db.task.create({
    data: {
      id: uuidv7(),
      kind: task.kind,
      subjectType: task.subjectType,
      subjectId: task.subjectId,
      subjectReference: task.subjectReference,
      workflowId: task.workflowId,
      audience: spec.role,
      fourEyesGroup: task.fourEyesGroup,
      excludedPeople: [...task.excludedPeople],
      checklistVersion: spec.checklist,
      round,
      openedAt: change.at,
      dueAt: new Date(dueAt(pack.sla[slaOf(task.kind, task.level)], change.at.toISOString())),
      state: 'OPEN',
    },
  })
  await change.record({
    action: 'task.opened',
    subjectType: 'task',
    subjectId: row.id,
    caseId: task.subjectId,
    facts: { kind: task.kind, audience: spec.role, dueAt: row.dueAt.toISOString(), round },
  })
  return row
}

/** Records the answer of an open task; throws `task_answered` if somebody was first. */
export async function answerTask(
  change: Change,
  task: Task,
  answer: { outcome: string; personId: string; facts: Record<string, string> },
): Promise<void> {
  const { count } = await change.db.task.updateMany({
    where: { id: task.id, state: 'OPEN' },
    data: {
      state: 'ANSWERED',
      outcome: answer.outcome,
      answeredBy: answer.personId,
      answeredAt: change.at,
      closedAt: change.at,
      version: { increment: 1 },
    },
  })
  if (count === 0) throw new StewardError('task_answered')
  await change.record({
    action: 'task.answered',
    subjectType: 'task',
    subjectId: task.id,
    caseId: task.subjectId,
    facts: { kind: task.kind, outcome: answer.outcome, ...answer.facts },
  })
}

/** Closes every open task of a record without an answer, as when its case ends. */
export async function cancelOpenTasks(change: Change, subjectId: string): Promise<void> {
  const open = await change.db.task.findMany({ where: { subjectId, state: 'OPEN' } })
  for (const task of open) {
    await change.db.task.update({
      where: { id: task.id },
      data: { state: 'CANCELLED', closedAt: change.at, version: { increment: 1 } },
    })
    await change.record({
      action: 'task.cancelled',
      subjectType: 'task',
      subjectId: task.id,
      caseId: subjectId,
      facts: { kind: task.kind },
    })
  }
}

/** A record's open tasks as its process needs them. */
export async function standingTasks(db: Db, subjectId: string, pack: PolicyPack): Promise<StandingTask[]> {
  const open = await db.task.findMany({ where: { subjectId, state: 'OPEN' }, orderBy: { openedAt: 'asc' } })
  return open.map((task) => {
    if (!isTaskKind(task.kind)) throw new Error(`unknown task kind ${task.kind}`)
    return {
      id: task.id,
      kind: task.kind,
      outcomes: Object.keys(taskKind(task.kind).outcomes),
      excluded: task.excludedPeople,
      rungs: reminders(task, pack),
    }
  })
}

const reminders = (task: Task, pack: PolicyPack): DatedRung[] =>
  pack.taskReminders.map((reminder) => ({
    at: atPercentOf(task.openedAt.toISOString(), task.dueAt.toISOString(), reminder.atPercent),
    ...('message' in reminder.do ? { message: reminder.do.message } : { event: reminder.do.event }),
  }))
