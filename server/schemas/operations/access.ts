import { z } from 'zod'
import { instant, locale, uuid } from '../common.ts'

/** GET /v1/me: who is signed in, with roles, the packed CASL rules that the buttons follow, and how fresh the second factor is. */
export const meView = z
  .object({
    id: uuid,
    name: z.string(),
    email: z.string(),
    locale,
    roles: z.array(z.string()),
    rules: z.array(z.array(z.unknown())),
    secondFactorAt: instant.nullable(),
    secondFactorFreshUntil: instant.nullable(),
  })
  .meta({ id: 'Me' })

/** POST /v1/me/second-factor: proves the TOTP again; needed for approvals when the last proof is older than five minutes. */
export const secondFactor = z.strictObject({ code: z.string().regex(/^\d{6}$/) }).meta({ id: 'SecondFactor' })

export type MeView = z.infer<typeof meView>

/** POST /v1/auth/sign-in/email */
export const signInWithPassword = z
  .strictObject({ email: z.string().max(254), password: z.string().max(128) })
  .meta({ id: 'SignInWithPassword' })

/** Which step comes next: the code of an enrolled second factor, or enrolling one. */
export const signInStep = z
  .object({ twoFactorRedirect: z.boolean(), enrolmentRequired: z.boolean() })
  .meta({ id: 'SignInStep' })

/** POST /v1/auth/two-factor/enable */
export const enrolSecondFactor = z.strictObject({ password: z.string().max(128) }).meta({ id: 'EnrolSecondFactor' })
export const secondFactorEnrolment = z.object({ totpUri: z.string() }).meta({ id: 'SecondFactorEnrolment' })

/** Answer of a finished sign-in. */
export const signedIn = z.object({ signedIn: z.literal(true) }).meta({ id: 'SignedIn' })
