import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as shape from './support/answers.ts'
import { randomUUID } from 'node:crypto'
import { type Api, type Applicant, openApi, pngImage } from './support/api.ts'

let api: Api
let applicant: Applicant

beforeAll(async () => {
  api = await openApi()
  applicant = await api.start()
})
afterAll(() => api.close())

const form = (id: string) => `/v1/applications/${id}/form`

describe('a method that an address does not know', () => {
  it('is answered with 405 and the ones that it knows', async () => {
    const answer = await api.anonymous().put('/v1/applications').send({})
    expect(shape.refusal(answer)).toEqual([405, 'method_not_allowed'])
    expect(answer.headers.allow).toBe('POST, GET')
  })
})

describe('a body', () => {
  it('that is not JSON is answered with 400', async () => {
    const answer = await api
      .anonymous()
      .post('/v1/applications')
      .set('Content-Type', 'application/json')
      .send('{"locale": ')
    expect(shape.refusal(answer)).toEqual([400, 'malformed_request'])
  })

  it('that is JSON but no object is answered with 400', async () => {
    const answer = await api.anonymous().post('/v1/applications').set('Content-Type', 'application/json').send('[1]')
    expect(shape.refusal(answer)).toEqual([400, 'malformed_request'])
  })

  it('of another content type is answered with 415', async () => {
    const answer = await api.anonymous().post('/v1/applications').type('form').send({ locale: 'en' })
    expect(shape.refusal(answer)).toEqual([415, 'unsupported_media'])
  })

  it('of more than a megabyte is answered with 413', async () => {
    const answer = await api
      .anonymous()
      .post('/v1/applications')
      .send({ locale: 'en', form: { employer: 'x'.repeat(1_100_000) } })
    expect(shape.refusal(answer)).toEqual([413, 'too_large'])
  })

  it('with unknown fields is answered with 422 and a pointer for each, in both languages', async () => {
    const answer = await api
      .anonymous()
      .post('/v1/applications')
      .send({ locale: 'en', colour: 'red', form: { name: { nick: 'x' } } })
    expect(shape.refusal(answer)).toEqual([422, 'validation_failed'])
    expect(shape.problem(answer).errors).toEqual([
      {
        pointer: '/form/name/nick',
        code: 'unknown_field',
        message: { en: expect.any(String), 'zh-CN': expect.any(String) },
      },
      { pointer: '/colour', code: 'unknown_field', message: { en: expect.any(String), 'zh-CN': expect.any(String) } },
    ])
  })

  it('with a text that is too long is answered with 422 at its field', async () => {
    const answer = await applicant.agent
      .patch(form(applicant.id))
      .set('If-Match', '"0"')
      .send({ employer: 'x'.repeat(201) })
    expect([answer.status, ...(shape.fields(answer)[0] ?? [])]).toEqual([422, '/employer', 'too_long'])
  })

  it('with a value of the wrong type, outside the list or missing says which', async () => {
    const answer = await api
      .anonymous()
      .post('/v1/applications')
      .send({ jurisdiction: 'MARS', form: { employer: 7 } })
    const codes = shape.fields(answer)
    expect(codes).toEqual(
      expect.arrayContaining([
        ['/locale', 'required'],
        ['/jurisdiction', 'not_allowed'],
        ['/form/employer', 'invalid_type'],
      ]),
    )
  })

  it('never comes back in the answer', async () => {
    const answer = await applicant.agent
      .patch(form(applicant.id))
      .set('If-Match', '"0"')
      .send({ birthDate: 'secret-birthday-text' })
    expect(JSON.stringify(answer.body)).not.toContain('secret-birthday')
  })
})

describe('a version', () => {
  it('that is missing is answered with 428', async () => {
    const answer = await applicant.agent.patch(form(applicant.id)).send({ employer: 'A' })
    expect(shape.refusal(answer)).toEqual([428, 'version_required'])
  })

  it('that is stale is answered with 412 and changes nothing', async () => {
    const draft = await api.start()
    await draft.agent.patch(form(draft.id)).set('If-Match', '"0"').send({ employer: 'first' }).expect(200)
    const answer = await draft.agent.patch(form(draft.id)).set('If-Match', '"0"').send({ employer: 'second' })
    expect([...shape.refusal(answer), shape.problem(answer).facts?.['version']]).toEqual([412, 'stale_version', 1])
    const now = await draft.agent.get(`/v1/applications/${draft.id}`)
    expect([shape.applicant(now).form?.employer, now.headers['etag']]).toEqual(['first', '"1"'])
  })

  it.each(['*', 'one', '"x"'])('written %s is answered with 412', async (text) => {
    const answer = await applicant.agent.patch(form(applicant.id)).set('If-Match', text).send({ employer: 'A' })
    expect(answer.status).toBe(412)
  })
})

