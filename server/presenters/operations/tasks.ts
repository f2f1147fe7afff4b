import { checklistItems } from '../../../domain/accounts/account-opening/checklists.ts'
import { DECLINE_REASONS } from '../../../domain/accounts/account-opening/decline-reasons.ts'
import { mayDecide } from '../../../domain/operations/access/segregation.ts'
import { isTaskKind, taskKind } from '../../../domain/operations/tasks/kinds.ts'
import { declines } from '../../../prisma/store/accounts/account-opening/answers.ts'
import type { Task, TaskRecord } from '../../../prisma/store/operations/task-list.ts'
import { type Ability, aTask } from '../../abilities/ability.ts'
import type { PersonCaller } from '../../context.ts'
import type { TaskView } from '../../schemas/operations/tasks.ts'
import { presentRequest } from './requests.ts'

const STATES: readonly TaskView['state'][] = ['OPEN', 'ANSWERED', 'CANCELLED']

/** A task as its reader may see it, with what she may do now and the code of what stands in the way. */
export function presentTask(record: TaskRecord, reader: { caller: PersonCaller; ability: Ability }): TaskView {
  const { task } = record
  const { person } = reader.caller
  const subject = aTask(task)
  const open = task.state === 'OPEN'
  const mine = task.assigneeId === person.id
  const blockedBy = open ? blockOf(record, person) : null
  const excluded = isExcluded(task, person)
  return {
    id: task.id,
    kind: task.kind,
    subjectType: 'application',
    subjectId: task.subjectId,
    subjectReference: task.subjectReference,
    audience: task.audience,
    assignee: named(task.assigneeId, record.assigneeName),
    openedAt: task.openedAt.toISOString(),
    dueAt: task.dueAt.toISOString(),
    state: STATES.find((state) => state === task.state) ?? 'CANCELLED',
    outcome: task.outcome,
    answeredBy: named(task.answeredBy, record.answeredByName),
    answeredAt: task.answeredAt?.toISOString() ?? null,
    version: task.version,
    ...kindParts(record),
    pendingRequest: record.pendingRequest === null ? null : presentRequest(record.pendingRequest),
    permissions: {
      claim: open && task.assigneeId === null && !excluded && reader.ability.can('claim', subject),
      release: open && mine && reader.ability.can('claim', subject),
      answer: open && blockedBy === null && reader.ability.can('answer', subject),
    },
    blockedBy,
  }
}

/** True when the person, or one whom she stands in for, prepared or already decided the case. */
export const isExcluded = (task: Task, person: { id: string; deputyOf: string | null }): boolean =>
  !mayDecide({
    personId: person.id,
    makers: [],
    earlierApprovers: [],
    excluded: task.excludedPeople,
    actsFor: person.deputyOf === null ? [] : [person.deputyOf],
  }).ok

function blockOf(record: TaskRecord, person: PersonCaller['person']): string | null {
  if (isExcluded(record.task, person)) return 'sod_same_person'
  if (record.pendingRequest !== null) return 'duplicate_request'
  return record.task.assigneeId !== null && record.task.assigneeId !== person.id ? 'task_claimed' : null
}

const named = (id: string | null, name: string | null): { id: string; name: string } | null =>
  id === null ? null : { id, name: name ?? '' }

function kindParts({
  task,
  dueDiligence,
}: TaskRecord): Pick<TaskView, 'outcomes' | 'checklist' | 'secondFactorRequired'> {
  if (!isTaskKind(task.kind)) return { outcomes: [], checklist: null, secondFactorRequired: true }
  const spec = taskKind(task.kind)
  return {
    outcomes: Object.entries(spec.outcomes).map(([id, { reasonRequired }]) => ({
      id,
      reasonRequired,
      reasonCodes: declines(id) ? [...DECLINE_REASONS] : [],
    })),
    checklist:
      task.checklistVersion === null
        ? null
        : {
            version: task.checklistVersion,
            items: checklistItems(task.checklistVersion, dueDiligence).map((item) => ({ ...item })),
          },
    secondFactorRequired: spec.secondFactor,
  }
}
