import { type ErrorCode, StewardError } from '../../platform/errors.ts'
import {
  clearFailures,
  countFailure,
  findSecondFactor,
  isStepUsed,
  recordRefusal,
  type SecondFactor,
  stampSession,
  endSession,
  userOfChallenge,
  useStep,
} from '../../prisma/store/operations/access/second-factors.ts'
import { personOfEmail } from '../../prisma/store/operations/access/sign-ins.ts'
import type { AuthAnswer } from '../authentication.ts'
import { actorOf, type Deps, type PersonCaller, type RequestContext } from '../context.ts'

type Attempt = { readonly deps: Deps; readonly context: RequestContext }

/**
 * Proves the second factor again within a session, and returns when. Throws `mfa_code_wrong`, `mfa_code_replayed` for a
 * code that was used before, `sign_in_locked` after five wrong codes, `mfa_required` when no factor is enrolled.
 */
export async function stepUp({ deps, context }: Attempt, caller: PersonCaller, code: string): Promise<Date> {
  const { store, authentication } = deps
  const factor = await findSecondFactor(store, { personId: caller.person.id })
  if (factor === null || !factor.verified) throw new StewardError('mfa_required')
  refuseLocked(deps, factor)
  const step = await authentication.stepOfCode(factor, code)
  if (step === null) {
    await countFailure(store, factor)
    throw await refuse(deps, context, factor.personId, 'mfa_code_wrong')
  }
  if (!(await useStep(store, factor.personId, step)))
    throw await refuse(deps, context, factor.personId, 'mfa_code_replayed')
  await clearFailures(store, factor)
  return stampSession(
    store,
    actorOf(context, factor.personId),
    { id: caller.sessionId },
    { personId: factor.personId, action: 'second-factor.proven' },
  )
}

/** First step of signing in: e-mail and password. Throws `credentials_wrong`, the same for an unknown address. */
export async function startSignIn(
  { deps, context }: Attempt,
  headers: Headers,
  body: { email: string; password: string },
): Promise<AuthAnswer> {
  const answer = await deps.authentication.step('/sign-in/email', body, { headers, origin: context.origin })
  if (answer.status < 400) return answer
  const code = codeOf(answer)
  const personId = code === 'credentials_wrong' ? await personOfEmail(deps.store, body.email) : null
  if (personId !== null) await recordRefusal(deps.store, { personId, code, origin: context.origin })
  throw new StewardError(code)
}

type Headers = Parameters<Deps['authentication']['step']>[2]['headers']

/**
 * Second step of signing in, or the last of enrolling: the TOTP code. Each code works once; the session that it opens is
 * stamped with the time of proof. Throws `mfa_code_wrong`, `mfa_code_replayed`, `sign_in_expired`, `sign_in_locked`.
 */
export async function finishSignIn({ deps, context }: Attempt, headers: Headers, code: string): Promise<AuthAnswer> {
  const { store, authentication } = deps
  const factor = await factorInQuestion({ deps, context }, headers)
  if (factor === null) throw new StewardError('sign_in_expired')
  refuseLocked(deps, factor)
  const step = await authentication.stepOfCode(factor, code)
  if (step !== null && (await isStepUsed(store, factor.personId, step)))
    throw await refuse(deps, context, factor.personId, 'mfa_code_replayed')
  const answer = await authentication.step('/two-factor/verify-totp', { code }, { headers, origin: context.origin })
  if (answer.status >= 400) throw await refuse(deps, context, factor.personId, codeOf(answer))
  const token = authentication.openedSession(answer.cookies)
  if (token === null) throw new Error('The second factor was accepted without a session.')
  if (step === null || !(await useStep(store, factor.personId, step))) {
    await endSession(store, { token })
    throw await refuse(deps, context, factor.personId, 'mfa_code_replayed')
  }
  const actor = { kind: 'SYSTEM', job: 'sign-in', onBehalfOf: factor.personId } as const
  await stampSession(
    store,
    actor,
    { token },
    { personId: factor.personId, action: factor.verified ? 'session.started' : 'second-factor.enrolled' },
  )
  return answer
}

/** The factor that a code is for: of the sign-in in progress, else of the session that is enrolling. */
async function factorInQuestion({ deps, context }: Attempt, headers: Headers): Promise<SecondFactor | null> {
  if (context.caller.kind === 'PERSON') {
    if (context.caller.secondFactorAt !== null) throw new StewardError('forbidden')
    return findSecondFactor(deps.store, { personId: context.caller.person.id })
  }
  const challenge = deps.authentication.cookieValue(headers, 'two_factor')
  const userId = challenge === null ? null : await userOfChallenge(deps.store, challenge)
  return userId === null ? null : findSecondFactor(deps.store, { userId })
}

function refuseLocked(deps: Deps, factor: SecondFactor): void {
  const leftMs = (factor.lockedUntil?.getTime() ?? 0) - deps.store.now().getTime()
  if (leftMs > 0) throw new StewardError('sign_in_locked', { facts: { retryAfterSeconds: Math.ceil(leftMs / 1000) } })
}

async function refuse(deps: Deps, context: RequestContext, personId: string, code: ErrorCode): Promise<StewardError> {
  await recordRefusal(deps.store, { personId, code, origin: context.origin })
  return new StewardError(code)
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'credentials_wrong',
  INVALID_EMAIL: 'credentials_wrong',
  INVALID_PASSWORD: 'credentials_wrong',
  INVALID_CODE: 'mfa_code_wrong',
  INVALID_TWO_FACTOR_COOKIE: 'sign_in_expired',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'sign_in_expired',
  ACCOUNT_TEMPORARILY_LOCKED: 'sign_in_locked',
  UNAUTHORIZED: 'unauthenticated',
}

/** The registered code for a refusal by better-auth. */
export function codeOf(answer: AuthAnswer): ErrorCode {
  const { body } = answer
  const code =
    typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
      ? CODES[body.code]
      : undefined
  if (code !== undefined) return code
  if (answer.status >= 500) return 'internal'
  return answer.status === 401 ? 'unauthenticated' : 'forbidden'
}
