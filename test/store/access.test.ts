import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import {
  insertAccessLink,
  linkToken,
  readAccessLink,
} from '../../prisma/store/accounts/account-opening/access-links.ts'
import { newReference, readReference } from '../../prisma/store/accounts/account-opening/reference.ts'
import { claimKey, keepAnswer, purgeKeys, releaseKey } from '../../prisma/store/idempotency.ts'
import { ensureApiKey, findApiKey, newApiKey } from '../../prisma/store/operations/access/api-keys.ts'
import { ensurePerson, readPerson } from '../../prisma/store/operations/access/people.ts'
import { useStep } from '../../prisma/store/operations/access/second-factors.ts'
import { openTestStore, someJob, type TestStore } from './support.ts'

let test: TestStore

beforeAll(async () => {
  test = await openTestStore()
})
afterAll(() => test.close())

describe('a reference', () => {
  it('is read again from any way of writing it', () => {
    for (let made = 0; made < 50; made += 1) {
      const reference = newReference(new Date('2026-11-24T00:00:00Z'))
      expect(reference).toMatch(/^AO-2026-[0-9A-HJKMNP-TV-Z]{8}$/)
      expect(readReference(` ${reference.toLowerCase()} `)).toBe(reference)
      expect(
        readReference(`${reference.slice(0, 8)}${reference.slice(8).replaceAll('0', 'O').replaceAll('1', 'l')}`),
      ).toBe(reference)
    }
  })

  it('with one wrong character is noticed', () => {
    const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split('')
    const unnoticed = fc.check(
      fc.property(fc.integer({ min: 8, max: 15 }), fc.constantFrom(...alphabet), (place, character) => {
        const reference = newReference(new Date())
        fc.pre(reference[place] !== character)
        return readReference(reference.slice(0, place) + character + reference.slice(place + 1)) === null
      }),
    )
    expect(unnoticed.failed).toBe(false)
  })

  it.each(['', 'AO-2026-', 'AO-26-ABCDEFGH', 'XX-2026-00000000', 'AO-2026-000000000'])('is not %p', (text) => {
    expect(readReference(text)).toBeNull()
  })
})

