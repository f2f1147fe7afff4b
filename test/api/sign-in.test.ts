import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as shape from './support/answers.ts'
import request from 'supertest'
import { secondFactorEnrolment } from '../../server/schemas/operations/access.ts'
import { type Api, codeOf, type Member, openApi, PASSWORD } from './support/api.ts'

let api: Api

beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const password = (person: Member, text = PASSWORD) =>
  person.agent.post('/v1/auth/sign-in/email').send({ email: person.email, password: text })
const totp = (person: Member, code: string) => person.agent.post('/v1/auth/two-factor/verify-totp').send({ code })
const me = (person: Member) => person.agent.get('/v1/me')
const codes = (answers: readonly request.Response[]) => answers.map(shape.refusal)

describe('signing in', () => {
  it('needs the password and then the code, and opens a session with an http-only, same-site cookie', async () => {
    const person = await api.member('compliance-officer')
    const first = await password(person)
    expect([first.status, first.body]).toEqual([200, { twoFactorRedirect: true, enrolmentRequired: false }])
    expect((await me(person)).status).toBe(401)
    const second = await totp(person, codeOf(person.totpSecret))
    const cookie = second.get('Set-Cookie')?.find((line) => line.startsWith('steward.session_token='))
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    expect(cookie).toMatch(/Max-Age=900/i)
    const signedIn = await me(person)
    expect([signedIn.status, shape.me(signedIn).roles]).toEqual([200, ['compliance-officer']])
  })

  it('answers a wrong password and an unknown address alike', async () => {
    const person = await api.member('mlro')
    const wrong = await password(person, 'not the password at all')
    const unknown = await api
      .anonymous()
      .post('/v1/auth/sign-in/email')
      .send({ email: 'nobody@steward.example', password: PASSWORD })
    expect(shape.refusal(wrong)).toEqual([401, 'credentials_wrong'])
    expect(shape.sameProblem(unknown)).toEqual(shape.sameProblem(wrong))
  })

  it('takes each code once, also when it is sent twice at the same moment', async () => {
    const [person, again] = [await api.member('mlro'), request.agent(api.app)]
    await password(person)
    await again.post('/v1/auth/sign-in/email').send({ email: person.email, password: PASSWORD }).expect(200)
    const code = codeOf(person.totpSecret)
    const answers = await Promise.all([
      totp(person, code),
      again.post('/v1/auth/two-factor/verify-totp').send({ code }),
    ])
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 401]))
    const late = await api.bank.store.db.authSession.count({ where: { user: { personId: person.personId } } })
    expect(late).toBe(1)
  })

  it('refuses a code that was used before and takes the next one', async () => {
    const person = await api.signedIn('mlro')
    const fresh = { ...person, agent: request.agent(api.app) }
    await password(fresh).expect(200)
    const replayed = await totp(fresh, codeOf(person.totpSecret))
    expect(codes([replayed])).toEqual([[401, 'mfa_code_replayed']])
    await totp(fresh, codeOf(person.totpSecret, 1)).expect(200)
  })

  it('refuses a code of two steps ago', async () => {
    const person = await api.member('mlro')
    await password(person)
    expect(codes([await totp(person, codeOf(person.totpSecret, -2))])).toEqual([[401, 'mfa_code_wrong']])
  })

  it('is locked for fifteen minutes after five wrong codes, for the right code too', async () => {
    const person = await api.member('administrator')
    await password(person)
    for (let attempt = 0; attempt < 5; attempt += 1) await totp(person, '000000').expect(401)
    await password(person)
    const locked = await totp(person, codeOf(person.totpSecret))
    expect(codes([locked])).toEqual([[429, 'sign_in_locked']])
    expect(shape.problem(locked).facts?.['retryAfterSeconds']).toBeGreaterThan(840)
    await api.bank.store.db.authTwoFactor.updateMany({
      where: { user: { personId: person.personId } },
      data: { lockedUntil: new Date(0) },
    })
    await totp(person, codeOf(person.totpSecret)).expect(200)
  })

  it('without a password first is refused', async () => {
    const person = await api.member('mlro')
    expect(codes([await totp(person, codeOf(person.totpSecret))])).toEqual([[401, 'sign_in_expired']])
  })

  it('from a page of another site is refused', async () => {
    const person = await api.member('mlro')
    const answer = await password(person).set('Origin', 'https://evil.example')
    expect(answer.status).toBe(403)
  })

  it('cannot be turned into signing up, and other ways of the library are closed', async () => {
    const paths = [
      'sign-up/email',
      'two-factor/disable',
      'update-user',
      'change-email',
      'two-factor/get-totp-uri',
      'list-sessions',
      'forget-password',
    ]
    const answers = await Promise.all(paths.map((path) => api.anonymous().post(`/v1/auth/${path}`).send({})))
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([404]))
  })

  it('leaves entries in the trail for success and refusal', async () => {
    const person = await api.member('senior-manager')
    await password(person, 'wrong wrong wrong')
    await password(person)
    await totp(person, '000000')
    await totp(person, codeOf(person.totpSecret))
    const events = await api.bank.store.db.auditEvent.findMany({
      where: { subjectId: person.personId },
      orderBy: { id: 'asc' },
    })
    expect(events.map((event) => event.action)).toEqual(['sign-in.refused', 'sign-in.refused', 'session.started'])
  })
})

