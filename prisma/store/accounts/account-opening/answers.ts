import { DECLINE_REASONS } from '../../../../domain/accounts/account-opening/decline-reasons.ts'
import { isOpeningCommand, openingStages } from '../../../../domain/accounts/account-opening/stages.ts'
import { olderThan } from '../../../../domain/kernel/due.ts'
import { mayCommand } from '../../../../domain/kernel/stages.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { isOutcomeOf, isTaskKind, needsReason, taskKind } from '../../../../domain/operations/tasks/kinds.ts'
import { checklistItems } from '../../../../domain/accounts/account-opening/checklists.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type { ProcessRequest, Task } from '../../../generated/client.ts'
import { type Change, change } from '../../change.ts'
import { insertRequest } from '../../operations/requests.ts'
import type { Db, Store } from '../../store.ts'
import { type HitDecision, refuseHits } from './hit-decisions.ts'
import { isBarred } from './makers.ts'
import { lockCase, type OpenCase } from './stage.ts'

export type AnswerInput = {
  readonly taskId: string
  readonly outcome: string
  readonly reason?: string | undefined
  readonly reasonCode?: string | undefined
  readonly checklist?: readonly { readonly id: string; readonly confirmed: boolean }[] | undefined
  readonly hits?: readonly HitDecision[] | undefined
  readonly secondFactorAt: Date | null
}

/**
 * Writes a person's answer to a task as a durable request, after checking what can be known before the process is asked.
 * The written reason and the checklist stay in the store; the process gets ids and codes.
 *
 * @throws StewardError `not_found`, `forbidden`, `task_answered` (facts: who, when), `task_closed`, `outcome_unknown`,
 *   `sod_same_person`, `mfa_required` when the second factor is older than the pack allows, `reason_required`,
 *   `reason_code_required`, `checklist_incomplete`, `hits_undecided`
 */
export async function requestAnswer(store: Store, actor: Actor, input: AnswerInput): Promise<ProcessRequest> {
  if (actor.kind !== 'PERSON') throw new StewardError('forbidden')
  return change(store, actor, async (tx) => {
    const task = await tx.db.task.findUnique({ where: { id: input.taskId } })
    if (task === null) throw new StewardError('not_found')
    const open = await lockCase(tx.db, task.subjectId)
    await refuseAnswer(tx, open, await currentTask(tx.db, task.id), actor.personId, input)
    const { app } = open
    const request = await insertRequest(store, tx.db, actor, tx.at, {
      kind: 'answer',
      process: 'account-opening',
      recordId: app.id,
      subjectId: app.id,
      sealFor: app.subjectId,
      taskId: task.id,
      name: input.outcome,
      payload: {
        reasonCode: input.reasonCode ?? null,
        checklist: input.checklist?.map((item) => ({ ...item })) ?? null,
        hits: input.hits?.map((hit) => ({ ...hit, basis: [...hit.basis] })) ?? null,
        secondFactorAt: input.secondFactorAt?.toISOString() ?? null,
      },
      reason: input.reason,
    })
    await tx.record({
      action: 'task.answer-asked',
      subjectType: 'task',
      subjectId: task.id,
      caseId: app.id,
      facts: { kind: task.kind, outcome: input.outcome, requestId: request.id },
    })
    return request
  })
}

const currentTask = (db: Db, id: string): Promise<Task> => db.task.findUniqueOrThrow({ where: { id } })

async function refuseAnswer(
  { db, at }: Change,
  open: OpenCase,
  task: Task,
  personId: string,
  input: AnswerInput,
): Promise<void> {
  if (task.state !== 'OPEN') throw await answeredBy(db, task)
  if (!isTaskKind(task.kind) || !isOutcomeOf(task.kind, input.outcome))
    throw new StewardError('outcome_unknown', { errors: [{ pointer: '/outcome', code: 'outcome_unknown' }] })
  if (await isBarred(db, task.excludedPeople, personId)) throw new StewardError('sod_same_person')
  const freshness = open.pack.secondFactorFreshness
  if (
    taskKind(task.kind).secondFactor &&
    (input.secondFactorAt === null || olderThan(input.secondFactorAt, at, freshness))
  )
    throw new StewardError('mfa_required')
  const blank = input.reason === undefined || input.reason.trim() === ''
  if (blank && needsReason(task.kind, input.outcome))
    throw new StewardError('reason_required', { errors: [{ pointer: '/reason', code: 'reason_required' }] })
  if (declines(input.outcome) && !DECLINE_REASONS.some((code) => code === input.reasonCode)) {
    throw new StewardError('reason_code_required', {
      errors: [{ pointer: '/reasonCode', code: 'reason_code_required' }],
    })
  }
  const confirmed = new Set(input.checklist?.filter((item) => item.confirmed).map((item) => item.id))
  const positive = input.outcome === 'verified' || input.outcome === 'complete'
  if (positive && !mandatoryItems(open, task).every((id) => confirmed.has(id)))
    throw new StewardError('checklist_incomplete')
  if (input.hits !== undefined) await refuseHits(db, open.app.id, input.outcome, input.hits)
}

/** Outcomes that end the case with a letter; each needs a reason code that decides what the letter may say. */
export const declines = (outcome: string): boolean => outcome === 'decline' || outcome === 'failed'

const mandatoryItems = ({ app }: OpenCase, task: Task): string[] =>
  task.checklistVersion === null
    ? []
    : checklistItems(task.checklistVersion, app.dueDiligence).flatMap((item) => (item.mandatory ? [item.id] : []))

/** The refusal for a task that is no longer open: who answered and when. */
export async function answeredBy(db: Db, task: Task): Promise<StewardError> {
  if (task.state !== 'ANSWERED' || task.answeredBy === null) return new StewardError('task_closed')
  const person = await db.person.findUnique({ where: { id: task.answeredBy } })
  return new StewardError('task_answered', {
    facts: {
      answeredBy: person?.displayName ?? null,
      answeredAt: task.answeredAt?.toISOString() ?? null,
      outcome: task.outcome,
    },
  })
}

/**
 * Writes a person's unprompted wish (withdraw, activate) as a durable request, if the stages table allows it now.
 * A draft has no process yet and is withdrawn by its own route.
 */
export async function requestCommand(
  store: Store,
  actor: Actor,
  input: { applicationId: string; command: string; reason?: string | undefined },
): Promise<ProcessRequest> {
  return change(store, actor, async (tx) => {
    const { app, stage } = await lockCase(tx.db, input.applicationId)
    if (!isOpeningCommand(input.command) || !mayCommand(openingStages, stage, input.command))
      throw new StewardError('wrong_stage', { facts: { stage } })
    const request = await insertRequest(store, tx.db, actor, tx.at, {
      kind: 'command',
      process: 'account-opening',
      recordId: app.id,
      subjectId: app.id,
      sealFor: app.subjectId,
      name: input.command,
      payload: {},
      reason: input.reason,
    })
    await tx.record({
      action: 'command.asked',
      subjectType: 'application',
      subjectId: app.id,
      caseId: app.id,
      facts: { command: input.command, requestId: request.id },
    })
    return request
  })
}
