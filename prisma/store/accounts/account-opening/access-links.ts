import { v7 as uuidv7, validate as isUuid } from 'uuid'
import { addDuration } from '../../../../domain/kernel/dates.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { linkIdOf, signLink } from '../../../../platform/encryption.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type { AccessLink, ProcessRequest } from '../../../generated/client.ts'
import { change, unchanged } from '../../change.ts'
import { insertLetterRequest } from '../../operations/requests.ts'
import { recordSubjectId } from '../../record-ids.ts'
import type { Db, Store } from '../../store.ts'
import { emailIndexOf } from './blind-indexes.ts'
import { readReference } from './reference.ts'
import { lockCase } from './stage.ts'

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
export const linkToken = (store: Store, link: { id: string; purpose: string }): string =>
  signLink(store.keys.linkKey, link.purpose, link.id)

/**
 * The link of a token. Throws `unauthenticated` when it was not signed here for this purpose, and `link_expired` when its
 * time is over or it was used up or revoked.
 */
export async function readAccessLink(store: Store, purpose: LinkPurpose, token: string): Promise<AccessLink> {
  const id = linkIdOf(store.keys.linkKey, purpose, token)
  if (id === null || !isUuid(id)) throw new StewardError('unauthenticated')
  const link = await store.db.accessLink.findUnique({ where: { id } })
  if (link === null || link.purpose !== purpose) throw new StewardError('unauthenticated')
  const over =
    link.expiresAt <= store.now() || link.revokedAt !== null || (purpose === 'ACTIVATION' && link.usedAt !== null)
  if (over) throw new StewardError('link_expired')
  return link
}

const HOUR_MS = 3_600_000
/** Links that are mailed to one address within an hour, so that nobody can flood it. */
const LINKS_PER_HOUR = 5
const ACCESS_LETTER = 'OB-0'

/**
 * Makes a fresh link to an application and the request that mails it to the address in its form; earlier links stay good
 * until their time is over. Throws `not_found`, `rate_limited` after five within the hour, and `validation_failed` when
 * the form has no address yet.
 */
export async function askForAccessLink(store: Store, actor: Actor, applicationId: string): Promise<ProcessRequest> {
  return change(store, actor, async (tx) => {
    const { app, pack } = await lockCase(tx.db, applicationId)
    const { db, at } = tx
    if (app.emailIndex === null)
      throw new StewardError('validation_failed', { errors: [{ pointer: '/email', code: 'required' }] })
    const recent = await db.accessLink.count({
      where: { applicationId, purpose: 'APPLICATION', createdAt: { gt: new Date(at.getTime() - HOUR_MS) } },
    })
    if (recent >= LINKS_PER_HOUR)
      throw new StewardError('rate_limited', { facts: { retryAfterSeconds: HOUR_MS / 1000 } })
    const link = await insertAccessLink(db, { applicationId, purpose: 'APPLICATION', at, validFor: pack.accessLink })
    await tx.record({
      action: 'access-link.asked',
      subjectType: 'application',
      subjectId: app.id,
      caseId: app.id,
      facts: { linkId: link.id },
    })
    return insertLetterRequest(store, tx, {
      applicationId,
      subjectId: app.subjectId,
      kind: ACCESS_LETTER,
      linkId: link.id,
    })
  })
}

/** The application of a reference and the e-mail address in its form; null when the two do not belong together. */
export async function findByReference(store: Store, reference: string, address: string): Promise<string | null> {
  const known = readReference(reference)
  const row = await store.db.application.findFirst({
    where: { reference: known ?? '', emailIndex: emailIndexOf(store.keys.indexKey, address) },
    select: { id: true },
  })
  return row?.id ?? null
}

/**
 * Makes a fresh activation link for one reminder when the last link has run out, as often as the pack allows. Safe to run
 * twice: the link's id comes from the reminder's occasion.
 */
export async function renewActivationLink(store: Store, applicationId: string, occasion: string): Promise<void> {
  await change(store, { kind: 'SYSTEM', job: 'account-opening' }, async (tx) => {
    const { app, stage, pack } = await lockCase(tx.db, applicationId)
    const links = await tx.db.accessLink.findMany({
      where: { applicationId, purpose: 'ACTIVATION' },
      orderBy: { createdAt: 'desc' },
      take: pack.activationLinkReissues + 1,
    })
    const [newest] = links
    const valid = newest !== undefined && newest.revokedAt === null && newest.expiresAt > tx.at
    const spent = links.length > pack.activationLinkReissues
    if (stage !== 'AWAITING_ACTIVATION' || valid || spent) return unchanged({})
    const id = recordSubjectId(`activation ${app.id} ${occasion}`)
    const expiresAt = new Date(addDuration(tx.at.toISOString(), pack.activationLink))
    await tx.db.accessLink.create({ data: { id, applicationId, purpose: 'ACTIVATION', createdAt: tx.at, expiresAt } })
    await tx.record({
      action: 'activation-link.renewed',
      subjectType: 'application',
      subjectId: app.id,
      caseId: app.id,
      facts: { linkId: id, issued: links.length + 1 },
    })
    return {}
  })
}
