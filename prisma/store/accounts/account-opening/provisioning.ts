import { v7 as uuidv7 } from 'uuid'
import { PROVISIONING_STEPS, type ProvisioningRef, type ProvisioningStep, type StepResult } from '../../../../domain/accounts/account-opening/provisioning.ts'
import type { Standing } from '../../../../domain/accounts/account-opening/standing.ts'
import { addDuration } from '../../../../domain/kernel/dates.ts'
import { olderThan } from '../../../../domain/kernel/due.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { StewardError } from '../../../../platform/errors.ts'
import { type Change, change, unchanged } from '../../change.ts'
import type { Store } from '../../store.ts'
import { openCaseTask } from './data-check.ts'
import { screen } from './screening.ts'
import { moveTo, type OpenCase, runStep } from './stage.ts'

/**
 * Begins provisioning an approved case, or goes on with the attempt that was begun. A screening that is older than the
 * pack allows, or than the newest lists, is repeated first; a new hit voids the approval. Returns null for the attempt
 * when the case is no longer to be provisioned.
 */
export async function beginProvisioning(store: Store, actor: Actor, applicationId: string): Promise<{ standing: Standing; ref: ProvisioningRef | null }> {
  const standing = await runStep(store, actor, applicationId, ['APPROVED'], async (tx, open) => {
    const fresh = (await needsRescreening(tx, open)) ? await screen(store, tx, open) : []
    if (fresh.length > 0) {
      const review = await moveTo(tx, open, 'SCREENING_REVIEW', { code: 'hit-after-approval' })
      return openCaseTask(tx, review, 'SCREENING_REVIEW', [])
    }
    await moveTo(tx, open, 'PROVISIONING', { code: 'approved' })
    await tx.db.application.update({ where: { id: open.app.id }, data: { provisioningAttempt: { increment: 1 } } })
  })
  if (standing.stage !== 'PROVISIONING') return { standing, ref: null }
  return { standing, ref: await attemptOf(store, applicationId) }
}

/** The attempt that an application's provisioning is at. */
export async function attemptOf(store: Store, applicationId: string): Promise<ProvisioningRef> {
  const app = await store.db.application.findUniqueOrThrow({ where: { id: applicationId } })
  return { applicationId, attempt: app.provisioningAttempt }
}

async function needsRescreening(tx: Change, open: OpenCase): Promise<boolean> {
  const run = await tx.db.screeningRun.findFirst({ where: { applicationId: open.app.id }, orderBy: { screenedAt: 'desc' } })
  if (run === null || olderThan(run.screenedAt, tx.at, open.pack.rescreenBeforeProvisioningAfter)) return true
  return (await tx.db.watchList.count({ where: { loadedAt: { gt: run.screenedAt }, state: 'LOADED' } })) > 0
}

/** Steps of an attempt that are done, in the order in which they ran. */
export async function stepsDone(store: Store, ref: ProvisioningRef): Promise<ProvisioningStep[]> {
  const rows = await store.db.provisioningStep.findMany({ where: { ...ref, state: 'DONE' } })
  const done = new Set(rows.map((row) => row.step))
  return PROVISIONING_STEPS.filter((step) => done.has(step))
}

/** Records what a step or its undo gave. The first result of a step stays; an undo follows a step once. */
export async function recordStep(store: Store, actor: Actor, ref: ProvisioningRef, step: ProvisioningStep, outcome: StepResult | 'UNDONE' | 'UNDO_FAILED'): Promise<void> {
  await change(store, actor, async ({ db, at, record }) => {
    const where = { applicationId_attempt_step: { ...ref, step } }
    const existing = await db.provisioningStep.findUnique({ where })
    const state = typeof outcome === 'string' ? outcome : outcome.done ? 'DONE' : 'FAILED'
    if (existing?.state === state || (existing !== null && typeof outcome !== 'string')) return unchanged({})
    const reference = typeof outcome !== 'string' && outcome.done ? outcome.reference : (existing?.reference ?? null)
    const errorCode = typeof outcome !== 'string' && !outcome.done ? outcome.code : null
    await db.provisioningStep.upsert({ where, create: { id: uuidv7(), ...ref, step, state, reference, errorCode, at }, update: { state, at } })
    await record({
      action: `provisioning.${state.toLowerCase().replace('_', '-')}`,
      subjectType: 'application',
      subjectId: ref.applicationId,
      caseId: ref.applicationId,
      facts: { step, attempt: ref.attempt, ...(errorCode === null ? {} : { code: errorCode }) },
    })
    return {}
  })
}

/** The account is there: the numbers are assigned and the customer is invited to activate. Safe to run twice. */
export const completeProvisioning = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<Standing> =>
  runStep(store, actor, ref.applicationId, ['PROVISIONING'], async (tx, open) => {
    if (open.app.provisioningAttempt !== ref.attempt) throw new StewardError('wrong_stage')
    await tx.db.accountNumber.updateMany({ where: { ...ref, state: 'RESERVED' }, data: { state: 'ASSIGNED' } })
    await tx.db.accessLink.create({
      data: {
        id: uuidv7(),
        applicationId: ref.applicationId,
        purpose: 'ACTIVATION',
        createdAt: tx.at,
        expiresAt: new Date(addDuration(tx.at.toISOString(), open.pack.activationLink)),
      },
    })
    await moveTo(tx, open, 'AWAITING_ACTIVATION', { code: 'account-opened' })
  })

/** Nothing of the attempt remains: the case waits for an operator to retry or decline. Safe to run twice. */
export const failProvisioning = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<Standing> =>
  runStep(store, actor, ref.applicationId, ['PROVISIONING'], async (tx, open) => {
    const failed = await moveTo(tx, open, 'PROVISIONING_FAILED', { code: 'provisioning-undone', facts: { attempt: String(ref.attempt) } })
    await openCaseTask(tx, failed, 'PROVISIONING_REPAIR', [])
  })

