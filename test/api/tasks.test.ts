import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as shape from './support/answers.ts'
import { randomUUID } from 'node:crypto'
import { verificationConfirmed } from '../support/officers.ts'
import { anotherPerson } from '../support/forms.ts'
import { type Api, type Applicant, codeOf, type Member, openApi } from './support/api.ts'

let api: Api
let number = 0

beforeAll(async () => {
  api = await openApi({ workers: true })
})
afterAll(() => api.close())

const outcome = (person: Member, taskId: string, body: object) =>
  person.agent.post(`/v1/tasks/${taskId}/outcome`).send(body)

/** A submitted application that waits for its verification. */
async function submitted(): Promise<{ applicant: Applicant; taskId: string }> {
  number += 1
  const applicant = await api.complete(anotherPerson(number, { accountClass: 'II' }))
  await applicant.agent.post(`/v1/applications/${applicant.id}/submission`).send({}).expect(200)
  return { applicant, taskId: await api.bank.task(applicant.id, 'IDENTITY_VERIFICATION') }
}

/** A verified application that waits for its approval. */
async function verified(analyst: Member): Promise<{ applicant: Applicant; taskId: string }> {
  const { applicant, taskId } = await submitted()
  await outcome(analyst, taskId, { outcome: 'verified', checklist: verificationConfirmed }).expect(200)
  return { applicant, taskId: await api.bank.task(applicant.id, 'OPENING_APPROVAL') }
}

describe('the inbox', () => {
  it('shows each role its own tasks with what may be done, and counts them', async () => {
    const { applicant, taskId } = await submitted()
    const [analyst, officer, auditor] = [
      await api.signedIn('onboarding-analyst'),
      await api.signedIn('compliance-officer'),
      await api.signedIn('internal-auditor'),
    ]
    const query = `/v1/tasks?reference=${applicant.reference}`
    const [task] = shape.tasks(await analyst.agent.get(query).expect(200)).items
    expect(task).toMatchObject({
      id: taskId,
      kind: 'IDENTITY_VERIFICATION',
      subjectReference: applicant.reference,
      checklist: { version: 'verification-1' },
      permissions: { claim: true, release: false, answer: true },
      blockedBy: null,
      pendingRequest: null,
    })
    expect(task?.outcomes).toContainEqual({
      id: 'failed',
      reasonRequired: true,
      reasonCodes: expect.arrayContaining(['identity-unverifiable']),
    })
    expect(shape.tasks(await officer.agent.get(query)).items).toEqual([])
    const [read] = shape.tasks(await auditor.agent.get(query)).items
    expect(read?.permissions).toEqual({ claim: false, release: false, answer: false })
    const counts = shape.counts(await analyst.agent.get('/v1/task-counts'))
    expect(counts.byKind['IDENTITY_VERIFICATION']).toBe(counts.open)
    expect(shape.tasks(await analyst.agent.get('/v1/tasks?due=overdue')).items).toEqual([])
    expect((await officer.agent.get(`/v1/tasks/${taskId}`)).status).toBe(404)
    expect((await auditor.agent.post(`/v1/tasks/${taskId}/claim`).send({})).status).toBe(403)
    expect(shape.problem(await officer.agent.get(`/v1/tasks/${randomUUID()}`)).code).toBe('not_found')
  })

  it('lets one person take a task and give it back', async () => {
    const { taskId } = await submitted()
    const [one, two] = [await api.signedIn('onboarding-analyst'), await api.signedIn('onboarding-analyst')]
    const claims = await Promise.all(
      [one, two].map((person) => person.agent.post(`/v1/tasks/${taskId}/claim`).send({})),
    )
    expect(new Set(claims.map((answer) => answer.status))).toEqual(new Set([200, 409]))
    const [holder, other] = claims[0]?.status === 200 ? [one, two] : [two, one]
    expect(shape.task(await other.agent.get(`/v1/tasks/${taskId}`))).toMatchObject({
      blockedBy: 'task_claimed',
      permissions: { claim: false, release: false, answer: false },
    })
    expect(
      shape.problem(await outcome(other, taskId, { outcome: 'verified', checklist: verificationConfirmed })).code,
    ).toBe('task_claimed')
    expect(shape.problem(await other.agent.post(`/v1/tasks/${taskId}/release`).send({})).code).toBe('task_claimed')
    expect(shape.tasks(await holder.agent.get('/v1/tasks?mine=true')).items).toHaveLength(1)
    await holder.agent.post(`/v1/tasks/${taskId}/release`).send({}).expect(200)
    await other.agent.post(`/v1/tasks/${taskId}/claim`).send({}).expect(200)
  })
})