describe('a link', () => {
  const make = (purpose: 'APPLICATION' | 'ACTIVATION', validFor = 'P7D') =>
    insertAccessLink(test.store.db, { applicationId: randomUUID(), purpose, at: test.store.now(), validFor })

  it('opens with its own token and for its own purpose only', async () => {
    const link = await make('APPLICATION')
    const token = linkToken(test.store, link)
    expect((await readAccessLink(test.store, 'APPLICATION', token)).id).toBe(link.id)
    await expect(readAccessLink(test.store, 'ACTIVATION', token)).rejects.toMatchObject({ code: 'unauthenticated' })
    const tampered = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`
    await expect(readAccessLink(test.store, 'APPLICATION', tampered)).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(readAccessLink(test.store, 'APPLICATION', '')).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('is over after its time, when revoked, and an activation when used', async () => {
    const late = await make('APPLICATION', 'PT0S')
    await expect(readAccessLink(test.store, 'APPLICATION', linkToken(test.store, late))).rejects.toMatchObject({
      code: 'link_expired',
    })
    const revoked = await make('APPLICATION')
    await test.store.db.accessLink.update({ where: { id: revoked.id }, data: { revokedAt: new Date() } })
    await expect(readAccessLink(test.store, 'APPLICATION', linkToken(test.store, revoked))).rejects.toMatchObject({
      code: 'link_expired',
    })
    const used = await make('ACTIVATION')
    await test.store.db.accessLink.update({ where: { id: used.id }, data: { usedAt: new Date() } })
    await expect(readAccessLink(test.store, 'ACTIVATION', linkToken(test.store, used))).rejects.toMatchObject({
      code: 'link_expired',
    })
  })
})

describe('a repeated request', () => {
  const attempt = () => ({ caller: 'anonymous', route: 'test', key: randomUUID(), bodyHash: 'a' })
  const answer = { status: 201, headers: { ETag: '"0"' }, body: { secret: '张晓明' } }

  it('gets the stored answer, which is sealed', async () => {
    const first = attempt()
    expect(await claimKey(test.store, first)).toBeNull()
    await expect(claimKey(test.store, first)).rejects.toMatchObject({ code: 'duplicate_request' })
    await keepAnswer(test.store, first, answer)
    expect(await claimKey(test.store, first)).toEqual(answer)
    await expect(claimKey(test.store, { ...first, bodyHash: 'b' })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    })
    expect(await claimKey(test.store, { ...first, caller: 'person:x' })).toBeNull()
    const [row] = await test.sql('select answer from "IdempotencyRecord" where key = $1 and answer is not null', [
      first.key,
    ])
    expect(String(row?.['answer'])).not.toContain('张晓明')
  })

  it('is tried anew when the first was refused, when it died, and after a day', async () => {
    const refused = attempt()
    await claimKey(test.store, refused)
    await releaseKey(test.store, refused)
    expect(await claimKey(test.store, refused)).toBeNull()
    const dead = attempt()
    await claimKey(test.store, dead)
    await test.sql(`update "IdempotencyRecord" set "createdAt" = now() - interval '2 minutes' where key = $1`, [
      dead.key,
    ])
    expect(await claimKey(test.store, dead)).toBeNull()
    const old = attempt()
    await claimKey(test.store, old)
    await keepAnswer(test.store, old, answer)
    await test.sql(`update "IdempotencyRecord" set "expiresAt" = now() - interval '1 second' where key = $1`, [old.key])
    expect(await purgeKeys(test.store)).toBeGreaterThan(0)
    expect(await claimKey(test.store, old)).toBeNull()
  })

  it('sent ten times at once is worked on once', async () => {
    const same = attempt()
    const claims = await Promise.allSettled(Array.from({ length: 10 }, () => claimKey(test.store, same)))
    expect(claims.filter((claim) => claim.status === 'fulfilled')).toHaveLength(1)
  })
})

describe('an API key', () => {
  it('is found by its secret, of which only a digest is stored, until it is revoked', async () => {
    const secret = newApiKey()
    await ensureApiKey(test.store, someJob, { name: 'form', secret, scopes: ['applications:write'] })
    await ensureApiKey(test.store, someJob, { name: 'form', secret, scopes: ['applications:write'] })
    const found = await findApiKey(test.store, secret)
    expect(found?.scopes).toEqual(['applications:write'])
    expect(await findApiKey(test.store, newApiKey())).toBeNull()
    expect(JSON.stringify(await test.sql('select * from "ApiKey"'))).not.toContain(secret)
    await test.store.db.apiKey.updateMany({ data: { revokedAt: new Date() } })
    expect(await findApiKey(test.store, secret)).toBeNull()
  })
})

describe('a person', () => {
  it('is made once for an e-mail address, and has the roles that are in force', async () => {
    const facts = {
      name: 'Sample',
      email: 'Sample@Steward.example',
      locale: 'en',
      roles: ['mlro', 'senior-manager'],
    } as const
    const id = await ensurePerson(test.store, someJob, facts)
    expect(await ensurePerson(test.store, someJob, { ...facts, email: 'sample@steward.example' })).toBe(id)
    await test.store.db.personRole.update({
      where: { personId_role: { personId: id, role: 'mlro' } },
      data: { endsAt: new Date(0) },
    })
    expect(await readPerson(test.store, id)).toMatchObject({
      email: 'sample@steward.example',
      roles: ['senior-manager'],
      active: true,
    })
    expect(await readPerson(test.store, randomUUID())).toBeNull()
  })

  it('uses each time step once, also when asked ten times at once', async () => {
    const personId = randomUUID()
    const uses = await Promise.all(Array.from({ length: 10 }, () => useStep(test.store, personId, 59_000_000n)))
    expect(uses.filter(Boolean)).toHaveLength(1)
    expect(await useStep(test.store, personId, 59_000_001n)).toBe(true)
  })
})
