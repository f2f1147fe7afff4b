import { DECLINE_REASONS } from '../../../../domain/accounts/account-opening/decline-reasons.ts'
import { isOpeningCommand, openingStages } from '../../../../domain/accounts/account-opening/stages.ts'
import { mayCommand } from '../../../../domain/kernel/stages.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { isOutcomeOf, isTaskKind, needsReason, taskKind } from '../../../../domain/operations/tasks/kinds.ts'
import { checklistItems } from '../../../../domain/accounts/account-opening/checklists.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type { ProcessRequest, Task } from '../../../generated/client.ts'
import { change } from '../../change.ts'
import { insertRequest } from '../../operations/requests.ts'
import type { Db, Store } from '../../store.ts'
import { lockCase } from './stage.ts'

export type HitDecision = {
  readonly id: string
  readonly disposition: 'FALSE_POSITIVE' | 'CONFIRMED_PEP' | 'MEDIA_RELEVANT' | 'TRUE_MATCH'
  readonly basis: readonly string[]
}

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
 * @throws StewardError `task_answered` (facts: who, when), `task_closed`, `outcome_unknown`, `sod_same_person`,
 *   `reason_required`, `reason_code_required`, `checklist_incomplete`, `hits_undecided`
 */
export async function requestAnswer(store: Store, actor: Actor, input: AnswerInput): Promise<ProcessRequest> {
  if (actor.kind !== 'PERSON') throw new StewardError('forbidden')
  return change(store, actor, async (tx) => {
    const task = await tx.db.task.findUnique({ where: { id: input.taskId } })
    if (task === null) throw new StewardError('not_found')
    await refuseAnswer(tx.db, task, actor.personId, input)
    const { app } = await lockCase(tx.db, task.subjectId)
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

async function refuseAnswer(db: Db, task: Task, personId: string, input: AnswerInput): Promise<void> {
  if (task.state !== 'OPEN') throw await answeredBy(db, task)
  if (!isTaskKind(task.kind) || !isOutcomeOf(task.kind, input.outcome))
    throw new StewardError('outcome_unknown', { errors: [{ pointer: '/outcome', code: 'outcome_unknown' }] })
  if (task.excludedPeople.includes(personId)) throw new StewardError('sod_same_person')
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
  if (positive && !(await mandatoryItems(db, task)).every((id) => confirmed.has(id)))
    throw new StewardError('checklist_incomplete')
}

/** Outcomes that end the case with a letter; each needs a reason code that decides what the letter may say. */
export const declines = (outcome: string): boolean => outcome === 'decline' || outcome === 'failed'

async function mandatoryItems(db: Db, task: Task): Promise<string[]> {
  if (task.checklistVersion === null) return []
  const app = await db.application.findUnique({ where: { id: task.subjectId } })
  return checklistItems(task.checklistVersion, app?.dueDiligence ?? null).flatMap((item) =>
    item.mandatory ? [item.id] : [],
  )
}

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

export const taskNeedsSecondFactor = (task: Pick<Task, 'kind'>): boolean =>
  isTaskKind(task.kind) && taskKind(task.kind).secondFactor
