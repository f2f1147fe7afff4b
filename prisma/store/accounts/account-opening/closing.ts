import { type DeclineReason, isRiskRelated } from '../../../../domain/accounts/account-opening/decline-reasons.ts'
import type { Standing } from '../../../../domain/accounts/account-opening/standing.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import type { Change } from '../../change.ts'
import type { Store } from '../../store.ts'
import { keepAfterRiskDecline, moveTo, type OpenCase, runStep } from './stage.ts'

/** Declines inside a step: the reason code decides the letter's text and how long the file is kept. */
export async function decline(
  tx: Change,
  open: OpenCase,
  reason: DeclineReason,
  by: { reason?: string | undefined; actor?: Actor } = {},
): Promise<void> {
  await moveTo(tx, open, 'DECLINED', {
    code: 'declined',
    declineReason: reason,
    ...(isRiskRelated(reason) ? { keep: keepAfterRiskDecline(open.pack) } : {}),
    ...(by.actor === undefined ? {} : { actor: by.actor }),
    reason: by.reason,
  })
}

/** Ends an account that was opened and never activated. Safe to run twice. */
export const closeUnused = (store: Store, actor: Actor, applicationId: string): Promise<Standing> =>
  runStep(store, actor, applicationId, ['AWAITING_ACTIVATION'], async (tx, open) => {
    await tx.db.account.updateMany({
      where: { applicationId, state: 'PENDING' },
      data: { state: 'CLOSED', closedAt: tx.at },
    })
    await tx.db.customer.updateMany({ where: { applicationId }, data: { state: 'NOT_ONBOARDED', nextReviewOn: null } })
    await tx.db.portalProfile.updateMany({ where: { customer: { applicationId } }, data: { state: 'DISABLED' } })
    await tx.db.accessLink.updateMany({ where: { applicationId, revokedAt: null }, data: { revokedAt: tx.at } })
    await moveTo(tx, open, 'CLOSED_UNUSED', { code: 'not-activated-in-time' })
  })
