import { addDuration } from '../../../domain/kernel/dates.ts'
import { StewardError } from '../../../platform/errors.ts'
import { packInForce } from '../../../prisma/store/operations/policies.ts'
import { packedRules } from '../../abilities/ability.ts'
import { stepUp } from '../../authentication/second-factor.ts'
import type { Caller, PersonCaller } from '../../context.ts'
import { get, nothing, type Route, signIn } from '../../route.ts'
import { meView, secondFactor } from '../../schemas/operations/access.ts'

/** The signed-in person and her second factor. */
export const accessRoutes: readonly Route[] = [
  get({
    id: 'readMe',
    path: '/v1/me',
    summary: 'Who is signed in, with her roles and rights',
    tag: 'access',
    doors: ['customer', 'staff'],
    params: nothing,
    query: nothing,
    answers: { 200: meView },
    problems: ['mfa_required'],
    handle: async ({ deps, context }) => {
      const pack = await packInForce(deps.store.db, deps.config.jurisdiction, deps.store.now())
      return { status: 200, body: presentMe(personOf(context.caller), pack.secondFactorFreshness) }
    },
  }),
  signIn({
    id: 'proveSecondFactor',
    path: '/v1/me/second-factor',
    summary: 'Prove the second factor again, as approvals ask when the last proof is older than five minutes',
    tag: 'access',
    doors: ['customer', 'staff'],
    params: nothing,
    body: secondFactor,
    answers: { 204: null },
    problems: ['mfa_code_wrong', 'mfa_code_replayed', 'mfa_required', 'sign_in_locked'],
    limit: 'second-factor',
    handle: async ({ deps, context, body }) => {
      const caller = personOf(context.caller)
      if (caller.secondFactorAt === null) throw new StewardError('mfa_required')
      await stepUp({ deps, context }, caller, body.code)
      return { status: 204 }
    },
  }),
]

function personOf(caller: Caller): PersonCaller {
  if (caller.kind !== 'PERSON') throw new StewardError('unauthenticated')
  return caller
}

function presentMe(caller: PersonCaller, freshness: string) {
  const { person, secondFactorAt } = caller
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    locale: person.locale,
    roles: [...person.roles],
    rules: packedRules(caller),
    secondFactorAt: secondFactorAt?.toISOString() ?? null,
    secondFactorFreshUntil: secondFactorAt === null ? null : addDuration(secondFactorAt.toISOString(), freshness),
  }
}
