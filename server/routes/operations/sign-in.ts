import { StewardError } from '../../../platform/errors.ts'
import { codeOf, finishSignIn, startSignIn } from '../../authentication/second-factor.ts'
import { nothing, type Route, signIn } from '../../route.ts'
import {
  enrolSecondFactor,
  secondFactor,
  secondFactorEnrolment,
  signedIn,
  signInStep,
  signInWithPassword,
} from '../../schemas/operations/access.ts'

const anybody = ['anonymous', 'link', 'api-key', 'customer', 'staff'] as const

/** Signing in and out. Sessions are cookies; the steps themselves are better-auth's. */
export const signInRoutes: readonly Route[] = [
  signIn({
    id: 'signInWithPassword',
    path: '/v1/auth/sign-in/email',
    summary: 'First step of signing in: e-mail and password',
    tag: 'access',
    doors: anybody,
    params: nothing,
    body: signInWithPassword,
    answers: { 200: signInStep },
    problems: ['credentials_wrong'],
    limit: 'sign-in',
    handle: async ({ deps, context, body, headers }) => {
      const { body: answered, cookies } = await startSignIn({ deps, context }, headers, body)
      const twoFactorRedirect = typeof answered === 'object' && answered !== null && 'twoFactorRedirect' in answered
      return { status: 200, body: { twoFactorRedirect, enrolmentRequired: !twoFactorRedirect }, cookies }
    },
  }),
  signIn({
    id: 'verifyTotp',
    path: '/v1/auth/two-factor/verify-totp',
    summary: 'Second step of signing in, or last of enrolling: the code of the authenticator app',
    tag: 'access',
    doors: anybody,
    params: nothing,
    body: secondFactor,
    answers: { 200: signedIn },
    problems: ['mfa_code_wrong', 'mfa_code_replayed', 'sign_in_expired', 'sign_in_locked'],
    limit: 'second-factor',
    handle: async ({ deps, context, body, headers }) => {
      const { cookies } = await finishSignIn({ deps, context }, headers, body.code)
      return { status: 200, body: { signedIn: true }, cookies }
    },
  }),
  signIn({
    id: 'enrolSecondFactor',
    path: '/v1/auth/two-factor/enable',
    summary: 'Starts enrolling an authenticator app; the code that follows finishes it',
    tag: 'access',
    doors: ['customer', 'staff'],
    params: nothing,
    body: enrolSecondFactor,
    answers: { 200: secondFactorEnrolment },
    problems: ['credentials_wrong'],
    limit: 'second-factor',
    handle: async ({ deps, context, body, headers }) => {
      const answer = await deps.authentication.step(
        '/two-factor/enable',
        { ...body, method: 'totp' },
        { headers, origin: context.origin },
      )
      if (answer.status >= 400) throw new StewardError(codeOf(answer))
      return { status: 200, body: { totpUri: totpUriIn(answer.body) }, cookies: answer.cookies }
    },
  }),
  signIn({
    id: 'signOut',
    path: '/v1/auth/sign-out',
    summary: 'Ends the session',
    tag: 'access',
    doors: anybody,
    params: nothing,
    body: nothing,
    answers: { 204: null },
    problems: [],
    handle: async ({ deps, context, headers }) => {
      const { cookies } = await deps.authentication.step('/sign-out', {}, { headers, origin: context.origin })
      return { status: 204, cookies }
    },
  }),
]

function totpUriIn(body: unknown): string {
  if (typeof body === 'object' && body !== null && 'totpURI' in body && typeof body.totpURI === 'string')
    return body.totpURI
  throw new Error('Enrolment gave no address for the authenticator app.')
}
