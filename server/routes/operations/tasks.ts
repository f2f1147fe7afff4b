import { isRole } from '../../../domain/operations/access/roles.ts'
import { StewardError } from '../../../platform/errors.ts'
import { requestAnswer } from '../../../prisma/store/accounts/account-opening/answers.ts'
import {
  claimTask,
  countTasks,
  listTasks,
  readTask,
  releaseTask,
  type TaskRecord,
} from '../../../prisma/store/operations/task-list.ts'
import { type Ability, abilityOf, aTask, visibleTasks } from '../../abilities/ability.ts'
import { carriedOut, seesCase } from '../../answers.ts'
import { actorOf, type Deps, type PersonCaller, type RequestContext } from '../../context.ts'
import { isExcluded, presentTask } from '../../presenters/operations/tasks.ts'
import { byId, get, nothing, post, type Route } from '../../route.ts'
import type { Answer } from '../../route-answer.ts'
import { requestAccepted } from '../../schemas/common.ts'
import { taskCounts, taskListQuery, taskOutcome, taskPage, taskView } from '../../schemas/operations/tasks.ts'

type Reader = {
  readonly caller: PersonCaller
  readonly ability: Ability
  readonly visible: NonNullable<ReturnType<typeof visibleTasks>>
}
type Asked = { readonly deps: Deps; readonly context: RequestContext }

/** The inbox: tasks by due date, claiming and answering them. */
export const taskRoutes: readonly Route[] = [
  get({
    id: 'listTasks',
    path: '/v1/tasks',
    summary: 'List tasks by due date',
    tag: 'tasks',
    doors: ['staff'],
    params: nothing,
    query: taskListQuery,
    answers: { 200: taskPage },
    problems: ['forbidden'],
    handle: async ({ deps, context, query }) => {
      const reader = readerOf(context)
      const { mine, ...filter } = query
      const assigneeId = mine === 'true' ? reader.caller.person.id : undefined
      const { rows, nextCursor } = await listTasks(deps.store, reader.visible, { ...filter, assigneeId })
      return { status: 200, body: { items: rows.map((row) => presentTask(row, reader)), nextCursor } }
    },
  }),
  get({
    id: 'countTasks',
    path: '/v1/task-counts',
    summary: 'Count open tasks',
    tag: 'tasks',
    doors: ['staff'],
    params: nothing,
    query: nothing,
    answers: { 200: taskCounts },
    problems: ['forbidden'],
    handle: async ({ deps, context }) => {
      const reader = readerOf(context)
      return { status: 200, body: await countTasks(deps.store, reader.visible, reader.caller.person.id) }
    },
  }),
  get({
    id: 'readTask',
    path: '/v1/tasks/{id}',
    summary: 'Read a task',
    tag: 'tasks',
    doors: ['staff'],
    params: byId,
    query: nothing,
    answers: { 200: taskView },
    problems: ['forbidden', 'not_found'],
    handle: async ({ deps, context, params }) => taskAnswer({ deps, context }, params.id),
  }),
  post({
    id: 'claimTask',
    path: '/v1/tasks/{id}/claim',
    summary: 'Take a task',
    tag: 'tasks',
    doors: ['staff'],
    params: byId,
    body: nothing,
    answers: { 200: taskView },
    problems: ['forbidden', 'not_found', 'task_claimed', 'task_closed', 'sod_same_person'],
    handle: async ({ deps, context, params }) => {
      const { reader, record } = await taskFor({ deps, context }, params.id, 'claim')
      await claimTask(deps.store, actorFor(context, record), record.task, reader.caller.person.id)
      return taskAnswer({ deps, context }, params.id)
    },
  }),
  post({
    id: 'releaseTask',
    path: '/v1/tasks/{id}/release',
    summary: 'Give a task back',
    tag: 'tasks',
    doors: ['staff'],
    params: byId,
    body: nothing,
    answers: { 200: taskView },
    problems: ['forbidden', 'not_found', 'task_claimed', 'task_closed'],
    handle: async ({ deps, context, params }) => {
      const { reader, record } = await taskFor({ deps, context }, params.id, 'claim')
      await releaseTask(deps.store, actorFor(context, record), record.task, reader.caller.person.id)
      return taskAnswer({ deps, context }, params.id)
    },
  }),
  post({
    id: 'answerTask',
    path: '/v1/tasks/{id}/outcome',
    summary:
      'Answer a task; approvals need a second factor proven within five minutes and another person than the maker',
    tag: 'tasks',
    doors: ['staff'],
    params: byId,
    body: taskOutcome,
    answers: { 200: taskView, 202: requestAccepted },
    problems: [
      'forbidden',
      'not_found',
      'mfa_required',
      'sod_same_person',
      'task_answered',
      'task_claimed',
      'task_closed',
      'outcome_unknown',
      'reason_required',
      'reason_code_required',
      'checklist_incomplete',
      'hits_undecided',
      'process_ended',
    ],
    handle: async ({ deps, context, params, body }) => {
      const { reader, record } = await taskFor({ deps, context }, params.id, 'answer')
      const { caller } = reader
      if (isExcluded(record.task, caller.person)) throw new StewardError('sod_same_person')
      if (record.task.state === 'OPEN' && (record.task.assigneeId ?? caller.person.id) !== caller.person.id)
        throw new StewardError('task_claimed')
      const request = await requestAnswer(deps.store, actorFor(context, record), {
        taskId: params.id,
        ...body,
        secondFactorAt: caller.secondFactorAt,
      })
      return carriedOut({ deps, context }, request, () => taskAnswer({ deps, context }, params.id))
    },
  }),
]

function readerOf(context: RequestContext): Reader {
  const visible = seesCase(context) ? visibleTasks(context.caller.person.roles) : null
  if (!seesCase(context) || visible === null) throw new StewardError('forbidden')
  return { caller: context.caller, ability: abilityOf(context.caller), visible }
}

/** The task if the reader may act on it so: one for another audience is `not_found`, one that she only reads `forbidden`. */
async function taskFor(
  { deps, context }: Asked,
  id: string,
  action: 'claim' | 'answer',
): Promise<{ reader: Reader; record: TaskRecord }> {
  const reader = readerOf(context)
  const record = await readTask(deps.store, reader.visible, id)
  if (!reader.ability.can(action, aTask(record.task))) throw new StewardError('forbidden')
  return { reader, record }
}

async function taskAnswer({ deps, context }: Asked, id: string): Promise<Answer> {
  const reader = readerOf(context)
  const record = await readTask(deps.store, reader.visible, id)
  return { status: 200, body: presentTask(record, reader), version: record.task.version }
}

/** A person answers a task in the role that the task asks for. */
const actorFor = (context: RequestContext, { task }: TaskRecord) =>
  actorOf(context, task.subjectId, isRole(task.audience) ? task.audience : undefined)
