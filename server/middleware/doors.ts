import { StewardError } from '../../platform/errors.ts'
import type { Caller } from '../context.ts'

/** Kinds of caller that may use a route at all; what each may do with a record is decided by her abilities. */
export type Door = 'anonymous' | 'link' | 'api-key' | 'customer' | 'staff'

/** The door that a caller comes through. */
export function doorOf(caller: Caller): Door {
  switch (caller.kind) {
    case 'ANONYMOUS':
      return 'anonymous'
    case 'LINK':
      return 'link'
    case 'API_KEY':
      return 'api-key'
    case 'PERSON':
      return caller.person.roles.some((role) => role !== 'applicant') ? 'staff' : 'customer'
  }
}

/**
 * Refuses a caller whose door is not open: `unauthenticated` when a better credential would help, `mfa_required` for a
 * session without a proven second factor (unless it is signing in), else `forbidden`.
 */
export function refuseCaller(caller: Caller, doors: readonly Door[], signingIn: boolean): void {
  const door = doorOf(caller)
  if (!doors.includes(door))
    throw new StewardError(door === 'anonymous' || door === 'link' ? 'unauthenticated' : 'forbidden')
  if (signingIn || doors.includes('anonymous')) return
  if (caller.kind === 'PERSON' && caller.secondFactorAt === null) throw new StewardError('mfa_required')
}
