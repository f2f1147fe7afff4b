import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { askForAccessLink } from '../../prisma/store/accounts/account-opening/access-links.ts'
import {
  enterMessage,
  noteFailure,
  recipientOf,
  recordAnswer,
  takeInHand,
} from '../../prisma/store/operations/messages.ts'
import { anotherPerson } from '../support/forms.ts'
import { openOpening, type Opening } from './opening.ts'

describe('a letter', () => {
  let opening: Opening
  beforeAll(async () => {
    opening = await openOpening()
  })
  afterAll(() => opening.close())

  const enter = (key: string = randomUUID()) =>
    enterMessage(opening.store, {
      kind: 'OB-1',
      templateVersion: 'OB-1-1',
      locale: 'en',
      recipient: 'li.ping@example.com',
      sealFor: '018f0000-0000-7000-8000-000000000001',
      subjectType: 'application',
      subjectId: randomUUID(),
      dedupeKey: key,
      messageId: `<${key}@steward.example>`,
    })
  const sentAgain = (id: string) => opening.store.db.auditEvent.count({ where: { action: 'message.sent', caseId: id } })

  it('is one row however often and from however many senders it is written', async () => {
    const key = randomUUID()
    const rows = await Promise.all(Array.from({ length: 8 }, () => enter(key)))
    expect(new Set(rows.map((row) => row.id)).size).toBe(1)
    expect(await opening.store.db.message.count({ where: { dedupeKey: key } })).toBe(1)
    expect(await recipientOf(opening.store, await enter(key))).toBe('li.ping@example.com')
    expect(JSON.stringify(await opening.sql('select t::text from "Message" t'))).not.toContain('li.ping')
  })

  it('is taken in hand by one sender at a time', async () => {
    const { id } = await enter()
    const holds = await Promise.all(Array.from({ length: 8 }, () => takeInHand(opening.store, id, 60_000)))
    expect(holds.filter((hold) => hold !== null)).toHaveLength(1)
    expect(await takeInHand(opening.store, id, 60_000)).toBeNull()
  })

  it('is free again after a failure, and after the time of a sender who died', async () => {
    const { id } = await enter()
    const failed = await takeInHand(opening.store, id, 60_000)
    if (failed === null) throw new Error('nobody else has it')
    await noteFailure(opening.store, failed, 'mail_server_unavailable')
    expect(await opening.store.db.message.findUnique({ where: { id } })).toMatchObject({
      attempts: 1,
      lastErrorCode: 'mail_server_unavailable',
      state: 'PENDING',
    })
    const died = await takeInHand(opening.store, id, 60_000)
    const later = { ...opening.store, now: () => new Date(Date.now() + 61_000) }
    const next = await takeInHand(later, id, 60_000)
    expect(died).not.toBeNull()
    expect(next).not.toBeNull()
    if (died !== null) await noteFailure(opening.store, died, 'mail_server_unavailable')
    expect(await takeInHand(later, id, 60_000)).toBeNull()
  })

  it('is told to have been sent once, with the reply code of the server and none of its words', async () => {
    const message = await enter()
    const sent = { taken: true, response: '250 2.1.5 <li.ping@example.com> queued as 1', content: '<p>hello</p>' }
    await recordAnswer(opening.store, message, sent)
    await recordAnswer(opening.store, message, { ...sent, response: '250 again' })
    const row = await opening.store.db.message.findUniqueOrThrow({ where: { id: message.id } })
    expect(row).toMatchObject({ state: 'SENT', providerResult: '250 2.1.5', attempts: 1 })
    expect(await sentAgain(message.subjectId)).toBe(1)
    expect(await takeInHand(opening.store, message.id, 60_000)).toBeNull()
  })

  it('with a fresh link is asked for at most so often within the hour, also by many at once', async () => {
    const { applicationId, actor } = await opening.draft(anotherPerson(1))
    const asked = await Promise.allSettled(
      Array.from({ length: 8 }, () => askForAccessLink(opening.store, actor, applicationId)),
    )
    const refused = asked.filter((one) => one.status === 'rejected')
    expect(refused).toHaveLength(4)
    for (const one of refused) expect(one).toMatchObject({ reason: { code: 'rate_limited' } })
    expect(await opening.store.db.accessLink.count({ where: { applicationId } })).toBe(5)
  })
})
