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
