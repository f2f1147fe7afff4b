import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createDraft } from '../../prisma/store/accounts/account-opening/drafts.ts'
import { readForm } from '../../prisma/store/accounts/account-opening/forms.ts'
import { installShippedPacks } from '../../prisma/store/operations/policies.ts'
import { createVault, openVault } from '../../prisma/store/sealing.ts'
import type { Store } from '../../prisma/store/store.ts'
import { anotherPerson, zhangXiaoming } from '../support/forms.ts'
import { openTestStore, type TestStore } from './support.ts'

describe('personal values in the store', () => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore()
    await installShippedPacks(test.store)
  })

  afterAll(async () => {
    await test.close()
  })

  const draft = (form: typeof zhangXiaoming) =>
    createDraft(test.store, (applicationId) => ({ kind: 'APPLICANT', applicationId }), {
      locale: 'zh-CN',
      jurisdiction: 'CN',
      channel: 'BRANCH',
      form,
    })

  /** Every row of every table as text, with binary columns in hex, as somebody with the database's password sees it. */
  async function everything(): Promise<string> {
    const tables = await test.sql(
      `SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    )
    const texts: string[] = []
    for (const { table_name } of tables) {
      const rows = await test.sql(`SELECT t::text AS text FROM "${String(table_name)}" t`)
      texts.push(...rows.map((row) => String(row['text'])))
    }
    return texts.join('\n')
  }

  it('are different for two people who live at the same address', async () => {
    const one = await draft(zhangXiaoming)
    const two = await draft(anotherPerson(7, { address: zhangXiaoming.address, name: zhangXiaoming.name }))
    const left = Buffer.from(one.application.form)
    const right = Buffer.from(two.application.form)
    const windows = new Set(
      Array.from({ length: left.length - 8 }, (_, at) => left.subarray(at, at + 8).toString('hex')),
    )
    const shared = Array.from({ length: right.length - 8 }, (_, at) =>
      right.subarray(at, at + 8).toString('hex'),
    ).filter((window) => windows.has(window))
    expect(shared).toEqual([])
    expect(one.application.nameIndex).toBe(two.application.nameIndex)
    expect(one.application.documentIndex).not.toBe(two.application.documentIndex)
  })

  it('cannot be read with SQL: no digits of the document, no phone, no address, no name', async () => {
    await draft(zhangXiaoming)
    const seen = await everything()
    const { document, phone, email, address, name, employer } = zhangXiaoming
    const digits = Array.from({ length: document.number.length - 7 }, (_, at) => document.number.slice(at, at + 8))
    const texts = [...digits, phone, phone.slice(3), email, address.line, name.native.given, name.latin.given, employer]
    const asHex = texts.map((text) => Buffer.from(text ?? '').toString('hex'))
    expect(seen.length).toBeGreaterThan(1_000)
    expect([...texts, ...asHex].filter((text) => text !== '' && text !== null && seen.includes(text))).toEqual([])
  })

  it('are read by the store with the keys', async () => {
    const { application } = await draft(zhangXiaoming)
    expect(await readForm(test.store, test.store.db, application)).toMatchObject({
      birthDate: '1990-03-07',
      phone: '+8613800138000',
    })
  })

  it('do not open when they were moved to another row', async () => {
    const [one, two] = [await draft(zhangXiaoming), await draft(zhangXiaoming)]
    await expect(
      readForm(test.store, test.store.db, { ...two.application, form: one.application.form }),
    ).rejects.toThrow('decryption_failed')
    await expect(readForm(test.store, test.store.db, { ...one.application, id: two.application.id })).rejects.toThrow(
      'decryption_failed',
    )
  })

  it('are lost for good when the person’s key is destroyed', async () => {
    const { application } = await draft(zhangXiaoming)
    await test.store.db.subjectKey.update({
      where: { subjectId: application.subjectId },
      data: { destroyedAt: new Date() },
    })
    await expect(readForm(test.store, test.store.db, application)).rejects.toThrow('decryption_failed')
  })
})

describe('a vault', () => {
  let test: TestStore

  beforeAll(async () => {
    test = await openTestStore()
  })

  afterAll(async () => {
    await test.close()
  })

  const withKeys = (keyEncryptionKeys: Store['keys']['keyEncryptionKeys']): Store => ({
    ...test.store,
    keys: { ...test.store.keys, keyEncryptionKeys },
  })

  it('gives back what it sealed, texts and bytes', async () => {
    const subjectId = randomUUID()
    const vault = await createVault(test.store, test.store.db, subjectId)
    const value = { name: '欧阳 娜娜', list: [1, null, true] }
    expect(vault.open('Customer', 'profile', 'a', vault.seal('Customer', 'profile', 'a', value))).toEqual(value)
    const bytes = randomBytes(70_000)
    expect(
      vault.openBytes('Document', 'content', 'a', vault.sealBytes('Document', 'content', 'a', bytes)).equals(bytes),
    ).toBe(true)
  })

  it('keeps its key when it is made again, also by two at once', async () => {
    const subjectId = randomUUID()
    const [one, two] = await Promise.all([
      createVault(test.store, test.store.db, subjectId),
      createVault(test.store, test.store.db, subjectId),
    ])
    expect(two.open('T', 'c', 'r', one.seal('T', 'c', 'r', 'same key'))).toBe('same key')
  })

  it('of one person does not open what another’s sealed', async () => {
    const [one, two] = [
      await createVault(test.store, test.store.db, randomUUID()),
      await createVault(test.store, test.store.db, randomUUID()),
    ]
    expect(() => two.open('T', 'c', 'r', one.seal('T', 'c', 'r', 'mine'))).toThrow('decryption_failed')
  })

  it('opens after a new key-encryption key came in front, and new ones are wrapped by that', async () => {
    const before = randomUUID()
    const sealed = (await createVault(test.store, test.store.db, before)).seal('T', 'c', 'r', 'old')
    const rotated = withKeys([{ id: 'next', key: randomBytes(32) }, ...test.store.keys.keyEncryptionKeys])
    expect((await openVault(rotated, rotated.db, before)).open('T', 'c', 'r', sealed)).toBe('old')
    const after = randomUUID()
    await createVault(rotated, rotated.db, after)
    expect((await rotated.db.subjectKey.findUniqueOrThrow({ where: { subjectId: after } })).keyId).toBe('next')
  })

  it('does not open without the key that wraps it, under a false one, or for a stranger', async () => {
    const subjectId = randomUUID()
    await createVault(test.store, test.store.db, subjectId)
    const [active] = test.store.keys.keyEncryptionKeys
    const lost = withKeys([{ id: 'other', key: randomBytes(32) }])
    const wrong = withKeys([{ id: active?.id ?? '', key: randomBytes(32) }])
    await expect(openVault(lost, lost.db, subjectId)).rejects.toThrow('decryption_failed')
    await expect(openVault(wrong, wrong.db, subjectId)).rejects.toThrow('decryption_failed')
    await expect(openVault(test.store, test.store.db, randomUUID())).rejects.toThrow('decryption_failed')
  })

  it('does not open when its wrapped key was put in another person’s row', async () => {
    const [mine, hers] = [randomUUID(), randomUUID()]
    await createVault(test.store, test.store.db, mine)
    await createVault(test.store, test.store.db, hers)
    await test.sql(
      `UPDATE "SubjectKey" SET wrapped = (SELECT wrapped FROM "SubjectKey" WHERE "subjectId" = $1) WHERE "subjectId" = $2`,
      [mine, hers],
    )
    await expect(openVault(test.store, test.store.db, hers)).rejects.toThrow('decryption_failed')
  })
})