describe('a file', () => {
  const to = (id: string) => applicant.agent.post(`/v1/applications/${id}/documents`)

  it('is told by its bytes, not by what its sender says', async () => {
    const disguised = await to(applicant.id)
      .field('kind', 'IDENTITY_DOCUMENT')
      .attach('file', Buffer.from('<script>alert(1)</script>'), { filename: 'id.png', contentType: 'image/png' })
    expect(shape.refusal(disguised)).toEqual([415, 'unsupported_media'])
    const honest = await to(applicant.id)
      .field('kind', 'IDENTITY_DOCUMENT')
      .attach('file', pngImage, { filename: 'a/../id.exe', contentType: 'application/x-msdownload' })
    expect([honest.status, shape.documentOf(honest).mediaType, shape.documentOf(honest).fileName]).toEqual([
      201,
      'image/png',
      'id.exe',
    ])
  })

  it('of more than ten megabytes is answered with 413', async () => {
    const answer = await to(applicant.id)
      .field('kind', 'IDENTITY_DOCUMENT')
      .attach('file', Buffer.concat([pngImage, Buffer.alloc(10 * 1024 * 1024)]), 'big.png')
    expect(shape.refusal(answer)).toEqual([413, 'too_large'])
  })

  it('that is missing, empty, doubled or of an unknown kind is answered with 422', async () => {
    const answers = [
      await to(applicant.id).field('kind', 'IDENTITY_DOCUMENT'),
      await to(applicant.id).field('kind', 'IDENTITY_DOCUMENT').attach('file', Buffer.alloc(0), 'empty.png'),
      await to(applicant.id)
        .field('kind', 'IDENTITY_DOCUMENT')
        .attach('file', pngImage, 'a.png')
        .attach('file', pngImage, 'b.png'),
      await to(applicant.id).field('kind', 'SELFIE').attach('file', pngImage, 'a.png'),
    ]
    const seen = answers.map((answer) => [answer.status, ...(shape.fields(answer)[0] ?? [])])
    expect(seen).toEqual([
      [422, '/file', 'file_missing'],
      [422, '/file', 'file_empty'],
      [422, '/file', 'single_file'],
      [422, '/kind', 'not_allowed'],
    ])
  })

  it('sent as JSON is answered with 415', async () => {
    expect((await to(applicant.id).send({ kind: 'IDENTITY_DOCUMENT' })).status).toBe(415)
  })
})

describe('an Idempotency-Key', () => {
  it('with the same body gives the first answer again and makes nothing', async () => {
    const key = randomUUID()
    const body = { locale: 'en', form: { employer: 'Sample' } }
    const first = await api.anonymous().post('/v1/applications').set('Idempotency-Key', key).send(body)
    const again = await api.anonymous().post('/v1/applications').set('Idempotency-Key', key).send(body)
    expect([again.status, again.headers['idempotency-replayed']]).toEqual([201, 'true'])
    expect(again.body).toEqual(first.body)
  })

  it('with another body is answered with 422', async () => {
    const key = randomUUID()
    await api.anonymous().post('/v1/applications').set('Idempotency-Key', key).send({ locale: 'en' }).expect(201)
    const answer = await api.anonymous().post('/v1/applications').set('Idempotency-Key', key).send({ locale: 'zh-CN' })
    expect(shape.refusal(answer)).toEqual([422, 'idempotency_mismatch'])
  })

  it('of a request that is being worked on is answered with 409', async () => {
    const key = randomUUID()
    const calls = Array.from({ length: 8 }, () =>
      api.anonymous().post('/v1/applications').set('Idempotency-Key', key).send({ locale: 'en' }),
    )
    const answers = await Promise.all(calls)
    const ids = new Set(
      answers.filter((answer) => answer.status === 201).map((answer) => shape.created(answer).application.id),
    )
    expect(ids.size).toBe(1)
    expect(answers.every((answer) => answer.status === 201 || shape.problem(answer).code === 'duplicate_request')).toBe(
      true,
    )
  })

  it('of a refused request may be used for the corrected one', async () => {
    const key = randomUUID()
    await api.anonymous().post('/v1/applications').set('Idempotency-Key', key).send({ locale: 'fr' }).expect(422)
    const corrected = await api.anonymous().post('/v1/applications').set('Idempotency-Key', key).send({ locale: 'en' })
    expect(corrected.status).toBe(201)
  })
})

describe('a list', () => {
  it('refuses unknown filters, limits out of range and cursors that no page gave out', async () => {
    const { agent } = await api.signedIn('onboarding-analyst')
    const seen = await Promise.all(
      ['colour=red', 'limit=0', 'limit=201', 'limit=ten', 'cursor=abc'].map(
        async (query) => shape.fields(await agent.get(`/v1/applications?${query}`))[0]?.[0],
      ),
    )
    expect(seen).toEqual(['/colour', '/limit', '/limit', '/limit', '/cursor'])
  })
})

describe('an address that does not exist', () => {
  it('is answered with a problem document', async () => {
    const answer = await api.anonymous().get('/v1/nothing')
    expect([...shape.refusal(answer), shape.problem(answer).instance]).toEqual([
      404,
      'not_found',
      answer.headers['x-request-id'],
    ])
  })

  it('is not broken by a percent sign', async () => {
    expect((await api.anonymous().get('/v1/applications/%E0%A4%A')).status).toBeLessThan(500)
  })
})
