import { CONSENT_VERSIONS } from '../../../../domain/accounts/account-opening/form.ts'
import { maskedAccountNumber } from '../../../../domain/accounts/account-opening/account-number.ts'
import { StewardError } from '../../../../platform/errors.ts'
import { applicationsOf } from '../../../../prisma/store/accounts/account-opening/customers.ts'
import {
  type Activation,
  openPortal,
  readActivation,
  requestActivation,
} from '../../../../prisma/store/accounts/account-opening/portal-activation.ts'
import { useStep } from '../../../../prisma/store/operations/access/second-factors.ts'
import { refusalOf, sendRequest } from '../../../../prisma/store/operations/requests.ts'
import { applicationFor } from '../../../answers.ts'
import { passwordProblem } from '../../../authentication/password-rules.ts'
import { matchingStep, totpSecretOf, totpUri } from '../../../authentication/totp.ts'
import type { Deps } from '../../../context.ts'
import { presentToApplicant } from '../../../presenters/accounts/account-opening/applicant.ts'
import { get, nothing, post, type Route } from '../../../route.ts'
import {
  activate,
  activated,
  activationQuery,
  activationView,
  applicantPage,
} from '../../../schemas/accounts/account-opening.ts'

const anybody = ['anonymous', 'link', 'api-key', 'customer', 'staff'] as const

/** The customer's first visit to her account: a password, an authenticator app, the terms. */
export const activationRoutes: readonly Route[] = [
  get({
    id: 'readActivation',
    path: '/v1/activations',
    summary: 'Read what an activation link opens, with the secret for the authenticator app',
    tag: 'applications',
    doors: anybody,
    params: nothing,
    query: activationQuery,
    answers: { 200: activationView },
    problems: ['unauthenticated', 'link_expired'],
    limit: 'activation',
    handle: async ({ deps, query }) => {
      const activation = await readActivation(deps.store, query.token)
      const totpSecret = totpSecretOf(deps.store.keys.linkKey, activation.link.id)
      const body = {
        reference: activation.application.reference,
        maskedAccountNumber: maskedAccountNumber(activation.accountNumber),
        totpSecret,
        otpauthUrl: totpUri(activation.form.email ?? activation.application.reference, totpSecret),
        expiresAt: activation.link.expiresAt.toISOString(),
      }
      return { status: 200, body }
    },
  }),
  post({
    id: 'activate',
    path: '/v1/activations',
    summary: 'Set password and second factor, accept the terms and start the relationship',
    tag: 'applications',
    doors: anybody,
    params: nothing,
    body: activate,
    answers: { 200: activated },
    problems: [
      'unauthenticated',
      'link_expired',
      'mfa_code_wrong',
      'password_weak',
      'password_blocklisted',
      'password_contains_personal',
      'address_in_use',
      'wrong_stage',
      'process_ended',
    ],
    limit: 'activation',
    handle: async ({ deps, body }) => {
      const activation = await readActivation(deps.store, body.token)
      refusePassword(activation, body.password)
      const totpSecret = totpSecretOf(deps.store.keys.linkKey, activation.link.id)
      const step = matchingStep(totpSecret, body.totpCode, deps.store.now())
      if (step === null)
        throw new StewardError('mfa_code_wrong', { errors: [{ pointer: '/totpCode', code: 'invalid' }] })
      const personId = await openPortal(deps.store, activation, { terms: CONSENT_VERSIONS.TERMS }, (db, at, person) =>
        deps.authentication.createAuthUser(db, at, { ...person, password: body.password, totpSecret }),
      )
      await useStep(deps.store, personId, step)
      await startRelationship(deps, activation.application.id, personId)
      return { status: 200, body: { reference: activation.application.reference } }
    },
  }),
  get({
    id: 'listMyApplications',
    path: '/v1/me/applications',
    summary: "List the signed-in customer's applications",
    tag: 'applications',
    doors: ['customer', 'staff'],
    params: nothing,
    query: nothing,
    answers: { 200: applicantPage },
    problems: [],
    handle: async ({ deps, context }) => {
      const ids = context.caller.kind === 'PERSON' ? await applicationsOf(deps.store, context.caller.person.id) : []
      const own = await Promise.all(ids.map((id) => applicationFor({ deps, context }, id, 'read')))
      const items = await Promise.all(
        own.map(({ application, ability }) => presentToApplicant(deps.store, application, ability)),
      )
      return { status: 200, body: { items, nextCursor: null } }
    },
  }),
]

function refusePassword({ form }: Activation, password: string): void {
  const { native, latin } = form.name ?? {}
  const personal = [
    native?.family,
    native?.given,
    `${native?.family ?? ''}${native?.given ?? ''}`,
    latin?.family,
    latin?.given,
    `${latin?.family ?? ''}${latin?.given ?? ''}`,
    form.email?.split('@')[0],
    form.phone,
    form.document?.number,
    form.birthDate,
  ].filter((value) => value !== undefined)
  const code = passwordProblem(password, personal)
  if (code !== null) throw new StewardError(code, { errors: [{ pointer: '/password', code }] })
}

/** Asks the process to start the relationship. When it does not answer in time the request is durable, and she can sign in already. */
async function startRelationship(deps: Deps, applicationId: string, personId: string): Promise<void> {
  const request = await sendRequest(
    deps.store,
    deps.processes,
    await requestActivation(deps.store, applicationId, personId),
  )
  if (request.state === 'REFUSED') throw refusalOf(request)
}
