import type { ApplicationFacts } from '../prisma/store/accounts/account-opening/cases.ts'
import { readApplication } from '../prisma/store/accounts/account-opening/cases.ts'
import { type ProcessRequest, refusalOf, sendRequest } from '../prisma/store/operations/requests.ts'
import { StewardError } from '../platform/errors.ts'
import { type Ability, abilityOf, type Action, anApplication } from './abilities/ability.ts'
import type { Deps, PersonCaller, RequestContext } from './context.ts'
import { presentToApplicant } from './presenters/accounts/account-opening/applicant.ts'
import { presentCase } from './presenters/accounts/account-opening/case.ts'
import { presentRequest } from './presenters/operations/requests.ts'
import type { Answer } from './route-answer.ts'

type Asked = { readonly deps: Deps; readonly context: RequestContext }

/**
 * The application if the caller may act on it so. One that she may not read answers `not_found`, like one that does not
 * exist; a role that reads no application at all, or may read but not do this, answers `forbidden`.
 */
export async function applicationFor(
  { deps, context }: Asked,
  id: string,
  action: Action,
): Promise<{ application: ApplicationFacts; ability: Ability }> {
  const ability = abilityOf(context.caller)
  if (!ability.can('read', 'Application')) throw new StewardError('forbidden')
  const application = await readApplication(deps.store, id)
  if (!ability.can('read', anApplication(application))) throw new StewardError('not_found')
  if (!ability.can(action, anApplication(application))) throw new StewardError('forbidden')
  return { application, ability }
}

/** True for a member of staff, who gets the case; customers and holders of a link or key get the applicant's view. */
export const seesCase = (context: RequestContext): context is RequestContext & { caller: PersonCaller } =>
  context.caller.kind === 'PERSON' && context.caller.person.roles.some((role) => role !== 'applicant')

/** 200 with the application as it now stands, in the view of the caller. */
export async function applicationAnswer(
  { deps, context }: Asked,
  id: string,
  as: 'by-role' | 'applicant' = 'by-role',
  status = 200,
): Promise<Answer> {
  const { application, ability } = await applicationFor({ deps, context }, id, 'read')
  const body =
    as === 'by-role' && seesCase(context)
      ? await presentCase(deps.store, application, { caller: context.caller, ability })
      : await presentToApplicant(deps.store, application, ability)
  return { status, body, version: application.version }
}

/**
 * Sends a durable request and waits as long as the settings say. Carried out: the given view. Refused by the process:
 * its registered error. Not known yet: 202 with the request, and Location to read it again.
 */
export async function carriedOut(
  { deps }: Asked,
  request: ProcessRequest,
  view: () => Promise<Answer>,
): Promise<Answer> {
  const row = await sendRequest(deps.store, deps.processes, request)
  switch (row.state) {
    case 'DONE':
      return view()
    case 'REFUSED':
      throw refusalOf(row)
    default:
      return accepted(row)
  }
}

/** 202 with a durable request. */
export const accepted = (row: ProcessRequest): Answer => ({
  status: 202,
  body: { request: presentRequest(row) },
  headers: { Location: `/v1/requests/${row.id}` },
})
