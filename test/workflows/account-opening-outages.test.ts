import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Client, Connection } from '@temporalio/client'
import { createProcesses } from '../../platform/processes.ts'
import { reconcilerActivities } from '../../activities/operations/reconciler.ts'
import { submitApplication } from '../../prisma/store/accounts/account-opening/submission.ts'
import { requestAnswer } from '../../prisma/store/accounts/account-opening/answers.ts'
import { sendRequest } from '../../prisma/store/operations/requests.ts'
import { type Bank, openBank } from '../support/bank.ts'
import { anotherPerson } from '../support/forms.ts'
import { decide, verificationConfirmed, verify } from '../support/officers.ts'
import { eventually } from '../support/wait.ts'

describe('outages', () => {
  let bank: Bank
  beforeAll(async () => {
    bank = await openBank()
  })
  afterAll(() => bank.close())

  const unreachable = () =>
    createProcesses({
      client: new Client({ connection: Connection.lazy({ address: '127.0.0.1:1', connectTimeout: 200 }) }),
      queuePrefix: bank.queuePrefix,
      answerWaitMs: 500,
      workflowTaskTimeoutMs: 2_000,
    })
  const reconcile = async () => {
    await bank.store.db.processRequest.updateMany({ where: { state: 'PENDING' }, data: { nextAttemptAt: new Date(0) } })
    await reconcilerActivities(bank.store, bank.processes).resendRequests()
  }

  it('accepts a submission and a decision while Temporal is down and carries both out later', async () => {
    const analyst = await bank.hire('onboarding-analyst')
    const { applicationId, actor } = await bank.draft(anotherPerson(1))
    const submitted = await sendRequest(
      bank.store,
      unreachable(),
      await submitApplication(bank.store, actor, { applicationId }),
    )
    expect(submitted).toMatchObject({ state: 'PENDING', attempts: 1 })
    await reconcile()
    const taskId = await bank.task(applicationId, 'IDENTITY_VERIFICATION')
    const asked = await requestAnswer(bank.store, analyst, {
      taskId,
      outcome: 'verified',
      checklist: verificationConfirmed,
      secondFactorAt: null,
    })
    expect(await sendRequest(bank.store, unreachable(), asked)).toMatchObject({ state: 'PENDING' })
    expect((await bank.store.db.application.findUniqueOrThrow({ where: { id: applicationId } })).stage).toBe(
      'VERIFYING',
    )
    await reconcile()
    await bank.task(applicationId, 'OPENING_APPROVAL')
    expect(await bank.store.db.decision.count({ where: { taskId } })).toBe(1)
    expect(await bank.store.db.processRequest.findUnique({ where: { id: asked.id } })).toMatchObject({ state: 'DONE' })
    expect(await bank.store.db.jobRun.findUnique({ where: { name: 'reconciler' } })).toMatchObject({
      finishedAt: expect.any(Date),
    })
  })

  it('keeps an answer that was asked before the process was started', async () => {
    const { applicationId, actor } = await bank.draft(anotherPerson(2))
    const start = await submitApplication(bank.store, actor, { applicationId })
    const withdrawal = await bank.command(actor, applicationId, 'withdraw')
    expect(withdrawal).toMatchObject({ state: 'PENDING' })
    await bank.settle(start)
    await reconcile()
    await bank.reaches(applicationId, 'WITHDRAWN')
  })

  it('refuses what still comes after the end while its letters wait, and ends when they are sent', async () => {
    const { applicationId } = await bank.draft(anotherPerson(5))
    await bank.submit(applicationId)
    const taskId = await bank.task(applicationId, 'IDENTITY_VERIFICATION')
    const asks = async () =>
      requestAnswer(bank.store, await bank.hire('onboarding-analyst'), {
        taskId,
        outcome: 'failed',
        reason: 'The document is out of date.',
        reasonCode: 'document-expired',
        secondFactorAt: null,
      })
    const [first, second] = [await asks(), await asks()]
    bank.mailbox.refuse(true)
    expect(await bank.settle(first)).toMatchObject({ state: 'DONE' })
    expect(await bank.settle(second)).toMatchObject({ state: 'REFUSED', resultCode: 'task_answered' })
    bank.mailbox.refuse(false)
    expect(await bank.client.workflow.getHandle(`ao-${applicationId}`).result()).toBe('DECLINED')
  })

  it('goes on while the mail server is down and sends each letter once, in order, when it is back', async () => {
    bank.mailbox.refuse(true)
    const before = bank.mailbox.mails.length
    const { applicationId, reference } = await bank.draft(anotherPerson(3))
    await bank.submit(applicationId)
    await verify(bank, await bank.hire('onboarding-analyst'), applicationId)
    await decide(bank, await bank.hire('compliance-officer'), applicationId, 'OPENING_APPROVAL', 'approve')
    await bank.reaches(applicationId, 'AWAITING_ACTIVATION')
    expect(bank.mailbox.mails).toHaveLength(before)
    bank.mailbox.refuse(false)
    const letters = () => bank.mailbox.mails.filter((mail) => mail.text?.includes(reference) === true)
    const kinds = async () =>
      (
        await bank.store.db.message.findMany({
          where: { subjectId: applicationId, state: 'SENT' },
          orderBy: { sentAt: 'asc' },
        })
      ).map((message) => message.kind)
    await eventually(
      async () => (await kinds()).includes('OB-8'),
      async () => `sent: ${(await kinds()).join()}`,
    )
    expect([...new Set(await kinds())]).toEqual(['OB-1', 'OB-20', 'OB-23', 'OB-8'])
    expect(new Set(letters().map((mail) => mail.messageId)).size).toBe(letters().length)
  })

  it('sends on and ends when the address of one letter does not exist', async () => {
    const form = anotherPerson(9)
    bank.mailbox.unknown.add(form.email)
    const { applicationId, actor } = await bank.draft(form)
    await bank.submit(applicationId)
    await bank.task(applicationId, 'IDENTITY_VERIFICATION')
    await bank.command(actor, applicationId, 'withdraw')
    await bank.client.workflow.getHandle(`ao-${applicationId}`).result()
    const messages = await bank.store.db.message.findMany({ where: { subjectId: applicationId } })
    const toApplicant = messages.filter((message) => message.kind === 'OB-1' || message.kind === 'OB-11')
    expect(toApplicant.map(({ state, providerResult }) => [state, providerResult])).toEqual([
      ['REFUSED', '550'],
      ['REFUSED', '550'],
    ])
    expect(await bank.store.db.auditEvent.count({ where: { caseId: applicationId, action: 'message.refused' } })).toBe(
      2,
    )
  })
})
