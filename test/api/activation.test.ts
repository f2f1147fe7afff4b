import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as shape from './support/answers.ts'
import request from 'supertest'
import { linkToken } from '../../prisma/store/accounts/account-opening/access-links.ts'
import { verificationConfirmed } from '../support/officers.ts'
import { anotherPerson } from '../support/forms.ts'
import { type Api, codeOf, openApi, PASSWORD } from './support/api.ts'

let api: Api
let number = 0

beforeAll(async () => {
  api = await openApi({ workers: true })
})
afterAll(() => api.close())

/** An account that waits for its customer, with the token of her activation link. */
async function opened() {
  number += 1
  const form = anotherPerson(number, { accountClass: 'II' })
  const applicant = await api.complete(form)
  await applicant.agent.post(`/v1/applications/${applicant.id}/submission`).send({}).expect(200)
  const [analyst, officer] = [await api.bank.hire('onboarding-analyst'), await api.bank.hire('compliance-officer')]
  await api.bank.answer(analyst, {
    taskId: await api.bank.task(applicant.id, 'IDENTITY_VERIFICATION'),
    outcome: 'verified',
    checklist: verificationConfirmed,
  })
  await api.bank.answer(officer, { taskId: await api.bank.task(applicant.id, 'OPENING_APPROVAL'), outcome: 'approve' })
  await api.bank.reaches(applicant.id, 'AWAITING_ACTIVATION')
  const link = await api.bank.store.db.accessLink.findFirstOrThrow({
    where: { applicationId: applicant.id, purpose: 'ACTIVATION' },
  })
  return { applicant, form, token: linkToken(api.bank.store, link) }
}

const activate = (body: object) =>
  api
    .anonymous()
    .post('/v1/activations')
    .send({ acceptedTerms: true, ...body })
const read = (token: string) => api.anonymous().get('/v1/activations').query({ token })

describe('activating', () => {
  it('shows the same secret each time, refuses bad passwords and codes, and opens the account once', async () => {
    const { applicant, form, token } = await opened()
    const [first, second] = [await read(token), await read(token)]
    expect(shape.activation(first)).toMatchObject({
      reference: applicant.reference,
      maskedAccountNumber: expect.stringMatching(/^\*{4} \*{4} \*{4} \d{4}$/),
    })
    expect(second.body).toEqual(first.body)
    const { totpSecret } = shape.activation(first)
    const digits = form.phone.replace(/\D/g, '')
    const refused = [
      await activate({ token, password: 'short', totpCode: '000000' }),
      await activate({ token, password: 'Password123456', totpCode: '000000' }),
      await activate({ token, password: `liping${digits}`, totpCode: '000000' }),
      await activate({ token, password: PASSWORD, totpCode: '000000' }),
      await activate({ token, password: PASSWORD, totpCode: codeOf(totpSecret), acceptedTerms: false }),
    ]
    expect(refused.map(shape.refusal)).toEqual([
      [422, 'password_weak'],
      [422, 'password_blocklisted'],
      [422, 'password_contains_personal'],
      [401, 'mfa_code_wrong'],
      [422, 'validation_failed'],
    ])
    const done = await activate({ token, password: PASSWORD, totpCode: codeOf(totpSecret) })
    expect([done.status, done.body]).toEqual([200, { reference: applicant.reference }])
    await api.bank.reaches(applicant.id, 'ACTIVE')
    expect([
      (await activate({ token, password: PASSWORD, totpCode: codeOf(totpSecret, 1) })).status,
      (await read(token)).status,
    ]).toEqual([410, 410])
  })

  it('lets the customer sign in and see her own application, and nobody else', async () => {
    const { applicant, form, token } = await opened()
    const { totpSecret } = shape.activation(await read(token))
    await activate({ token, password: PASSWORD, totpCode: codeOf(totpSecret) }).expect(200)
    await api.bank.reaches(applicant.id, 'ACTIVE')
    const customer = request.agent(api.app)
    await customer.post('/v1/auth/sign-in/email').send({ email: form.email, password: PASSWORD }).expect(200)
    const replayed = await customer.post('/v1/auth/two-factor/verify-totp').send({ code: codeOf(totpSecret) })
    expect(shape.problem(replayed).code).toBe('mfa_code_replayed')
    await customer
      .post('/v1/auth/two-factor/verify-totp')
      .send({ code: codeOf(totpSecret, 1) })
      .expect(200)
    const own = shape.applicants(await customer.get('/v1/me/applications').expect(200)).items
    expect(own.map((each) => [each.id, each.stage])).toEqual([[applicant.id, 'ACTIVE']])
    expect(shape.applicant(await customer.get(`/v1/applications/${applicant.id}`)).declineReasonClass).toBeNull()
    const other = await api.start()
    expect((await customer.get(`/v1/applications/${other.id}`)).status).toBe(404)
    expect([(await customer.get('/v1/tasks')).status, (await customer.get('/v1/applications')).status]).toEqual([
      403, 403,
    ])
  })

  it('is not possible with an expired link or one of another purpose', async () => {
    const { applicant, token } = await opened()
    expect((await read(applicant.token)).status).toBe(401)
    expect(
      (await request(api.app).get(`/v1/applications/${applicant.id}`).set('Authorization', `Bearer ${token}`)).status,
    ).toBe(401)
    await api.expireLinks(applicant.id)
    expect([
      shape.problem(await read(token)).code,
      shape.problem(await activate({ token, password: PASSWORD, totpCode: '000000' })).code,
    ]).toEqual(['link_expired', 'link_expired'])
  })

  it('is refused when somebody signs in here with the same address', async () => {
    const { form, token } = await opened()
    const { personId } = await api.bank.hire('marketing')
    await api.bank.store.db.person.update({ where: { id: personId }, data: { email: form.email.toLowerCase() } })
    const { totpSecret } = shape.activation(await read(token))
    const answer = await activate({ token, password: PASSWORD, totpCode: codeOf(totpSecret) })
    expect(shape.refusal(answer)).toEqual([409, 'address_in_use'])
  })
})
