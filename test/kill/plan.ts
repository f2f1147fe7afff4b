import type { ProvisioningStep } from '../../domain/accounts/account-opening/provisioning.ts'

/**
 * Where a worker stops one case for good: before an activity has any effect, or after the effect and before its result
 * is reported; for mail also between the server's answer and our record. `occurrence` tells the first call of an activity
 * for a case from the second.
 */
export type Park =
  | { readonly kind: 'activity'; readonly activity: string; readonly occurrence: number; readonly when: 'before' | 'after' }
  | { readonly kind: 'core-bank'; readonly step: ProvisioningStep; readonly when: 'before' | 'after' }
  | { readonly kind: 'mail-taken'; readonly subjectPart: string }

/** Which case is parked where, by application id (and for mail by the reference in its subject). */
export type KillPlan = readonly { readonly applicationId: string; readonly park: Park }[]

/** What the parked worker says, one line of JSON each, when a case has come to where it waits. */
export type ParkedNotice = { readonly parked: string }
