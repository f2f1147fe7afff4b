import canonicalize from 'canonicalize'
import { v7 as uuidv7 } from 'uuid'
import {
  PROVISIONING_STEPS,
  type ProvisioningRef,
  type ProvisioningResult,
  type ProvisioningStep,
  type StepResult,
} from '../../../../domain/accounts/account-opening/provisioning.ts'
import type { Standing } from '../../../../domain/accounts/account-opening/standing.ts'
import { olderThan } from '../../../../domain/kernel/due.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { StewardError } from '../../../../platform/errors.ts'
import { type AuditEntry, type Change, change, unchanged } from '../../change.ts'
import { listVersions } from '../../compliance/screening.ts'
import type { Store } from '../../store.ts'
import { insertAccessLink } from './access-links.ts'
import { openCaseTask } from './data-check.ts'
import { screen } from './screening.ts'
import { moveTo, type OpenCase, runStep } from './stage.ts'

/**
 * Begins provisioning an approved case, or goes on with the attempt that was begun. A screening that is older than the
 * pack allows, or than the newest lists, is repeated first; a new hit voids the approval. Returns null for the attempt
 * when the case is no longer to be provisioned.
 */
export async function beginProvisioning(
  store: Store,
  actor: Actor,
  applicationId: string,
): Promise<{ standing: Standing; ref: ProvisioningRef | null }> {
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

/**
 * True when the last screening is too old or saw other list versions than those in force. Versions are compared, not only
 * instants, because an import that began before the screening may have ended after it.
 */
async function needsRescreening(tx: Change, open: OpenCase): Promise<boolean> {
  const run = await tx.db.screeningRun.findFirst({
    where: { applicationId: open.app.id },
    orderBy: { screenedAt: 'desc' },
  })
  if (run === null || olderThan(run.screenedAt, tx.at, open.pack.rescreenBeforeProvisioningAfter)) return true
  if (canonicalize(run.listVersions) !== canonicalize(await listVersions(tx.db))) return true
  return (await tx.db.watchList.count({ where: { loadedAt: { gt: run.screenedAt }, state: 'LOADED' } })) > 0
}

/** What is recorded of an attempt: its done steps in the order in which they ran, and the step that was refused, if one was. */
export async function stepsOf(
  store: Store,
  ref: ProvisioningRef,
): Promise<ProvisioningResult & { readonly done: readonly ProvisioningStep[] }> {
  const rows = new Map(
    (await store.db.provisioningStep.findMany({ where: { ...ref } })).map((row) => [row.step, row] as const),
  )
  const done = PROVISIONING_STEPS.filter((step) => rows.get(step)?.state === 'DONE')
  const failed = PROVISIONING_STEPS.find((step) => rows.get(step)?.state === 'FAILED')
  const refused = failed === undefined ? null : { step: failed, code: rows.get(failed)?.errorCode ?? '' }
  return { done, refused }
}

/**
 * Records what the steps of an attempt gave, in one transaction. The first result of a step stays: a step that ran again
 * gave the same.
 */
export async function recordSteps(
  store: Store,
  actor: Actor,
  ref: ProvisioningRef,
  results: readonly { step: ProvisioningStep; result: StepResult }[],
): Promise<void> {
  await change(store, actor, async ({ db, at, record }) => {
    const added = await db.provisioningStep.createManyAndReturn({
      data: results.map(({ step, result }) => ({
        id: uuidv7(),
        ...ref,
        step,
        state: result.done ? 'DONE' : 'FAILED',
        reference: result.done ? result.reference : null,
        errorCode: result.done ? null : result.code,
        at,
      })),
      skipDuplicates: true,
    })
    for (const row of added)
      await record(
        stepEntry(ref, row.state === 'DONE' ? 'provisioning.done' : 'provisioning.failed', row.step, row.errorCode),
      )
    return added.length === 0 ? unchanged({}) : {}
  })
}

/** Records that a step was undone, or that undoing it was refused. */
export async function recordUndo(
  store: Store,
  actor: Actor,
  ref: ProvisioningRef,
  step: ProvisioningStep,
  undone: boolean,
): Promise<void> {
  await change(store, actor, async ({ db, at, record }) => {
    const { count } = await db.provisioningStep.updateMany({
      where: { ...ref, step, state: 'DONE' },
      data: { state: undone ? 'UNDONE' : 'UNDO_FAILED', at },
    })
    if (count === 0) return unchanged({})
    await record(stepEntry(ref, undone ? 'provisioning.undone' : 'provisioning.undo-failed', step, null))
    return {}
  })
}

const stepEntry = (ref: ProvisioningRef, action: string, step: string, code: string | null): AuditEntry => ({
  action,
  subjectType: 'application',
  subjectId: ref.applicationId,
  caseId: ref.applicationId,
  facts: { step, attempt: ref.attempt, ...(code === null ? {} : { code }) },
})

/** The account is there: the numbers are assigned and the customer is invited to activate. Safe to run twice. */
export const completeProvisioning = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<Standing> =>
  runStep(store, actor, ref.applicationId, ['PROVISIONING'], async (tx, open) => {
    if (open.app.provisioningAttempt !== ref.attempt) throw new StewardError('wrong_stage')
    await tx.db.accountNumber.updateMany({ where: { ...ref, state: 'RESERVED' }, data: { state: 'ASSIGNED' } })
    await insertAccessLink(tx.db, {
      applicationId: ref.applicationId,
      purpose: 'ACTIVATION',
      at: tx.at,
      validFor: open.pack.activationLink,
    })
    await moveTo(tx, open, 'AWAITING_ACTIVATION', { code: 'account-opened' })
  })

/** Nothing of the attempt remains: the case waits for an operator to retry or decline. Safe to run twice. */
export const failProvisioning = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<Standing> =>
  runStep(store, actor, ref.applicationId, ['PROVISIONING'], async (tx, open) => {
    const failed = await moveTo(tx, open, 'PROVISIONING_FAILED', {
      code: 'provisioning-undone',
      facts: { attempt: String(ref.attempt) },
    })
    await openCaseTask(tx, failed, 'PROVISIONING_REPAIR', [])
  })
