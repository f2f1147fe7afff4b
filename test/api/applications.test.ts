import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as shape from './support/answers.ts'
import { randomUUID } from 'node:crypto'
import { CONSENT_VERSIONS } from '../../domain/accounts/account-opening/form.ts'
import { zhangXiaoming } from '../support/forms.ts'
import { type Api, openApi, pngImage } from './support/api.ts'

let api: Api
const form = { ...zhangXiaoming, accountClass: 'II' }
const at = (id: string, rest = '') => `/v1/applications/${id}${rest}`

beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

describe('an application', () => {
  it('starts with a readable reference, a link that expires in seven days and a list of what is missing', async () => {
    const answer = await api.anonymous().post('/v1/applications').send({ locale: 'zh-CN' }).expect(201)
    const { application, access } = shape.created(answer)
    expect(application.reference).toMatch(/^AO-\d{4}-[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(answer.headers['location']).toBe(at(application.id))
    expect(access.href).toBe(`http://localhost:8080/apply/${application.id}#${access.token}`)
    expect(Date.parse(access.expiresAt) - Date.parse(application.createdAt)).toBe(7 * 86_400_000)
    expect(application.problems).toContainEqual({ pointer: '/document/number', code: 'required' })
    expect(application.permissions).toEqual({ edit: true, submit: true, withdraw: true, activate: false })
  })

  it('keeps what was typed, also what is wrong, and says what is wrong with it', async () => {
    const draft = await api.start({ birthDate: '1990-03-07' })
    const number = '110101199003074515'
    const saved = await draft.agent
      .patch(at(draft.id, '/form'))
      .set('If-Match', '"0"')
      .send({ document: { type: 'CN_RESIDENT_ID', number } })
    expect([saved.status, saved.headers['etag'], shape.applicant(saved).form?.document?.number]).toEqual([
      200,
      '"1"',
      number,
    ])
    expect(shape.applicant(saved).problems).toContainEqual({ pointer: '/document/number', code: 'id_check_digit' })
    expect(shape.applicant(saved).form?.birthDate).toBe('1990-03-07')
  })

  it('does not get a new version from saving the same again', async () => {
    const draft = await api.start({ employer: 'Sample' })
    const saved = await draft.agent.patch(at(draft.id, '/form')).set('If-Match', '"0"').send({ employer: 'Sample' })
    expect(shape.applicant(saved).version).toBe(0)
  })

  it('stores nothing personal in the clear', async () => {
    const { id } = await api.complete(form)
    const row = await api.bank.store.db.application.findUniqueOrThrow({ where: { id }, include: { documents: true } })
    const events = await api.bank.store.db.auditEvent.findMany({ where: { caseId: id } })
    const everything = JSON.stringify([row, events], (_key, value: unknown) =>
      value instanceof Uint8Array
        ? Buffer.from(value).toString('utf8')
        : typeof value === 'bigint'
          ? String(value)
          : value,
    )
    for (const secret of ['晓明', 'Xiaoming', form.document.number, '13800138000', form.email, form.employer, 'id.png'])
      expect(everything).not.toContain(secret)
    expect(
      [row.documentIndex, row.phoneIndex, row.emailIndex, row.nameIndex].every(
        (index) => index !== null && index.length === 43,
      ),
    ).toBe(true)
  })

  it('has the same blind indexes however its values are written', async () => {
    const [plain, odd] = await Promise.all([
      api.start(form),
      api.start({
        ...form,
        document: { ...form.document, number: ` ${form.document.number.toLowerCase()} ` },
        phone: '+86 138 0013 8000',
        email: form.email.toUpperCase(),
      }),
    ])
    const rows = await api.bank.store.db.application.findMany({ where: { id: { in: [plain.id, odd.id] } } })
    const keys = rows.map(({ documentIndex, phoneIndex, emailIndex, nameIndex }) => [
      documentIndex,
      phoneIndex,
      emailIndex,
      nameIndex,
    ])
    expect(keys[0]).toEqual(keys[1])
  })
})

describe('submitting', () => {
  it('is refused with a pointer for each problem', async () => {
    const draft = await api.start({ ...form, document: { ...form.document, number: '110101199003074515' } })
    const answer = await draft.agent.post(at(draft.id, '/submission')).send({})
    expect(shape.refusal(answer)).toEqual([422, 'validation_failed'])
    expect(shape.problem(answer).errors).toContainEqual({
      pointer: '/document/number',
      code: 'id_check_digit',
      message: expect.any(Object),
    })
  })

  it('is refused without an identity document', async () => {
    const draft = await api.start(form)
    const answer = await draft.agent.post(at(draft.id, '/submission')).send({})
    expect(shape.refusal(answer)).toEqual([422, 'document_missing'])
  })

  it('fifty times at once under fifty keys gives one application and one process', async () => {
    const { id, agent } = await api.complete(form)
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => agent.post(at(id, '/submission')).set('Idempotency-Key', randomUUID()).send({})),
    )
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]))
    expect(new Set(answers.map((answer) => shape.applicant(answer).id))).toEqual(new Set([id]))
    expect(await api.bank.store.db.processRequest.count({ where: { subjectId: id } })).toBe(1)
  })

  it('closes the draft: editing, uploading and removing are refused, withdrawing is not', async () => {
    const { id, agent, version } = await api.complete(form)
    const documentId = shape.applicant(await agent.get(at(id))).documents[0]?.id
    const submitted = await agent.post(at(id, '/submission')).send({}).expect(200)
    expect([shape.applicant(submitted).stage, shape.applicant(submitted).permissions]).toEqual([
      'RECEIVED',
      { edit: false, submit: false, withdraw: true, activate: false },
    ])
    const refused = [
      await agent.patch(at(id, '/form')).set('If-Match', `"${version}"`).send({ employer: 'x' }),
      await agent.post(at(id, '/documents')).field('kind', 'IDENTITY_DOCUMENT').attach('file', pngImage, 'x.png'),
      await agent.delete(at(id, `/documents/${documentId}`)),
    ]
    expect(refused.map(shape.refusal)).toEqual(Array(3).fill([409, 'wrong_stage']))
  })
})

