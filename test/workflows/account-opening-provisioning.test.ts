import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Bank, openBank } from '../support/bank.ts'
import { anotherPerson } from '../support/forms.ts'
import { decide, verify } from '../support/officers.ts'
import { eventually } from '../support/wait.ts'

describe('provisioning', () => {
  let bank: Bank
  beforeAll(async () => {
    bank = await openBank()
    bank.refuseStep('link-holder')
  })
  afterAll(() => bank.close())

  it('undoes every step when one is refused, asks for repair without a welcome mail, and opens under a new number on retry (O9)', async () => {
    const analyst = await bank.hire('onboarding-analyst')
    const officer = await bank.hire('compliance-officer')
    const operator = await bank.hire('administrator')
    const { applicationId, reference } = await bank.draft(anotherPerson(1))
    await bank.submit(applicationId)
    await verify(bank, analyst, applicationId)
    await decide(bank, officer, applicationId, 'OPENING_APPROVAL', 'approve')
    await bank.reaches(applicationId, 'PROVISIONING_FAILED')

    const steps = await bank.store.db.provisioningStep.findMany({
      where: { applicationId, attempt: 1 },
      orderBy: { id: 'asc' },
    })
    expect(Object.fromEntries(steps.map((step) => [step.step, step.state]))).toEqual({
      'reserve-number': 'UNDONE',
      'create-customer': 'UNDONE',
      'open-account': 'UNDONE',
      'link-holder': 'FAILED',
    })
    const undone = await bank.store.db.auditEvent.findMany({
      where: { subjectId: applicationId, action: 'provisioning.undone' },
      orderBy: { id: 'asc' },
    })
    expect(undone.map((event) => event.facts)).toMatchObject([
      { step: 'open-account' },
      { step: 'create-customer' },
      { step: 'reserve-number' },
    ])
    expect(await bank.store.db.accountNumber.findMany({ where: { applicationId } })).toMatchObject([{ state: 'VOID' }])
    expect(await bank.store.db.account.findMany({ where: { applicationId } })).toMatchObject([{ state: 'CANCELLED' }])
    expect(await bank.store.db.customer.findUnique({ where: { applicationId } })).toMatchObject({
      state: 'NOT_ONBOARDED',
    })
    const toApplicant = () =>
      bank.mailbox.mails.filter(
        (mail) => mail.text?.includes(reference) === true && JSON.stringify(mail.to).includes('person1@example.com'),
      )
    expect(toApplicant()).toHaveLength(1)

    bank.refuseStep(null)
    await decide(bank, operator, applicationId, 'PROVISIONING_REPAIR', 'retry')
    await bank.reaches(applicationId, 'AWAITING_ACTIVATION')
    const numbers = await bank.store.db.accountNumber.findMany({
      where: { applicationId },
      orderBy: { attempt: 'asc' },
    })
    expect(numbers).toMatchObject([{ state: 'VOID' }, { state: 'ASSIGNED' }])
    expect(numbers[0]?.number).not.toBe(numbers[1]?.number)
    expect(
      await bank.store.db.account.findMany({ where: { applicationId, state: 'PENDING' }, include: { holders: true } }),
    ).toMatchObject([{ number: numbers[1]?.number, holders: [{ removedAt: null }] }])
    await eventually(
      async () => toApplicant().length === 2,
      () => `${toApplicant().length} mails`,
    )
  })

  it('declines a case whose account cannot be set up, with the neutral letter', async () => {
    bank.refuseStep('open-account')
    const { applicationId } = await bank.draft(anotherPerson(2))
    await bank.submit(applicationId)
    await verify(bank, await bank.hire('onboarding-analyst'), applicationId)
    await decide(bank, await bank.hire('compliance-officer'), applicationId, 'OPENING_APPROVAL', 'approve')
    await decide(bank, await bank.hire('administrator'), applicationId, 'PROVISIONING_REPAIR', 'decline', {
      reason: 'Core bank refuses',
      reasonCode: 'technical-failure',
    })
    await bank.reaches(applicationId, 'DECLINED')
  })
})
