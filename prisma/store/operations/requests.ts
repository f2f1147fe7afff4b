import { v7 as uuidv7 } from 'uuid'
import type { LetterInput } from '../../../domain/accounts/account-opening/standing.ts'
import type { Actor } from '../../../domain/operations/access/actor.ts'
import { actorRole } from '../../../domain/operations/access/actor.ts'
import { isErrorCode, StewardError } from '../../../platform/errors.ts'
import type { Processes, Sendable } from '../../../platform/processes.ts'
import { RESENDING } from '../../../platform/timing.ts'
import { isProcessName, type ProcessName, workflowIdOf } from '../../../workflows/catalogue.ts'
import type { Prisma, ProcessRequest } from '../../generated/client.ts'
import type { Change } from '../change.ts'
import { openVault } from '../sealing.ts'
import type { Db, Store } from '../store.ts'

export type { ProcessRequest } from '../../generated/client.ts'

type NewRequest = {
  readonly kind: 'start' | 'answer' | 'command'
  readonly process: ProcessName
  readonly recordId: string
  readonly subjectId: string
  readonly sealFor: string
  readonly taskId?: string
  readonly name?: string
  readonly payload: Prisma.InputJsonObject
  readonly reason?: string | undefined
}

/** Writes a request inside the transaction of the change it belongs to; the written reason is sealed for the subject. */
export async function insertRequest(
  store: Store,
  db: Db,
  actor: Actor,
  at: Date,
  request: NewRequest,
): Promise<ProcessRequest> {
  const id = uuidv7()
  const reason =
    request.reason === undefined
      ? null
      : (await openVault(store, db, request.sealFor)).seal('ProcessRequest', 'reason', id, request.reason)
  return db.processRequest.create({
    data: {
      id,
      kind: request.kind,
      process: request.process,
      workflowId: workflowIdOf(request.process, request.recordId),
      subjectId: request.subjectId,
      taskId: request.taskId ?? null,
      name: request.name ?? null,
      personId: actor.kind === 'PERSON' ? actor.personId : null,
      role: actorRole(actor),
      payload: request.payload,
      reason,
      state: 'PENDING',
      nextAttemptAt: new Date(at.getTime() + RESENDING.graceMs),
      createdAt: at,
    },
  })
}

/** Reads one request; throws `not_found`. */
export async function readRequest(store: Store, id: string): Promise<ProcessRequest> {
  const row = await store.db.processRequest.findUnique({ where: { id } })
  if (row === null) throw new StewardError('not_found')
  return row
}

/** Marks a request finished unless it already is; the first result stays. */
export async function finishRequest(
  db: Db,
  id: string,
  at: Date,
  result: { state: 'DONE' } | { state: 'REFUSED'; code: string },
): Promise<void> {
  await db.processRequest.updateMany({
    where: { id, state: 'PENDING' },
    data: { state: result.state, resultCode: result.state === 'REFUSED' ? result.code : null, finishedAt: at },
  })
}

/**
 * Sends a request and stores what came of it. Safe to repeat: the row's id is the update id and a finished row is not
 * sent again. Returns the row as it then stands; PENDING means the reconciler will go on.
 */
export async function sendRequest(
  store: Store,
  processes: Processes,
  request: ProcessRequest,
): Promise<ProcessRequest> {
  if (request.state !== 'PENDING') return request
  const attempts = request.attempts + 1
  const backoffMs = Math.min(RESENDING.graceMs * 2 ** Math.min(attempts, 10), RESENDING.ceilingMs)
  await store.db.processRequest.updateMany({
    where: { id: request.id, state: 'PENDING' },
    data: { attempts, nextAttemptAt: new Date(store.now().getTime() + backoffMs) },
  })
  const result = await processes.send(sendable(request))
  const started = result.state !== 'REFUSED' || result.code !== 'process_ended' || (await hasStarted(store, request))
  if (result.state !== 'PENDING' && started) await finishRequest(store.db, request.id, store.now(), result)
  return readRequest(store, request.id)
}

const hasStarted = async (store: Store, request: ProcessRequest): Promise<boolean> =>
  (await store.db.processRequest.count({
    where: { workflowId: request.workflowId, kind: 'start', state: 'PENDING' },
  })) === 0

function sendable(request: ProcessRequest): Sendable {
  if (!isProcessName(request.process)) throw new Error(`unknown process ${request.process}`)
  const address = { id: request.id, process: request.process, workflowId: request.workflowId }
  switch (request.kind) {
    case 'start':
      return { ...address, kind: 'start', input: request.payload }
    case 'answer':
      return {
        ...address,
        kind: 'answer',
        answer: {
          requestId: request.id,
          taskId: request.taskId ?? '',
          outcome: request.name ?? '',
          personId: request.personId ?? '',
        },
      }
    default:
      return {
        ...address,
        kind: 'command',
        command: { requestId: request.id, command: request.name ?? '', personId: request.personId },
      }
  }
}

/** The request's registered error, for a caller that waited and was refused. */
export const refusalOf = (request: ProcessRequest): StewardError => {
  const code = request.resultCode ?? 'internal'
  return new StewardError(isErrorCode(code) ? code : 'internal')
}

/** Requests without a result whose time comes by `until`, oldest first, at most `limit`: the reconciler's work list. */
export const dueRequests = (store: Store, limit: number, until = store.now()): Promise<ProcessRequest[]> =>
  store.db.processRequest.findMany({
    where: { state: 'PENDING', nextAttemptAt: { lte: until } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit,
  })

/** Asks for one letter outside a case's own, inside the transaction that made the link it carries. */
export const insertLetterRequest = (
  store: Store,
  change: Change,
  letter: { applicationId: string; subjectId: string; kind: 'OB-0'; linkId: string },
): Promise<ProcessRequest> => {
  const input: LetterInput = {
    applicationId: letter.applicationId,
    kind: letter.kind,
    linkId: letter.linkId,
    timing: store.timing,
  }
  return insertRequest(store, change.db, change.actor, change.at, {
    kind: 'start',
    process: 'letter',
    recordId: letter.linkId,
    subjectId: letter.applicationId,
    sealFor: letter.subjectId,
    payload: input,
  })
}
