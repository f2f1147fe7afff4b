import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { change } from '../../change.ts'
import type { Store } from '../../store.ts'

const MAX_FAILURES = 5
const LOCK_MS = 15 * 60_000
/** A used step can only come back within three steps; older records are of no use. */
const USED_STEPS_KEPT_MS = 24 * 3_600_000

/** A person's second factor as stored: the secret is encrypted, the lock is over when `lockedUntil` has passed. */
export type SecondFactor = {
  readonly id: string
  readonly personId: string
  readonly encryptedSecret: string
  readonly verified: boolean
  readonly lockedUntil: Date | null
}

/** The second factor of a sign-in's user; null when there is none. */
export async function findSecondFactor(
  store: Store,
  who: { userId: string } | { personId: string },
): Promise<SecondFactor | null> {
  const row = await store.db.authTwoFactor.findFirst({
    where: 'userId' in who ? { userId: who.userId } : { user: { personId: who.personId } },
    include: { user: { select: { personId: true } } },
  })
  if (row === null) return null
  const { id, secret, verified, lockedUntil } = row
  return { id, personId: row.user.personId, encryptedSecret: secret, verified: verified !== false, lockedUntil }
}

/** The user whose sign-in waits for its second factor; null when the challenge is unknown or over. */
export async function userOfChallenge(store: Store, challenge: string): Promise<string | null> {
  const row = await store.db.authVerification.findFirst({
    where: { identifier: challenge, expiresAt: { gt: store.now() } },
    select: { value: true },
  })
  return row?.value ?? null
}

/** True when the person used the code of this time step before. */
export const isStepUsed = async (store: Store, personId: string, step: bigint): Promise<boolean> =>
  (await store.db.totpUse.count({ where: { personId, step } })) > 0

/** Takes a time step for its single use (RFC 6238, 5.2); false when it was used before, also by a call at the same moment. */
export async function useStep(store: Store, personId: string, step: bigint): Promise<boolean> {
  const now = store.now()
  await store.db.totpUse.deleteMany({
    where: { personId, usedAt: { lt: new Date(now.getTime() - USED_STEPS_KEPT_MS) } },
  })
  const { count } = await store.db.totpUse.createMany({ data: [{ personId, step, usedAt: now }], skipDuplicates: true })
  return count === 1
}

/** Counts a wrong code; the fifth in a row locks the factor for fifteen minutes. */
export async function countFailure(store: Store, factor: SecondFactor): Promise<void> {
  const row = await store.db.authTwoFactor.update({
    where: { id: factor.id },
    data: { failedVerificationCount: { increment: 1 } },
  })
  if ((row.failedVerificationCount ?? 0) < MAX_FAILURES) return
  await store.db.authTwoFactor.update({
    where: { id: factor.id },
    data: { failedVerificationCount: 0, lockedUntil: new Date(store.now().getTime() + LOCK_MS) },
  })
}

/** Forgets earlier failures after a right code. */
export async function clearFailures(store: Store, factor: SecondFactor): Promise<void> {
  await store.db.authTwoFactor.update({
    where: { id: factor.id },
    data: { failedVerificationCount: 0, lockedUntil: null },
  })
}

/** Notes on the session when the second factor was proven, and tells the trail. */
export async function stampSession(
  store: Store,
  actor: Actor,
  session: { token: string } | { id: string },
  proof: { personId: string; action: string },
): Promise<Date> {
  return change(store, actor, async ({ db, at, record }) => {
    await db.authSession.update({ where: session, data: { secondFactorAt: at } })
    await record({ action: proof.action, subjectType: 'person', subjectId: proof.personId })
    return at
  })
}

/** Ends a session. */
export async function endSession(store: Store, session: { token: string } | { id: string }): Promise<void> {
  await store.db.authSession.deleteMany({ where: session })
}

/** Tells the trail of a refused sign-in or code. */
export async function recordRefusal(
  store: Store,
  refusal: { personId: string; code: string; origin: string },
): Promise<void> {
  await change(store, { kind: 'SYSTEM', job: 'sign-in' }, async ({ record }) => {
    await record({
      action: 'sign-in.refused',
      subjectType: 'person',
      subjectId: refusal.personId,
      facts: { code: refusal.code, origin: refusal.origin },
    })
  })
}