describe('answering', () => {
  it('is refused while the answer is not complete, and says what is missing', async () => {
    const { taskId } = await submitted()
    const analyst = await api.signedIn('onboarding-analyst')
    const answers = [
      await outcome(analyst, taskId, { outcome: 'verified' }),
      await outcome(analyst, taskId, { outcome: 'failed', reasonCode: 'document-not-genuine' }),
      await outcome(analyst, taskId, { outcome: 'failed', reason: 'The photo was replaced.' }),
      await outcome(analyst, taskId, { outcome: 'approve' }),
      await outcome(analyst, taskId, { outcome: 'verified', colour: 'red' }),
    ]
    expect(answers.map(shape.refusal)).toEqual([
      [409, 'checklist_incomplete'],
      [422, 'reason_required'],
      [422, 'reason_code_required'],
      [422, 'outcome_unknown'],
      [422, 'validation_failed'],
    ])
  })

  it('twice with the same key is done once; by a second person it is told who was first', async () => {
    const { taskId } = await submitted()
    const [first, second] = [await api.signedIn('onboarding-analyst'), await api.signedIn('onboarding-analyst')]
    const body = { outcome: 'verified', checklist: verificationConfirmed }
    const key = randomUUID()
    const done = await outcome(first, taskId, body).set('Idempotency-Key', key).expect(200)
    expect(shape.task(done)).toMatchObject({
      state: 'ANSWERED',
      outcome: 'verified',
      answeredBy: { id: first.personId },
    })
    const repeated = await outcome(first, taskId, body).set('Idempotency-Key', key)
    expect([repeated.status, repeated.headers['idempotency-replayed']]).toEqual([200, 'true'])
    const late = await outcome(second, taskId, body)
    expect([...shape.refusal(late), shape.problem(late).facts?.['answeredBy']]).toEqual([
      409,
      'task_answered',
      shape.task(done).answeredBy?.name,
    ])
    expect(await api.bank.store.db.decision.count({ where: { taskId } })).toBe(1)
  })

  it('an approval needs another person and a second factor proven within five minutes', async () => {
    const [analyst, officer] = [await api.signedIn('onboarding-analyst'), await api.signedIn('compliance-officer')]
    const { applicant, taskId } = await verified(analyst)
    await api.bank.store.db.personRole.create({
      data: { personId: analyst.personId, role: 'compliance-officer', grantedAt: new Date() },
    })
    const own = await outcome(analyst, taskId, { outcome: 'approve' })
    expect(shape.refusal(own)).toEqual([403, 'sod_same_person'])
    expect(shape.task(await analyst.agent.get(`/v1/tasks/${taskId}`))).toMatchObject({
      blockedBy: 'sod_same_person',
      permissions: { claim: false, answer: false },
    })
    await api.ageSecondFactor(officer.personId, 6)
    const stale = await outcome(officer, taskId, { outcome: 'approve' })
    expect(shape.refusal(stale)).toEqual([403, 'mfa_required'])
    await officer.agent
      .post('/v1/me/second-factor')
      .send({ code: codeOf(officer.totpSecret, 1) })
      .expect(204)
    const approved = await outcome(officer, taskId, { outcome: 'approve' })
    expect([approved.status, shape.task(approved).state]).toEqual([200, 'ANSWERED'])
    const decision = await api.bank.store.db.decision.findUniqueOrThrow({ where: { taskId } })
    expect([decision.personId, decision.secondFactorAt === null]).toEqual([officer.personId, false])
    await api.bank.reaches(applicant.id, 'AWAITING_ACTIVATION')
    const view = shape.caseOf(await officer.agent.get(`/v1/applications/${applicant.id}`))
    expect(view).toMatchObject({
      stage: 'AWAITING_ACTIVATION',
      assessment: { band: 'LOW', model: 'CRR-1' },
      account: { state: 'PENDING' },
    })
    expect(view.decisions.map((each) => each.kind)).toEqual(['IDENTITY_VERIFICATION', 'OPENING_APPROVAL'])
    expect(view.assessment?.factors.reduce((sum, factor) => sum + factor.contribution, 0)).toBeCloseTo(
      view.assessment?.score ?? 0,
      2,
    )
  })

  it('a deputy of the maker counts as the maker', async () => {
    const [analyst, deputy] = [await api.signedIn('onboarding-analyst'), await api.signedIn('compliance-officer')]
    const { taskId } = await verified(analyst)
    await api.bank.store.db.person.update({ where: { id: deputy.personId }, data: { deputyOf: analyst.personId } })
    const answer = await outcome(deputy, taskId, { outcome: 'approve' })
    expect(shape.refusal(answer)).toEqual([403, 'sod_same_person'])
  })

  it('a decline reaches the applicant as a reason class and nothing more', async () => {
    const [analyst, officer] = [await api.signedIn('onboarding-analyst'), await api.signedIn('compliance-officer')]
    const { applicant, taskId } = await verified(analyst)
    const reason = 'Payments from the person do not fit what she states.'
    await outcome(officer, taskId, { outcome: 'decline', reason, reasonCode: 'risk-appetite' }).expect(200)
    await api.bank.reaches(applicant.id, 'DECLINED')
    const seen = await applicant.agent.get(`/v1/applications/${applicant.id}`)
    expect(shape.applicant(seen)).toMatchObject({ stage: 'DECLINED', declineReasonClass: 'NEUTRAL' })
    for (const secret of ['risk', 'Payments', 'OPENING_APPROVAL', 'score'])
      expect(JSON.stringify(seen.body)).not.toContain(secret)
    const timeline = shape.timeline(
      await officer.agent.get(`/v1/applications/${applicant.id}/timeline?limit=200`),
    ).items
    const view = shape.caseOf(await officer.agent.get(`/v1/applications/${applicant.id}`))
    expect(view.decisions.at(-1)).toMatchObject({ outcome: 'decline', reason, reasonCode: 'risk-appetite' })
    expect(timeline.find((entry) => entry.action === 'task.answered')).toMatchObject({
      actorKind: 'PERSON',
      actorRole: 'compliance-officer',
    })
  })
})

describe('a withdrawal after submission', () => {
  it('is carried out by the process, closes the tasks and shows in every view', async () => {
    const { applicant, taskId } = await submitted()
    const answer = await applicant.agent.post(`/v1/applications/${applicant.id}/commands`).send({ command: 'withdraw' })
    expect([answer.status, shape.applicant(answer).stage]).toEqual([200, 'WITHDRAWN'])
    const analyst = await api.signedIn('onboarding-analyst')
    expect(shape.task(await analyst.agent.get(`/v1/tasks/${taskId}`))).toMatchObject({
      state: 'CANCELLED',
      permissions: { answer: false },
    })
    expect(
      shape.problem(await outcome(analyst, taskId, { outcome: 'verified', checklist: verificationConfirmed })).code,
    ).toBe('task_closed')
  })
})
