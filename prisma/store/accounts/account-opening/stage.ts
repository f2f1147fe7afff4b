import { isOpeningStage, type OpeningStage, openingStages } from '../../../../domain/accounts/account-opening/stages.ts'
import type { Standing } from '../../../../domain/accounts/account-opening/standing.ts'
import { addDuration } from '../../../../domain/kernel/dates.ts'
import { bookingDay } from '../../../../domain/kernel/due.ts'
import { rungInstants } from '../../../../domain/kernel/ladder.ts'
import { mayMove } from '../../../../domain/kernel/stages.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import type { PolicyPack } from '../../../../domain/operations/policies/pack.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type { Application } from '../../../generated/client.ts'
import { type Change, change, unchanged } from '../../change.ts'
import { readPack } from '../../operations/policies.ts'
import { cancelOpenTasks, standingTasks } from '../../operations/tasks.ts'
import type { Db, Store } from '../../store.ts'

/** The open case inside a step's transaction: its row is locked until the step commits. */
export type OpenCase = { readonly app: Application; readonly stage: OpeningStage; readonly pack: PolicyPack }

/** The stage of a stored application; throws when the text is not a stage. */
export function stageOf(app: { stage: string }): OpeningStage {
  if (!isOpeningStage(app.stage)) throw new Error(`unknown stage ${app.stage}`)
  return app.stage
}

/** Reads and locks an application for the rest of the transaction; throws `not_found`. */
export async function lockCase(db: Db, applicationId: string): Promise<OpenCase> {
  await db.$queryRaw`SELECT id FROM "Application" WHERE id = ${applicationId}::uuid FOR UPDATE`
  const app = await db.application.findUnique({ where: { id: applicationId } })
  if (app === null) throw new StewardError('not_found')
  return { app, stage: stageOf(app), pack: await readPack(db, app.packVersion) }
}

/**
 * Runs one step of the procedure in one transaction, if the application is at one of the stages the step starts from,
 * and returns where it then stands. Safe to run twice: after the first time the stage has moved on and nothing is done.
 */
export async function runStep(
  store: Store,
  actor: Actor,
  applicationId: string,
  from: readonly OpeningStage[],
  work: (change: Change, open: OpenCase) => Promise<void>,
): Promise<Standing> {
  await change(store, actor, async (tx) => {
    const open = await lockCase(tx.db, applicationId)
    if (!from.includes(open.stage)) return unchanged({})
    await work(tx, open)
    return {}
  })
  return readStanding(store.db, applicationId)
}

/** Where an application stands, with its open tasks and the dated rungs of its stage. */
export async function readStanding(db: Db, applicationId: string): Promise<Standing> {
  const app = await db.application.findUnique({ where: { id: applicationId } })
  if (app === null) throw new StewardError('not_found')
  const pack = await readPack(db, app.packVersion)
  const stage = stageOf(app)
  return { stage, tasks: await standingTasks(db, applicationId, pack), rungs: stageRungs(stage, app.stageSince, pack) }
}

function stageRungs(stage: OpeningStage, since: Date, pack: PolicyPack): Standing['rungs'] {
  if (stage !== 'AWAITING_ACTIVATION') return []
  const instants = rungInstants(pack.ladders.activation, since.toISOString())
  return pack.ladders.activation.flatMap((rung, index) => {
    const at = instants[index]
    if (at === undefined) return []
    return [{ at, ...('message' in rung.do ? { message: rung.do.message } : { event: rung.do.event }) }]
  })
}

/**
 * Moves an application to another stage and tells the trail. Throws `wrong_stage` when the stages table does not allow
 * it or the row moved meanwhile. An ending stage also cancels open tasks and dates the erasure.
 */
export async function moveTo(
  tx: Change,
  open: OpenCase,
  to: OpeningStage,
  why: {
    code: string
    reason?: string | undefined
    actor?: Actor
    facts?: Record<string, string>
    declineReason?: string
    keep?: string
  },
): Promise<OpenCase> {
  if (!mayMove(openingStages, open.stage, to))
    throw new StewardError('wrong_stage', { facts: { stage: open.stage, to } })
  const ends = openingStages[to].end && to !== 'ACTIVE'
  const [app] = await tx.db.application.updateManyAndReturn({
    where: { id: open.app.id, stage: open.stage },
    data: {
      stage: to,
      stageSince: tx.at,
      stageReason: why.code,
      previousStage: open.stage,
      version: { increment: 1 },
      ...(why.declineReason === undefined ? {} : { declineReason: why.declineReason }),
      ...(openingStages[to].end ? { closedAt: tx.at } : {}),
      ...(ends
        ? {
            eraseOn: new Date(
              `${bookingDay(new Date(addDuration(tx.at.toISOString(), why.keep ?? keepAfterEnd(open.pack))))}T00:00:00Z`,
            ),
          }
        : {}),
    },
  })
  if (app === undefined) throw new StewardError('wrong_stage')
  if (openingStages[to].end) await cancelOpenTasks(tx, open.app.id)
  await tx.record({
    action: 'stage.changed',
    subjectType: 'application',
    subjectId: open.app.id,
    caseId: open.app.id,
    facts: { from: open.stage, to, code: why.code, ...why.facts },
    policyVersions: [open.app.packVersion],
    ...(why.actor === undefined ? {} : { actor: why.actor }),
    ...(why.reason === undefined ? {} : { reason: why.reason, sealFor: open.app.subjectId }),
  })
  return { ...open, app, stage: to }
}

const keepAfterEnd = (pack: PolicyPack): string => pack.retention['closed-applications'].keep

/** Retention of a file that was declined for risk: longer than for other ends. */
export const keepAfterRiskDecline = (pack: PolicyPack): string => pack.retention['risk-declined-applications'].keep