describe('withdrawing', () => {
  it('ends a draft at once and dates its erasure; afterwards nothing is possible', async () => {
    const { id, agent } = await api.complete(form)
    const answer = await agent.post(at(id, '/commands')).send({ command: 'withdraw', reason: 'changed my mind' })
    expect([answer.status, shape.applicant(answer).stage]).toEqual([200, 'WITHDRAWN'])
    const row = await api.bank.store.db.application.findUniqueOrThrow({ where: { id } })
    expect(row.eraseOn).not.toBeNull()
    expect(shape.problem(await agent.post(at(id, '/submission')).send({})).code).toBe('wrong_stage')
    expect(shape.problem(await agent.post(at(id, '/commands')).send({ command: 'withdraw' })).code).toBe('wrong_stage')
  })

  it('is the only command that may be sent from outside', async () => {
    const { id, agent } = await api.start()
    expect(shape.problem(await agent.post(at(id, '/commands')).send({ command: 'activate' })).code).toBe('forbidden')
  })
})

describe('files', () => {
  it('are replaced, downloaded as attachments and erased from a draft', async () => {
    const { id, agent } = await api.complete(form)
    const added = await agent
      .post(at(id, '/documents'))
      .field('kind', 'IDENTITY_DOCUMENT')
      .attach('file', pngImage, '身份证.png')
      .expect(201)
    const view = await agent.get(at(id))
    expect(shape.applicant(view).documents.map((document) => document.id)).toEqual([shape.documentOf(added).id])
    const content = await agent.get(shape.documentOf(added).href)
    expect(content.headers['content-disposition']).toBe(
      `attachment; filename="document.png"; filename*=UTF-8''${encodeURIComponent('身份证.png')}`,
    )
    expect([content.headers['content-type'], content.headers['cache-control'], content.body]).toEqual([
      'image/png',
      'no-store',
      pngImage,
    ])
    await agent.delete(at(id, `/documents/${shape.documentOf(added).id}`)).expect(204)
    expect((await agent.get(shape.documentOf(added).href)).status).toBe(404)
    expect(await api.bank.store.db.applicationDocument.count({ where: { applicationId: id } })).toBe(1)
  })
})