describe('a session', () => {
  it('ends when she signs out', async () => {
    const person = await api.signedIn('marketing')
    await person.agent.post('/v1/auth/sign-out').send({}).expect(204)
    expect((await me(person)).status).toBe(401)
  })

  it('ends after twelve hours however busy it is', async () => {
    const person = await api.signedIn('marketing')
    await api.bank.store.db.authSession.updateMany({
      where: { user: { personId: person.personId } },
      data: { createdAt: new Date(Date.now() - 12 * 3_600_000 - 1_000) },
    })
    expect((await me(person)).status).toBe(401)
  })

  it('ends after fifteen minutes without use', async () => {
    const person = await api.signedIn('marketing')
    await api.bank.store.db.authSession.updateMany({
      where: { user: { personId: person.personId } },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    expect((await me(person)).status).toBe(401)
  })

  it('ends at once when the person leaves', async () => {
    const person = await api.signedIn('marketing')
    await api.bank.store.db.person.update({ where: { id: person.personId }, data: { active: false } })
    expect((await me(person)).status).toBe(401)
  })

  it('does not take orders from a page of another site', async () => {
    const person = await api.signedIn('relationship-manager')
    const answer = await person.agent
      .post('/v1/applications')
      .set('Origin', 'https://evil.example')
      .send({ locale: 'en' })
    expect(shape.refusal(answer)).toEqual([403, 'forbidden'])
  })
})

describe('proving the second factor again', () => {
  const prove = (person: Member, code: string) => person.agent.post('/v1/me/second-factor').send({ code })

  it('stamps the session, refuses a wrong code and a used one, and locks after five wrong ones', async () => {
    const person = await api.signedIn('compliance-officer')
    await api.ageSecondFactor(person.personId, 10)
    expect(codes([await prove(person, codeOf(person.totpSecret))])).toEqual([[401, 'mfa_code_replayed']])
    const before = shape.me(await me(person)).secondFactorAt ?? ''
    await prove(person, codeOf(person.totpSecret, 1)).expect(204)
    const after = shape.me(await me(person))
    expect(Date.parse(after.secondFactorAt ?? '')).toBeGreaterThan(Date.parse(before))
    expect(Date.parse(after.secondFactorFreshUntil ?? '') - Date.parse(after.secondFactorAt ?? '')).toBe(300_000)
    const wrong = []
    for (let attempt = 0; attempt < 6; attempt += 1) wrong.push(await prove(person, '000000'))
    expect(codes(wrong.slice(0, 5))).toEqual(Array(5).fill([401, 'mfa_code_wrong']))
    expect(codes(wrong.slice(5))).toEqual([[429, 'sign_in_locked']])
  })
})

describe('enrolling the second factor', () => {
  it('is the only thing a password-only session may do, and opens everything else when finished', async () => {
    const person = await api.member('onboarding-analyst', 'password-only')
    const first = await password(person)
    expect(first.body).toEqual({ twoFactorRedirect: false, enrolmentRequired: true })
    expect(codes([await person.agent.get('/v1/tasks')])).toEqual([[403, 'mfa_required']])
    const wrong = await person.agent.post('/v1/auth/two-factor/enable').send({ password: 'not the password' })
    expect(codes([wrong])).toEqual([[401, 'credentials_wrong']])
    const enrolment = await person.agent.post('/v1/auth/two-factor/enable').send({ password: PASSWORD }).expect(200)
    const secret = new URL(secondFactorEnrolment.parse(enrolment.body).totpUri).searchParams.get('secret') ?? ''
    expect(enrolment.body).toEqual({ totpUri: expect.any(String) })
    await totp(person, codeOf(secret)).expect(200)
    expect((await person.agent.get('/v1/tasks')).status).toBe(200)
  })
})
