import { z } from 'zod'
import { CONSENT_KINDS, PRODUCTS } from '../../../domain/accounts/account-opening/form.ts'
import { JURISDICTIONS } from '../../../domain/operations/policies/jurisdiction.ts'

/** GET /v1/configuration: what the pages need to know before anybody signs in. */
export const configurationView = z
  .object({
    jurisdictions: z.array(z.enum(JURISDICTIONS)),
    defaultJurisdiction: z.enum(JURISDICTIONS),
    products: z.array(z.enum(PRODUCTS)),
    consentVersions: z.record(z.enum(CONSENT_KINDS), z.string()),
    uploadLimits: z.object({ maxBytes: z.int(), mediaTypes: z.array(z.string()) }),
    demo: z.boolean(),
    mailInboxUrl: z.string().nullable(),
  })
  .meta({ id: 'Configuration' })
export type ConfigurationView = z.infer<typeof configurationView>
