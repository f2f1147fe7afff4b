import { StewardError } from '../../../../platform/errors.ts'
import { askForAccessLink, findByReference } from '../../../../prisma/store/accounts/account-opening/access-links.ts'
import { sendRequest } from '../../../../prisma/store/operations/requests.ts'
import { accepted, applicationFor } from '../../../answers.ts'
import { actorOf, type Deps } from '../../../context.ts'
import { byId, nothing, post, type Route } from '../../../route.ts'
import { askAccessLink } from '../../../schemas/accounts/account-opening.ts'
import { requestAccepted } from '../../../schemas/common.ts'

/** Links that open an application; a new one is always mailed, never answered. */
export const accessLinkRoutes: readonly Route[] = [
  post({
    id: 'mailAccessLink',
    path: '/v1/applications/{id}/access-links',
    summary: 'Mail a new link to the address in the form',
    tag: 'applications',
    doors: ['link', 'api-key', 'customer', 'staff'],
    params: byId,
    body: nothing,
    answers: { 202: requestAccepted },
    problems: ['not_found', 'forbidden', 'link_expired', 'rate_limited'],
    handle: async ({ deps, context, params }) => {
      await applicationFor({ deps, context }, params.id, 'ask-link')
      const request = await askForAccessLink(deps.store, actorOf(context, params.id), params.id)
      return accepted(await sendRequest(deps.store, deps.processes, request))
    },
  }),
  post({
    id: 'askAccessLink',
    path: '/v1/access-links',
    summary: 'Ask for a new link by reference and e-mail address; the answer is the same whether they are known or not',
    tag: 'applications',
    doors: ['anonymous', 'link', 'api-key', 'customer', 'staff'],
    params: nothing,
    body: askAccessLink,
    answers: { 202: null },
    problems: [],
    limit: 'ask-link',
    handle: async ({ deps, body }) => {
      const applicationId = await findByReference(deps.store, body.reference, body.email)
      if (applicationId !== null) await mailQuietly(deps, applicationId)
      return { status: 202, body: {} }
    },
  }),
]

/** Mails a link without telling the caller anything: neither that it exists nor that too many were asked for. */
async function mailQuietly(deps: Deps, applicationId: string): Promise<void> {
  try {
    const request = await askForAccessLink(deps.store, { kind: 'APPLICANT', applicationId }, applicationId)
    void sendRequest(deps.store, deps.processes, request).catch(() =>
      deps.log.warn({ requestId: request.id }, 'request left to the reconciler'),
    )
  } catch (error) {
    if (!(error instanceof StewardError)) throw error
    deps.log.info({ applicationId, code: error.code }, 'no access link was sent')
  }
}
