import { CONSENT_VERSIONS, PRODUCTS } from '../../../domain/accounts/account-opening/form.ts'
import { JURISDICTIONS } from '../../../domain/operations/policies/jurisdiction.ts'
import { MAX_FILE_BYTES } from '../../middleware/body.ts'
import { get, nothing, type Route } from '../../route.ts'
import { configurationView, type ConfigurationView } from '../../schemas/operations/configuration.ts'

/** What the pages need before anybody signs in. */
export const configurationRoutes: readonly Route[] = [
  get({
    id: 'readConfiguration',
    path: '/v1/configuration',
    summary: 'What can be applied for here, and limits',
    tag: 'configuration',
    doors: ['anonymous', 'link', 'api-key', 'customer', 'staff'],
    params: nothing,
    query: nothing,
    answers: { 200: configurationView },
    problems: [],
    handle: async ({ deps }) => {
      const body: ConfigurationView = {
        jurisdictions: [...JURISDICTIONS],
        defaultJurisdiction: deps.config.jurisdiction,
        products: [...PRODUCTS],
        consentVersions: CONSENT_VERSIONS,
        uploadLimits: {
          maxBytes: MAX_FILE_BYTES,
          mediaTypes: ['application/pdf', 'image/jpeg', 'image/png', 'image/heic'],
        },
        demo: deps.config.profile === 'demo',
        mailInboxUrl: deps.config.mail.inboxUrl,
      }
      return { status: 200, body }
    },
  }),
]
