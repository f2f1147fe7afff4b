import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { pino } from 'pino'
import request from 'supertest'
import { readConfig } from '../../platform/config.ts'
import { createProcesses, type Processes } from '../../platform/processes.ts'
import { connectTemporal } from '../../platform/temporal.ts'
import { openStore } from '../../prisma/store/store.ts'
import { createApp } from '../../server/app.ts'
import { createAuthentication } from '../../server/authentication.ts'
import { zhangXiaoming } from '../support/forms.ts'
import * as shape from './support/answers.ts'
import { type Api, openApi } from './support/api.ts'

const NOWHERE = '127.0.0.1:1'

let api: Api
let temporal: ReturnType<typeof connectTemporal>
let processes: Processes
const lines: string[] = []

beforeAll(async () => {
  const config = readConfig({
    STEWARD_DATABASE_URL: `postgresql://${NOWHERE}/none`,
    STEWARD_KEY_FILE: '-',
    STEWARD_TEMPORAL_ADDRESS: NOWHERE,
    STEWARD_PROFILE: 'test',
    STEWARD_PAYLOAD_ENCRYPTION: 'off',
  })
  temporal = connectTemporal(config, {
    keyEncryptionKeys: [],
    indexKey: Buffer.alloc(32),
    linkKey: Buffer.alloc(32),
    payloadKeys: [],
    sessionSecret: '',
  })
  processes = createProcesses({
    client: temporal.client,
    queuePrefix: '',
    answerWaitMs: 300,
    workflowTaskTimeoutMs: 2_000,
  })
  api = await openApi({ processes, log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }) })
})
afterAll(async () => {
  await temporal.close()
  await api.close()
})

describe('without Temporal', () => {
  it('a submission is accepted and can be followed until it is carried out', async () => {
    const { id, agent } = await api.complete({ ...zhangXiaoming, accountClass: 'II' })
    const answer = await agent.post(`/v1/applications/${id}/submission`).send({})
    const { request: asked } = shape.accepted(answer)
    expect([answer.status, answer.headers['location'], asked.state]).toEqual([202, asked.href, 'PENDING'])
    const again = await agent.post(`/v1/applications/${id}/submission`).send({})
    expect(shape.accepted(again).request.id).toBe(asked.id)
    expect((await agent.get(asked.href)).body).toEqual({ ...asked })
    expect(shape.applicant(await agent.get(`/v1/applications/${id}`)).stage).toBe('RECEIVED')
  })

  it('readiness says so, and that nothing carries requests on', async () => {
    const answer = await request(api.app).get('/readyz')
    expect(answer.status).toBe(503)
    expect(answer.body).toEqual({
      ready: false,
      reasons: ['the reconciler has not run within five minutes', 'Temporal does not answer'],
    })
    expect((await request(api.app).get('/livez')).status).toBe(200)
  })
})

describe('without the database', () => {
  it('every call is answered with 503 and when to try again, and nothing of the failure is told', async () => {
    const store = openStore({ url: `postgresql://steward:secret@${NOWHERE}/none`, connections: 1, keys: api.bank.keys })
    const { config, log } = api.deps
    const app = createApp({ config, log, store, processes, authentication: createAuthentication(config, store) })
    const calls = [
      request(app).post('/v1/applications').send({ locale: 'en' }),
      request(app).get('/v1/configuration').set('X-Api-Key', 'sk_x'),
      request(app).post('/v1/auth/sign-in/email').send({ email: 'a@b.co', password: 'something long enough' }),
    ]
    const answers = await Promise.all(calls)
    expect(answers.map((answer) => [...shape.refusal(answer), answer.headers['retry-after']])).toEqual(
      Array(3).fill([503, 'unavailable', '2']),
    )
    expect(JSON.stringify(answers.map((answer) => shape.problem(answer)))).not.toContain('127.0.0.1')
    expect((await request(app).get('/readyz')).text).toContain('the database does not answer')
    await store.close()
  })
})

describe('the log', () => {
  it('names requests by their pattern and holds nothing that anybody typed, nor tokens', async () => {
    lines.length = 0
    const { token, agent, id } = await api.complete({ ...zhangXiaoming, accountClass: 'II' })
    await agent.post(`/v1/applications/${id}/access-links`).send({})
    await api.anonymous().get('/v1/activations').query({ token: 'very-secret-token' })
    await api
      .anonymous()
      .post('/v1/auth/sign-in/email')
      .send({ email: 'somebody@example.com', password: 'typed password 123' })
    const text = lines.join('\n')
    expect(text).toContain('"route":"/v1/applications/{id}/documents"')
    const typed = [
      '晓明',
      'Xiaoming',
      '13800138000',
      zhangXiaoming.email,
      zhangXiaoming.document.number,
      'somebody@example.com',
      'typed password',
    ]
    for (const secret of [...typed, token, 'very-secret-token', 'Bearer']) expect(text).not.toContain(secret)
  })
})

describe('public routes', () => {
  it('are limited for each network address when limits are on', async () => {
    const limited = await openApi({ rateLimits: true })
    try {
      const ask = () =>
        limited.anonymous().post('/v1/access-links').send({ reference: 'AO-2026-00000000', email: 'a@b.co' })
      for (let asked = 0; asked < 10; asked += 1) expect((await ask()).status).toBe(202)
      const answer = await ask()
      expect(shape.refusal(answer)).toEqual([429, 'rate_limited'])
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    } finally {
      await limited.close()
    }
  })
})

describe('the pages beside the API', () => {
  it('are the API page, counters, and one page for every address that a browser opens', async () => {
    const docs = await request(api.app).get('/docs').set('Accept', 'text/html')
    expect([
      docs.status,
      docs.text.includes('/v1/applications/{id}/submission'),
      docs.text.includes('<script'),
    ]).toEqual([200, true, false])
    expect(docs.headers['content-security-policy']).toContain("script-src 'self'")
    const metrics = await request(api.app).get('/metrics')
    expect(metrics.text).toContain('steward_http_requests_total')
    expect(metrics.text).toContain('process_resident_memory_bytes')
    const page = await request(api.app).get('/apply/some-id').set('Accept', 'text/html')
    expect([page.status, page.headers['cache-control'], page.text.includes('<html')]).toEqual([200, 'no-cache', true])
    expect((await request(api.app).get('/apply/some-id').set('Accept', 'application/json')).status).toBe(404)
  })
})
