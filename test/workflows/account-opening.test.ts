import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { VERIFICATION_CHECKLIST } from '../../domain/accounts/account-opening/verification-checklist.ts'
import { type Bank, openBank } from '../support/bank.ts'
import { zhangXiaoming } from '../support/forms.ts'
import { eventually } from '../support/wait.ts'

const confirmed = VERIFICATION_CHECKLIST.items.map((item) => ({ id: item.id, confirmed: true }))

describe('opening an account', () => {
  let bank: Bank
  beforeAll(async () => {
    bank = await openBank()
  })
  afterAll(() => bank.close())

  it('takes a salaried resident from the form to an active account with two people deciding (O1)', async () => {
    const analyst = await bank.hire('onboarding-analyst')
    const officer = await bank.hire('compliance-officer')
    const { applicationId } = await bank.draft(zhangXiaoming)
    expect((await bank.submit(applicationId)).state).toBe('DONE')

    const verification = await bank.task(applicationId, 'IDENTITY_VERIFICATION')
    expect(await bank.answer(analyst, { taskId: verification, outcome: 'verified', checklist: confirmed })).toMatchObject({ state: 'DONE' })
    const approval = await bank.task(applicationId, 'OPENING_APPROVAL')
    expect(await bank.answer(officer, { taskId: approval, outcome: 'approve' })).toMatchObject({ state: 'DONE' })
    await bank.reaches(applicationId, 'AWAITING_ACTIVATION')
    expect(await bank.command({ kind: 'APPLICANT', applicationId }, applicationId, 'activate')).toMatchObject({ state: 'DONE' })
    await bank.reaches(applicationId, 'ACTIVE')

    const application = await bank.store.db.application.findUniqueOrThrow({ where: { id: applicationId }, include: { customer: true } })
    expect(application).toMatchObject({ riskBand: 'LOW', dueDiligence: 'CDD' })
    const accounts = await bank.store.db.account.findMany({ where: { applicationId } })
    expect(accounts).toHaveLength(1)
    expect(accounts[0]).toMatchObject({ state: 'ACTIVE', outgoingEnabled: true })
    await eventually(async () => bank.mailbox.mails.length >= 5, () => `mails: ${bank.mailbox.mails.map((mail) => mail.subject).join(' | ')}`)
  })
})