describe('links', () => {
  it('are mailed anew, and asking by reference answers the same for right and wrong', async () => {
    const { id, reference, agent } = await api.complete(form)
    const mailed = await agent.post(at(id, '/access-links')).send({})
    expect([mailed.status, mailed.headers['location']]).toEqual([202, shape.accepted(mailed).request.href])
    expect((await agent.get(shape.accepted(mailed).request.href)).status).toBe(200)
    const right = await api
      .anonymous()
      .post('/v1/access-links')
      .send({ reference: reference.toLowerCase(), email: form.email })
    const wrong = await api.anonymous().post('/v1/access-links').send({ reference, email: 'other@example.com' })
    expect([right.status, right.body]).toEqual([wrong.status, wrong.body])
    expect(await api.bank.store.db.accessLink.count({ where: { applicationId: id } })).toBe(3)
  })

  it('are not sent more than five times an hour', async () => {
    const { id, agent } = await api.complete(form)
    for (let asked = 0; asked < 4; asked += 1) await agent.post(at(id, '/access-links')).send({}).expect(202)
    const answer = await agent.post(at(id, '/access-links')).send({})
    expect(shape.refusal(answer)).toEqual([429, 'rate_limited'])
  })

  it('need an address to be sent to', async () => {
    const { id, agent } = await api.start()
    const answer = await agent.post(at(id, '/access-links')).send({})
    expect(shape.problem(answer).errors?.[0]).toMatchObject({ pointer: '/email', code: 'required' })
  })
})

describe('an outside form with its key', () => {
  it('starts and follows its own applications and no others', async () => {
    const [one, two] = [await api.outsideForm(), await api.outsideForm()]
    const created = await one.post('/v1/applications').send({ locale: 'en', channel: 'PARTNER_FORM' }).expect(201)
    const { id, reference } = shape.created(created).application
    expect(shape.applicant(await one.get(at(id))).reference).toBe(reference)
    expect((await two.get(at(id))).status).toBe(404)
    expect((await one.get(at((await api.start()).id))).status).toBe(404)
    expect((await one.get('/v1/tasks')).status).toBe(403)
  })

  it('is refused with an unknown key', async () => {
    const answer = await api.anonymous().get('/v1/configuration').set('X-Api-Key', 'sk_unknown')
    expect(shape.refusal(answer)).toEqual([401, 'unauthenticated'])
  })

  it('may not claim another channel', async () => {
    const outside = await api.outsideForm()
    expect((await outside.post('/v1/applications').send({ locale: 'en', channel: 'BRANCH' })).status).toBe(403)
    expect((await api.anonymous().post('/v1/applications').send({ locale: 'en', channel: 'BRANCH' })).status).toBe(403)
  })
})

