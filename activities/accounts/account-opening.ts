import {
  PROVISIONING_STEPS,
  type ProvisioningRef,
  type ProvisioningResult,
  type ProvisioningStep,
  type StepResult,
} from '../../domain/accounts/account-opening/provisioning.ts'
import type { Carried, Standing } from '../../domain/accounts/account-opening/standing.ts'
import type { Actor } from '../../domain/operations/access/actor.ts'
import { closeUnused } from '../../prisma/store/accounts/account-opening/closing.ts'
import { checkApplication } from '../../prisma/store/accounts/account-opening/data-check.ts'
import { recordCommand, recordOutcome } from '../../prisma/store/accounts/account-opening/outcomes.ts'
import {
  attemptOf,
  beginProvisioning,
  completeProvisioning,
  failProvisioning,
  recordSteps,
  recordUndo,
  stepsOf,
} from '../../prisma/store/accounts/account-opening/provisioning.ts'
import { rateApplicant } from '../../prisma/store/accounts/account-opening/rating.ts'
import { screenApplicant } from '../../prisma/store/accounts/account-opening/screening.ts'
import type { Store } from '../../prisma/store/store.ts'
import type { CoreBank } from '../providers/core-bank/core-bank.ts'

type OfCase = { readonly applicationId: string }
type OfRequest = { readonly requestId: string }

const actor: Actor = { kind: 'SYSTEM', job: 'account-opening' }

/**
 * The steps of account opening. Each is safe to run twice: it acts only while the case is at the stage it starts from,
 * and reports where the case stands.
 */
export function openingActivities(store: Store, coreBank: CoreBank) {
  return {
    checkApplication: ({ applicationId }: OfCase): Promise<Standing> => checkApplication(store, actor, applicationId),
    screenApplicant: ({ applicationId }: OfCase): Promise<Standing> => screenApplicant(store, actor, applicationId),
    rateApplicant: ({ applicationId }: OfCase): Promise<Standing> => rateApplicant(store, actor, applicationId),
    recordOutcome: ({ requestId }: OfRequest): Promise<Carried> => recordOutcome(store, requestId),
    recordCommand: ({ requestId }: OfRequest): Promise<Carried> => recordCommand(store, requestId),
    closeUnused: ({ applicationId }: OfCase): Promise<Standing> => closeUnused(store, actor, applicationId),

    /** Sets the account up step by step; a refused step is the result, and everything done so far is left to the undo. */
    provision: async ({ applicationId }: OfCase): Promise<ProvisioningResult & { standing: Standing }> => {
      const { standing, ref } = await beginProvisioning(store, actor, applicationId)
      if (ref === null) return { standing, refused: null }
      const refused = await runSteps(store, coreBank, ref)
      return refused === null
        ? { standing: await completeProvisioning(store, actor, ref), refused }
        : { standing, refused }
    },
    /** Undoes every step of the current attempt in reverse; an undo that is refused is recorded and does not stop the others. */
    undoProvisioning: async ({ applicationId }: OfCase): Promise<void> => {
      const ref = await attemptOf(store, applicationId)
      for (const step of (await stepsOf(store, ref)).done.toReversed()) {
        const undone = await coreBank[step].undo(ref)
        await recordUndo(store, actor, ref, step, undone.done)
      }
    },
    reportProvisioningFailed: async ({ applicationId }: OfCase): Promise<Standing> =>
      failProvisioning(store, actor, await attemptOf(store, applicationId)),
  }
}

export type OpeningActivities = ReturnType<typeof openingActivities>

/**
 * Runs the steps that are not recorded yet; one that was run but not recorded gives the same result again, and an attempt
 * that was refused stays refused.
 */
async function runSteps(
  store: Store,
  coreBank: CoreBank,
  ref: ProvisioningRef,
): Promise<ProvisioningResult['refused']> {
  const recorded = await stepsOf(store, ref)
  if (recorded.refused !== null) return recorded.refused
  const done = new Set(recorded.done)
  const results: { step: ProvisioningStep; result: StepResult }[] = []
  for (const step of PROVISIONING_STEPS.filter((candidate) => !done.has(candidate))) {
    const result = await coreBank[step].run(ref)
    results.push({ step, result })
    if (!result.done) break
  }
  if (results.length > 0) await recordSteps(store, actor, ref, results)
  const refused = results.find(({ result }) => !result.done)
  return refused === undefined || refused.result.done ? null : { step: refused.step, code: refused.result.code }
}
