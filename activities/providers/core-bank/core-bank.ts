import type {
  ProvisioningRef,
  ProvisioningStep,
  StepResult,
} from '../../../domain/accounts/account-opening/provisioning.ts'

/**
 * The system that keeps the bank's accounts. Each step and each undo is keyed by application and attempt, so calling it
 * again gives the same result; a result with `done: false` will not change by trying again, an outage throws.
 */
export type CoreBank = {
  readonly [Step in ProvisioningStep]: {
    readonly run: (ref: ProvisioningRef) => Promise<StepResult>
    readonly undo: (ref: ProvisioningRef) => Promise<StepResult>
  }
}
