import type { Customer, PortalProfile } from '../../../generated/client.ts'
import type { Db, Store } from '../../store.ts'

/** The customer whose account an application opens, with her portal profile; null before provisioning. */
export async function customerOf(
  db: Db,
  application: { id: string; existingCustomerId: string | null },
): Promise<(Customer & { portalProfile: PortalProfile | null }) | null> {
  return db.customer.findFirst({
    where:
      application.existingCustomerId === null
        ? { applicationId: application.id }
        : { id: application.existingCustomerId },
    include: { portalProfile: true },
  })
}

/** Ids of the applications of a signed-in customer, newest first. */
export async function applicationsOf(store: Store, personId: string): Promise<string[]> {
  const profile = await store.db.portalProfile.findUnique({
    where: { personId },
    include: { customer: { select: { id: true, applicationId: true } } },
  })
  if (profile === null) return []
  const rows = await store.db.application.findMany({
    where: { OR: [{ id: profile.customer.applicationId }, { existingCustomerId: profile.customer.id }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { id: true },
  })
  return rows.map((row) => row.id)
}