describe('who sees what of a case', () => {
  it('analysts, compliance and auditors see identity data; the auditor is noted in the trail', async () => {
    const { id } = await api.complete(form)
    for (const role of ['onboarding-analyst', 'compliance-officer', 'mlro', 'internal-auditor'] as const) {
      const { agent } = await api.signedIn(role)
      const view = shape.caseOf(await agent.get(at(id)).expect(200))
      expect([view.form?.name?.native?.given, view.masked, view.permissions.viewIdentity]).toEqual(['晓明', [], true])
      expect((await agent.get(view.documents[0]?.href ?? '')).status).toBe(200)
      expect((await agent.get(at(id, '/timeline'))).status).toBe(200)
    }
    const reads = await api.bank.store.db.auditEvent.findMany({
      where: { caseId: id, action: 'case.read' },
      orderBy: { id: 'asc' },
    })
    expect(reads.map((event) => [event.actorRole, event.facts])).toEqual([
      ['internal-auditor', { what: 'case' }],
      ['internal-auditor', { what: 'document', documentId: expect.any(String) }],
      ['internal-auditor', { what: 'timeline' }],
    ])
  })

  it('a support agent sees shortened values, no file, no evidence and no timeline', async () => {
    const { id, agent: applicant } = await api.complete(form)
    const href = shape.applicant(await applicant.get(at(id))).documents[0]?.href ?? ''
    const { agent } = await api.signedIn('support-agent')
    const view = shape.caseOf(await agent.get(at(id)).expect(200))
    const text = JSON.stringify(view)
    for (const secret of ['晓明', 'Xiaoming', form.document.number, '13800138000', form.email, form.address.line])
      expect(text).not.toContain(secret)
    expect(view.masked).toEqual(
      expect.arrayContaining(['/name', '/document/number', '/phone', '/documents', '/screening']),
    )
    expect([view.form?.phone, view.documents, view.permissions]).toEqual([
      '****8000',
      [],
      { withdraw: false, viewIdentity: false, viewAudit: false },
    ])
    expect((await agent.get(href)).status).toBe(403)
    expect((await agent.get(at(id, '/timeline'))).status).toBe(403)
  })

  it('a relationship manager sees and edits what she started, and nothing else', async () => {
    const [mine, colleague] = [await api.signedIn('relationship-manager'), await api.signedIn('relationship-manager')]
    const { application } = shape.created(
      await mine.agent.post('/v1/applications').send({ locale: 'zh-CN', form }).expect(201),
    )
    expect(
      (await mine.agent.patch(at(application.id, '/form')).set('If-Match', '"0"').send({ employer: 'Branch' })).status,
    ).toBe(200)
    expect(shape.caseOf(await mine.agent.get(at(application.id))).channel).toBe('BRANCH')
    expect((await colleague.agent.get(at(application.id))).status).toBe(404)
    expect(shape.applications(await mine.agent.get('/v1/applications')).items.map((row) => row.id)).toEqual([
      application.id,
    ])
    expect(shape.applications(await colleague.agent.get('/v1/applications')).items).toEqual([])
    expect((await mine.agent.get(at((await api.start()).id))).status).toBe(404)
  })

  it('a senior manager and an administrator see nothing without a task of theirs', async () => {
    const { id } = await api.complete(form)
    for (const role of ['senior-manager', 'administrator'] as const) {
      const { agent } = await api.signedIn(role)
      expect((await agent.get(at(id))).status).toBe(404)
      expect(shape.applications(await agent.get('/v1/applications')).items).toEqual([])
    }
  })

  it('an auditor changes nothing', async () => {
    const { id } = await api.complete(form)
    const { agent } = await api.signedIn('internal-auditor')
    expect((await agent.patch(at(id, '/form')).set('If-Match', '"0"').send({ employer: 'x' })).status).toBe(403)
    expect((await agent.post(at(id, '/commands')).send({ command: 'withdraw' })).status).toBe(403)
    expect((await agent.post('/v1/applications').send({ locale: 'en' })).status).toBe(403)
  })
})

describe('the list of applications', () => {
  it('pages through every application once, newest first, and filters', async () => {
    const fresh = await openApi()
    try {
      const made = []
      for (let count = 0; count < 7; count += 1) made.push((await fresh.start()).id)
      const { agent } = await fresh.signedIn('onboarding-analyst')
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page = shape.applications(
          await agent.get(`/v1/applications?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`).expect(200),
        )
        seen.push(...page.items.map((row) => row.id))
        cursor = page.nextCursor
      }
      expect(seen).toEqual(made.toReversed())
      expect(shape.applications(await agent.get('/v1/applications?open=false')).items).toEqual([])
      expect(shape.applications(await agent.get('/v1/applications?stage=DRAFT&limit=200')).items).toHaveLength(7)
      expect(shape.applications(await agent.get('/v1/applications?reference=AO-1999')).items).toEqual([])
    } finally {
      await fresh.close()
    }
  })
})

describe('the configuration', () => {
  it('is public and names consent versions and upload limits', async () => {
    const answer = await api.anonymous().get('/v1/configuration').expect(200)
    expect(answer.body).toMatchObject({
      defaultJurisdiction: 'CN',
      consentVersions: CONSENT_VERSIONS,
      uploadLimits: { maxBytes: 10_485_760 },
      demo: false,
      mailInboxUrl: null,
    })
  })
})
