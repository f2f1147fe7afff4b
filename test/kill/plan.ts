import { z } from 'zod'
import { PROVISIONING_STEPS, type ProvisioningStep } from '../../domain/accounts/account-opening/provisioning.ts'

/**
 * Where a worker stops one case for good: before an activity has any effect, or after the effect and before its result
 * is reported; for mail also between the server's answer and our record. `occurrence` tells the first call of an activity
 * for a case from the second.
 */
export type Park =
  | {
      readonly kind: 'activity'
      readonly activity: string
      readonly occurrence: number
      readonly when: 'before' | 'after'
    }
  | { readonly kind: 'core-bank'; readonly step: ProvisioningStep; readonly when: 'before' | 'after' }
  | { readonly kind: 'mail-taken'; readonly subjectPart: string }

/** Which case is parked where, by application id (and for mail by the reference in its subject). */
export type KillPlan = readonly { readonly applicationId: string; readonly park: Park; readonly repaired: boolean }[]

/** Cases that are repaired are refused once: at this step of their first attempt. */
export const REFUSED_ONCE = { step: 'link-holder', attempt: 1 } as const

const park = z.union([
  z.object({
    kind: z.literal('activity'),
    activity: z.string(),
    occurrence: z.number(),
    when: z.enum(['before', 'after']),
  }),
  z.object({ kind: z.literal('core-bank'), step: z.enum(PROVISIONING_STEPS), when: z.enum(['before', 'after']) }),
  z.object({ kind: z.literal('mail-taken'), subjectPart: z.string() }),
])
const plan = z.array(z.object({ applicationId: z.string(), park, repaired: z.boolean() }))

/** Reads a plan that was handed over as JSON. */
export const readPlan = (text: string): KillPlan => plan.parse(JSON.parse(text))

const PARKED = 'parked: '

/** What the parked worker says when a case has come to where it waits: one line among what else it may print. */
export const parkedLine = (applicationId: string): string => `${PARKED}${applicationId}\n`

/** The application that a line of the parked worker is about, or null. */
export const parkedIn = (line: string): string | null => (line.startsWith(PARKED) ? line.slice(PARKED.length) : null)
