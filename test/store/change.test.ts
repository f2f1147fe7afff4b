import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { change, unchanged } from '../../prisma/store/change.ts'
import { createVault, openVault } from '../../prisma/store/sealing.ts'
import { openTestStore, someJob, type TestStore } from './support.ts'

describe('a change', () => {
  let test: TestStore
  let subjectId = ''

  beforeAll(async () => {
    test = await openTestStore()
  })

  afterAll(async () => {
    await test.close()
  })

  beforeEach(() => {
    subjectId = randomUUID()
  })

  const job = (name: string) => ({ name, startedAt: new Date() })
  const jobs = (name: string) => test.store.db.jobRun.count({ where: { name } })
  const events = () => test.store.db.auditEvent.findMany({ where: { subjectId } })
  const entry = () => ({ action: 'test.done', subjectType: 'test', subjectId })

  it('is committed together with what the trail says of it', async () => {
    await change(test.store, someJob, async ({ db, record }) => {
      await db.jobRun.create({ data: job(subjectId) })
      await record({ ...entry(), facts: { code: 'ok' }, policyVersions: ['CN-1'] })
    })
    expect(await jobs(subjectId)).toBe(1)
    expect(await events()).toEqual([
      expect.objectContaining({
        action: 'test.done',
        actorKind: 'SYSTEM',
        actorId: 'test',
        actorRole: 'system',
        facts: { code: 'ok' },
        policyVersions: ['CN-1'],
        sealed: null,
      }),
    ])
  })

  it('that records nothing is undone', async () => {
    await expect(
      change(test.store, someJob, async ({ db }) => {
        await db.jobRun.create({ data: job(subjectId) })
      }),
    ).rejects.toThrow('without an audit event')
    expect(await jobs(subjectId)).toBe(0)
  })

  it('that fails after it was recorded leaves neither the change nor the event', async () => {
    await expect(
      change(test.store, someJob, async ({ db, record }) => {
        await db.jobRun.create({ data: job(subjectId) })
        await record(entry())
        throw new Error('the power went')
      }),
    ).rejects.toThrow('the power went')
    expect(await jobs(subjectId)).toBe(0)
    expect(await events()).toEqual([])
  })

  it('that found nothing to do needs no event', async () => {
    const result = await change(test.store, someJob, async () => unchanged({ stage: 'DRAFT' }))
    expect(result).toEqual({ stage: 'DRAFT' })
    expect(await events()).toEqual([])
  })

  it('stamps all its events with one instant of the store’s clock and one transaction', async () => {
    const at = new Date('2026-12-01T08:00:00.000Z')
    await change({ ...test.store, now: () => at }, someJob, async ({ record }) => {
      await record(entry())
      await record({ ...entry(), action: 'test.done-again' })
    })
    const rows = await events()
    expect(rows.map((row) => row.at)).toEqual([at, at])
    expect(new Set(rows.map((row) => row.xid)).size).toBe(1)
  })

  it('names who acted, in which role and from where', async () => {
    const personId = randomUUID()
    await change(
      test.store,
      { kind: 'PERSON', personId, role: 'compliance-officer', origin: '192.0.2.7' },
      ({ record }) => record(entry()),
    )
    expect(await events()).toEqual([
      expect.objectContaining({
        actorKind: 'PERSON',
        actorId: personId,
        actorRole: 'compliance-officer',
        origin: '192.0.2.7',
      }),
    ])
  })

  it('by a job names the person who caused it', async () => {
    const personId = randomUUID()
    await change(test.store, { kind: 'SYSTEM', job: 'screening', onBehalfOf: personId }, ({ record }) =>
      record(entry()),
    )
    expect(await events()).toEqual([expect.objectContaining({ actorId: 'screening', facts: { onBehalfOf: personId } })])
  })

  it('with a reason or personal values needs somebody to seal them for', async () => {
    await expect(
      change(test.store, someJob, ({ record }) => record({ ...entry(), reason: 'because' })),
    ).rejects.toThrow('nobody to seal them for')
    await expect(
      change(test.store, someJob, ({ record }) => record({ ...entry(), personal: { after: 'x' } })),
    ).rejects.toThrow('nobody to seal them for')
    expect(await events()).toEqual([])
  })

  it('seals reason and personal values under the subject’s key, bound to the event', async () => {
    await change(test.store, someJob, async ({ db, record }) => {
      await createVault(test.store, db, subjectId)
      await record({
        ...entry(),
        reason: '证件已过期',
        personal: { before: null, after: { phone: '+8613800138000' } },
        sealFor: subjectId,
      })
    })
    const [event] = await events()
    if (event?.sealed === null || event?.sealed === undefined) throw new Error('nothing was sealed')
    expect(event.sealedFor).toBe(subjectId)
    const vault = await openVault(test.store, test.store.db, subjectId)
    expect(vault.open('AuditEvent', 'sealed', event.id, event.sealed)).toEqual({
      reason: '证件已过期',
      personal: { before: null, after: { phone: '+8613800138000' } },
    })
    const { sealed } = event
    expect(() => vault.open('AuditEvent', 'sealed', randomUUID(), sealed)).toThrow('decryption_failed')
    const [raw] = await test.sql(`SELECT row_to_json(e)::text AS text, sealed FROM "AuditEvent" e WHERE id = $1`, [
      event.id,
    ])
    expect(raw?.['text']).not.toContain('13800138000')
    expect(Buffer.isBuffer(raw?.['sealed']) && raw['sealed'].includes('13800138000')).toBe(false)
  })
})

