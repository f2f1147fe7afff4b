import { StewardError } from '../../../../platform/errors.ts'
import type { Change } from '../../change.ts'
import { moveTo, type OpenCase } from './stage.ts'

/**
 * Starts the relationship: the account may be used, the customer is onboarded, the activation links are spent. Throws
 * `wrong_stage` when the attempt has no account that waits.
 */
export async function activate(tx: Change, open: OpenCase): Promise<void> {
  const { app } = open
  const { count } = await tx.db.account.updateMany({
    where: { applicationId: app.id, attempt: app.provisioningAttempt, state: 'PENDING' },
    data: { state: 'ACTIVE', outgoingEnabled: true },
  })
  if (count !== 1) throw new StewardError('wrong_stage')
  await tx.db.customer.updateMany({ where: { applicationId: app.id }, data: { state: 'ACTIVE', onboardedAt: tx.at } })
  await tx.db.accessLink.updateMany({
    where: { applicationId: app.id, purpose: 'ACTIVATION', revokedAt: null },
    data: { revokedAt: tx.at },
  })
  await moveTo(tx, open, 'ACTIVE', { code: 'activated-by-customer' })
}
