import { v7 as uuidv7, validate as isUuid } from 'uuid'
import { addDuration } from '../../../../domain/kernel/dates.ts'
import { linkIdOf, signLink } from '../../../../platform/encryption.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type { AccessLink } from '../../../generated/client.ts'
import type { Db, Store } from '../../store.ts'

export type { AccessLink } from '../../../generated/client.ts'
export type LinkPurpose = 'APPLICATION' | 'ACTIVATION'

/** Makes a link that opens one application for the given time (ISO 8601 duration). Part of the caller's transaction. */
export async function insertAccessLink(
  db: Db,
  link: { applicationId: string; purpose: LinkPurpose; at: Date; validFor: string },
): Promise<AccessLink> {
  return db.accessLink.create({
    data: {
      id: uuidv7(),
      applicationId: link.applicationId,
      purpose: link.purpose,
      createdAt: link.at,
      expiresAt: new Date(addDuration(link.at.toISOString(), link.validFor)),
    },
  })
}

/** The token that carries a link: the same link always has the same one, so it need not be stored. */
export const linkToken = (store: Store, link: { id: string; purpose: string }): string => signLink(store.keys.linkKey, link.purpose, link.id)

/**
 * The link of a token. Throws `unauthenticated` when it was not signed here for this purpose, and `link_expired` when its
 * time is over or it was used up or revoked.
 */
export async function readAccessLink(store: Store, purpose: LinkPurpose, token: string): Promise<AccessLink> {
  const id = linkIdOf(store.keys.linkKey, purpose, token)
  if (id === null || !isUuid(id)) throw new StewardError('unauthenticated')
  const link = await store.db.accessLink.findUnique({ where: { id } })
  if (link === null || link.purpose !== purpose) throw new StewardError('unauthenticated')
  const over = link.expiresAt <= store.now() || link.revokedAt !== null || (purpose === 'ACTIVATION' && link.usedAt !== null)
  if (over) throw new StewardError('link_expired')
  return link
}
