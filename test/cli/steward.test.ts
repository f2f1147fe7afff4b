import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { stewardProgram } from '../../cli/program.ts'
import { createKeyFile, readKeys } from '../../platform/keys.ts'
import { createDraft } from '../../prisma/store/accounts/account-opening/drafts.ts'
import { change } from '../../prisma/store/change.ts'
import { insertRequest } from '../../prisma/store/operations/requests.ts'
import { openStore, type Store } from '../../prisma/store/store.ts'
import { zhangXiaoming } from '../support/forms.ts'
import { createTestDatabase, type TestDatabase } from '../support/services.ts'

describe('the steward command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-cli-test-'))
  const lines: string[] = []
  let database: TestDatabase
  let store: Store

  beforeAll(async () => {
    database = await createTestDatabase()
    createKeyFile(join(folder, 'keys.json'))
    store = openStore({ url: database.url, connections: 2, keys: readKeys(join(folder, 'keys.json')) })
  })

  afterAll(async () => {
    await store.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  beforeEach(() => {
    lines.length = 0
  })

  async function steward(...args: string[]): Promise<unknown> {
    const environment = { STEWARD_DATABASE_URL: database.url, STEWARD_KEY_FILE: join(folder, 'keys.json') }
    await stewardProgram({ environment, write: (line) => lines.push(line) }).parseAsync([...args, '--json'], {
      from: 'user',
    })
    expect(lines).toHaveLength(1)
    return JSON.parse(lines.splice(0).join(''))
  }

  const draft = () =>
    createDraft(store, (applicationId) => ({ kind: 'APPLICANT', applicationId }), {
      locale: 'zh-CN',
      jurisdiction: 'CN',
      channel: 'BRANCH',
      form: zhangXiaoming,
    })

  it('installs the packs that come with the product, once', async () => {
    const first = await steward('policies', 'install')
    const installed = await store.db.policyVersion.count()
    expect(first).toMatchObject({ packs: expect.arrayContaining([expect.objectContaining({ jurisdiction: 'CN' })]) })
    expect(await steward('policies', 'install')).toEqual(first)
    expect(await store.db.policyVersion.count()).toBe(installed)
  })

  it('shows the trail of one application and opens nothing that is sealed', async () => {
    await steward('policies', 'install')
    const { application } = await draft()
    await change(store, { kind: 'SYSTEM', job: 'test' }, ({ record }) =>
      record({
        action: 'test.noted',
        subjectType: 'application',
        subjectId: application.id,
        caseId: application.id,
        reason: '张晓明 来电',
        sealFor: application.subjectId,
      }),
    )
    const trail = await steward('audit', 'tail', '--application', application.reference.toLowerCase())
    expect(trail).toMatchObject({
      application: application.reference,
      entries: [
        { action: 'application.created', actorRole: 'applicant', sealed: false },
        { action: 'test.noted', actorRole: 'system', sealed: true },
      ],
    })
    expect(JSON.stringify(trail)).not.toContain('晓明')
    expect(await steward('audit', 'tail', '--application', application.reference, '--limit', '1')).toMatchObject({
      entries: [{ action: 'test.noted' }],
    })
  })

  it('says that no application has a reference', async () => {
    await expect(steward('audit', 'tail', '--application', 'AO-2026-00000000')).rejects.toThrow(
      'No application has the reference AO-2026-00000000.',
    )
  })

  it('lists requests without a result, also those whose next attempt is far off', async () => {
    expect(await steward('requests', 'pending')).toEqual({ pending: [] })
    const { application } = await draft()
    const ask = (at: Date) =>
      insertRequest(store, store.db, { kind: 'SYSTEM', job: 'test' }, at, {
        kind: 'command',
        process: 'account-opening',
        recordId: application.id,
        subjectId: application.id,
        sealFor: application.subjectId,
        name: 'withdraw',
        payload: {},
      })
    const [later, sooner] = [await ask(new Date('2030-01-01T00:00:00Z')), await ask(new Date('2026-01-01T00:00:00Z'))]
    expect(await steward('requests', 'pending')).toMatchObject({
      pending: [{ id: sooner.id, name: 'withdraw', attempts: 0 }, { id: later.id }],
    })
    await store.db.processRequest.updateMany({ data: { state: 'DONE' } })
    expect(await steward('requests', 'pending')).toEqual({ pending: [] })
  })
})
