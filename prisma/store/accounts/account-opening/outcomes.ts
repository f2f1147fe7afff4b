import { v7 as uuidv7 } from 'uuid'
import type { Carried } from '../../../../domain/accounts/account-opening/standing.ts'
import { isOpeningCommand, openingStages } from '../../../../domain/accounts/account-opening/stages.ts'
import { mayCommand } from '../../../../domain/kernel/stages.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { isRole } from '../../../../domain/operations/access/roles.ts'
import { isTaskKind } from '../../../../domain/operations/tasks/kinds.ts'
import { errorCode, StewardError } from '../../../../platform/errors.ts'
import type { ProcessRequest, Task } from '../../../generated/client.ts'
import { type Change, change, unchanged } from '../../change.ts'
import { finishRequest, readRequest } from '../../operations/requests.ts'
import { answerTask } from '../../operations/tasks.ts'
import { openVault } from '../../sealing.ts'
import type { Store } from '../../store.ts'
import { activate } from './activation.ts'
import { answeredBy } from './answers.ts'
import { type Answer, answerOf } from './answer.ts'
import { evidenceOf } from './evidence.ts'
import { isBarred } from './makers.ts'
import { outcomeEffects } from './outcome-effects.ts'
import { lockCase, moveTo, type OpenCase, readStanding } from './stage.ts'

/**
 * Carries out a person's answer: decision, task, stage, next task and audit events in one transaction, with the request
 * marked done. Safe to run twice: a finished request only reports. A refusal leaves the task open and is the result, not
 * an error.
 */
export const recordOutcome = (store: Store, requestId: string): Promise<Carried> =>
  carryOut(store, requestId, async (tx, open, request, actor) => {
    const task = await tx.db.task.findUnique({ where: { id: request.taskId ?? '' } })
    if (task === null || !isTaskKind(task.kind) || actor.kind !== 'PERSON') throw new StewardError('not_found')
    if (task.state !== 'OPEN') throw await answeredBy(tx.db, task)
    if (await isBarred(tx.db, task.excludedPeople, actor.personId)) throw new StewardError('sod_same_person')
    const answer = await answerOf(store, tx.db, request, open.app)
    await insertDecision(store, tx, open, task, answer)
    await answerTask(tx, task, {
      outcome: answer.outcome,
      personId: actor.personId,
      facts: answer.reasonCode === null ? {} : { reasonCode: answer.reasonCode },
    })
    await outcomeEffects[task.kind](store, tx, open, answer)
  })

/** Carries out a command that a person or the applicant sent unasked. The same guarantees as `recordOutcome`. */
export const recordCommand = (store: Store, requestId: string): Promise<Carried> =>
  carryOut(store, requestId, async (tx, open, request) => {
    const command = request.name ?? ''
    if (!isOpeningCommand(command) || !mayCommand(openingStages, open.stage, command))
      throw new StewardError('wrong_stage')
    const reason = (await answerOf(store, tx.db, request, open.app)).reason
    if (command === 'activate') return activate(tx, open)
    await moveTo(tx, open, 'WITHDRAWN', { code: 'withdrawn', reason: reason ?? undefined })
  })

type Work = (tx: Change, open: OpenCase, request: ProcessRequest, actor: Actor) => Promise<void>

async function carryOut(store: Store, requestId: string, work: Work): Promise<Carried> {
  const request = await readRequest(store, requestId)
  const actor = await requester(store, request)
  try {
    await change(store, actor, async (tx) => {
      const open = await lockCase(tx.db, request.subjectId)
      const current = await tx.db.processRequest.findUniqueOrThrow({ where: { id: requestId } })
      if (current.state !== 'PENDING') return unchanged({})
      await work(tx, open, current, actor)
      await finishRequest(tx.db, requestId, tx.at, { state: 'DONE' })
      return {}
    })
  } catch (error) {
    const code = errorCode(error)
    if (code === null || code === 'decryption_failed' || code === 'unavailable') throw error
    await finishRequest(store.db, requestId, store.now(), { state: 'REFUSED', code })
  }
  const finished = await readRequest(store, requestId)
  return {
    standing: await readStanding(store.db, request.subjectId),
    refused: finished.state === 'REFUSED' ? (finished.resultCode ?? 'internal') : null,
  }
}

/** Who asked, as the request row says; the key of an outside form is the one that created the application. */
async function requester(store: Store, request: ProcessRequest): Promise<Actor> {
  if (request.personId !== null && isRole(request.role))
    return { kind: 'PERSON', personId: request.personId, role: request.role }
  if (request.role === 'applicant') return { kind: 'APPLICANT', applicationId: request.subjectId }
  const app = await store.db.application.findUniqueOrThrow({
    where: { id: request.subjectId },
    select: { createdByApiKey: true },
  })
  return request.role === 'onboarding-form' && app.createdByApiKey !== null
    ? { kind: 'API_KEY', keyId: app.createdByApiKey }
    : { kind: 'SYSTEM', job: 'account-opening' }
}

async function insertDecision(store: Store, tx: Change, open: OpenCase, task: Task, answer: Answer): Promise<void> {
  const id = uuidv7()
  const vault = await openVault(store, tx.db, open.app.subjectId)
  const { assessment, run, digest } = await evidenceOf(tx.db, open)
  await tx.db.decision.create({
    data: {
      id,
      applicationId: open.app.id,
      taskId: task.id,
      kind: task.kind,
      outcome: answer.outcome,
      reasonCode: answer.reasonCode,
      reason: answer.reason === null ? null : vault.seal('Decision', 'reason', id, answer.reason),
      personId: answer.personId,
      role: task.audience,
      ...(answer.checklist === null ? {} : { checklist: answer.checklist }),
      policyVersions: [
        open.app.packVersion,
        open.app.formVersion,
        task.checklistVersion,
        assessment?.model,
        run?.configuration,
      ].filter((version) => typeof version === 'string'),
      secondFactorAt: answer.secondFactorAt,
      evidenceDigest: digest,
      decidedAt: tx.at,
    },
  })
}
