import type { Ladder } from '../../kernel/ladder.ts'
import type { PolicyPack, TaskReminder } from './pack.ts'

/** What the opening process gets in its input: version, ladders, durations. At most 2 KB of JSON, no personal data. */
export type ProcessPolicy = {
  readonly packVersion: string
  readonly ladders: { readonly missingInformation: Ladder; readonly activation: Ladder }
  readonly taskReminders: readonly TaskReminder[]
  readonly missingInformation: { readonly extension: string; readonly extensions: number; readonly maxRounds: number }
  readonly straightThroughLow: boolean
  readonly rescreenBeforeProvisioningAfter: string
  readonly activationLink: string
  readonly activationLinkReissues: number
  readonly provisioningRetry: string
}

/** Takes from a pack the part that the opening process needs; the same pack always gives the same part. */
export const processPolicy = (pack: PolicyPack): ProcessPolicy => ({
  packVersion: pack.version,
  ladders: { missingInformation: pack.ladders.missingInformation, activation: pack.ladders.activation },
  taskReminders: pack.taskReminders,
  missingInformation: pack.missingInformation,
  straightThroughLow: pack.straightThroughLow,
  rescreenBeforeProvisioningAfter: pack.rescreenBeforeProvisioningAfter,
  activationLink: pack.activationLink,
  activationLinkReissues: pack.activationLinkReissues,
  provisioningRetry: pack.provisioningRetry,
})
