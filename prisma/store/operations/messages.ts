import { v7 as uuidv7 } from 'uuid'
import type { Locale } from '../../../domain/kernel/locale.ts'
import { LOCALES } from '../../../domain/kernel/locale.ts'
import { sha256 } from '../../../platform/encryption.ts'
import type { Message } from '../../generated/client.ts'
import { change, unchanged } from '../change.ts'
import { createVault, openVault } from '../sealing.ts'
import type { Store } from '../store.ts'

export type { Message } from '../../generated/client.ts'

export type NewMessage = {
  readonly kind: string
  readonly templateVersion: string
  readonly locale: Locale
  readonly recipient: string
  /** Whose key seals the recipient's address. */
  readonly sealFor: string
  readonly subjectType: 'application'
  readonly subjectId: string
  readonly dedupeKey: string
  readonly messageId: string
}

/** Writes the letter down once: the same dedupe key gives the row that is there already. */
export async function enterMessage(store: Store, message: NewMessage): Promise<Message> {
  const existing = await store.db.message.findUnique({ where: { dedupeKey: message.dedupeKey } })
  if (existing !== null) return existing
  const { recipient, sealFor, ...row } = message
  const id = uuidv7()
  const vault = await createVault(store, store.db, sealFor)
  await store.db.message.createMany({
    data: [
      {
        ...row,
        id,
        recipient: vault.seal('Message', 'recipient', id, recipient),
        sealedFor: sealFor,
        state: 'PENDING',
        createdAt: store.now(),
      },
    ],
    skipDuplicates: true,
  })
  return store.db.message.findUniqueOrThrow({ where: { dedupeKey: message.dedupeKey } })
}

/** The address of a letter, opened. */
export async function recipientOf(store: Store, message: Message): Promise<string> {
  const vault = await openVault(store, store.db, message.sealedFor)
  const address = vault.open('Message', 'recipient', message.id, message.recipient)
  if (typeof address !== 'string') throw new Error(`message ${message.id} has no address`)
  return address
}

/** One sender's hold on a letter: nobody else sends it until then. */
export type Hold = { readonly messageId: string; readonly until: Date }

/**
 * Takes a pending letter in hand for so long; null when it was sent or another sender has it. A sender that is killed
 * leaves the letter to the next one when the time is over.
 */
export async function takeInHand(store: Store, id: string, forMs: number): Promise<Hold | null> {
  const now = store.now()
  const until = new Date(now.getTime() + forMs)
  const { count } = await store.db.message.updateMany({
    where: { id, state: 'PENDING', OR: [{ sendingUntil: null }, { sendingUntil: { lt: now } }] },
    data: { sendingUntil: until },
  })
  return count === 1 ? { messageId: id, until } : null
}

/** Notes a failed attempt; the letter stays pending and is free for the next sender, unless another has it by now. */
export async function noteFailure(store: Store, hold: Hold, code: string): Promise<void> {
  await store.db.message.updateMany({
    where: { id: hold.messageId, state: 'PENDING', sendingUntil: hold.until },
    data: { attempts: { increment: 1 }, lastErrorCode: code, sendingUntil: null },
  })
}

/** The reply code of a mail server with its enhanced status (RFC 5321 4.2, RFC 3463); its words may name the recipient. */
const replyCode = (response: string): string | null => /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0] ?? null

/**
 * Records the mail server's final word on a letter, with the trail's event: SENT, or REFUSED when it will never take it
 * for this address. A second time changes nothing.
 */
export async function recordAnswer(
  store: Store,
  message: Message,
  answer: { taken: boolean; response: string; content: string },
): Promise<void> {
  await change(store, { kind: 'SYSTEM', job: 'mail' }, async ({ db, at, record }) => {
    const { count } = await db.message.updateMany({
      where: { id: message.id, state: 'PENDING' },
      data: {
        ...(answer.taken ? { state: 'SENT', sentAt: at } : { state: 'REFUSED' }),
        attempts: { increment: 1 },
        providerResult: replyCode(answer.response),
        contentHash: sha256(answer.content),
        lastErrorCode: answer.taken ? null : 'refused_by_mail_server',
      },
    })
    if (count === 0) return unchanged({})
    await record({
      action: answer.taken ? 'message.sent' : 'message.refused',
      subjectType: message.subjectType,
      subjectId: message.subjectId,
      caseId: message.subjectId,
      facts: {
        messageId: message.id,
        kind: message.kind,
        templateVersion: message.templateVersion,
        locale: message.locale,
      },
    })
    return {}
  })
}

/** A stored language, or English when the text is none. */
export const localeOf = (text: string): Locale => LOCALES.find((candidate) => candidate === text) ?? 'en'
