import type { Change } from '../../change.ts'
import { moveTo, type OpenCase } from './stage.ts'

/** Starts the relationship: the account may be used, the customer is onboarded, the activation links are spent. */
export async function activate(tx: Change, open: OpenCase): Promise<void> {
  const { app } = open
  await tx.db.account.updateMany({
    where: { applicationId: app.id, attempt: app.provisioningAttempt, state: 'PENDING' },
    data: { state: 'ACTIVE', outgoingEnabled: true },
  })
  await tx.db.customer.updateMany({ where: { applicationId: app.id }, data: { state: 'ACTIVE', onboardedAt: tx.at } })
  await tx.db.accessLink.updateMany({
    where: { applicationId: app.id, purpose: 'ACTIVATION', revokedAt: null },
    data: { revokedAt: tx.at },
  })
  await moveTo(tx, open, 'ACTIVE', { code: 'activated-by-customer' })
}