describe('the database', () => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore()
    await change(test.store, someJob, ({ record }) =>
      record({ action: 'test.done', subjectType: 'test', subjectId: randomUUID() }),
    )
  })

  afterAll(async () => {
    await test.close()
  })

  it.each([
    ['UPDATE "AuditEvent" SET action = \'nothing\''],
    ['UPDATE "AuditEvent" SET sealed = NULL'],
    ['DELETE FROM "AuditEvent"'],
    ['TRUNCATE "AuditEvent"'],
    ['TRUNCATE "AuditEvent" CASCADE'],
  ])('refuses to rewrite the trail: %s', async (statement) => {
    await expect(test.sql(statement)).rejects.toThrow('append-only')
    expect(await test.store.db.auditEvent.count()).toBe(1)
  })

  it('refuses to rewrite decisions and ratings', async () => {
    const applicationId = randomUUID()
    const at = new Date()
    await test.sql('SET session_replication_role = replica')
    await test.sql(
      `INSERT INTO "Decision" (id, "applicationId", kind, outcome, role, "policyVersions", "evidenceDigest", "decidedAt") VALUES ($1, $2, 'OPENING_APPROVAL', 'approve', 'compliance-officer', '{}', '', $3)`,
      [randomUUID(), applicationId, at],
    )
    await test.sql(
      `INSERT INTO "RiskAssessment" (id, "applicationId", model, "packVersion", "countryTable", levels, facts, score, band, overrides, explanation, author, "assessedAt") VALUES ($1, $2, 'CRR-1', 'CN-1', 'c', '{}', '{}', 1, 'LOW', '{}', '{}', 'rating', $3)`,
      [randomUUID(), applicationId, at],
    )
    await test.sql('SET session_replication_role = origin')
    for (const table of ['Decision', 'RiskAssessment']) {
      await expect(test.sql(`UPDATE "${table}" SET "applicationId" = $1`, [randomUUID()])).rejects.toThrow(
        'append-only',
      )
      await expect(test.sql(`DELETE FROM "${table}"`)).rejects.toThrow('append-only')
    }
  })

  it.each(['Decision', 'RiskAssessment', 'AccountNumber'])('refuses to empty %s', async (table) => {
    await expect(test.sql(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow('append-only')
  })

  it('never gives a void account number away, nor another one to another application', async () => {
    const [first, second] = [randomUUID(), randomUUID()]
    const reserve = (number: string, applicationId: string) =>
      test.store.db.accountNumber.create({
        data: { number, applicationId, attempt: 1, state: 'RESERVED', reservedAt: new Date() },
      })
    await reserve('6200000000000001', first)
    await test.store.db.accountNumber.update({
      where: { number: '6200000000000001' },
      data: { state: 'VOID', voidedAt: new Date() },
    })
    for (const state of ['RESERVED', 'ASSIGNED', 'VOID']) {
      await expect(
        test.store.db.accountNumber.update({ where: { number: '6200000000000001' }, data: { state } }),
      ).rejects.toThrow('cannot be used again')
    }
    await expect(reserve('6200000000000001', second)).rejects.toThrow(/Unique constraint/)
    await expect(test.sql(`DELETE FROM "AccountNumber"`)).rejects.toThrow('append-only')
    await reserve('6200000000000002', randomUUID())
    await expect(
      test.sql(`UPDATE "AccountNumber" SET "applicationId" = $1 WHERE number = '6200000000000002'`, [second]),
    ).rejects.toThrow('cannot be used again')
    expect((await test.store.db.accountNumber.findUniqueOrThrow({ where: { number: '6200000000000001' } })).state).toBe(
      'VOID',
    )
  })
})
