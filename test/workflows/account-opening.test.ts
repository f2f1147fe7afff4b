import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Bank, openBank } from '../support/bank.ts'
import { anotherPerson, zhangXiaoming } from '../support/forms.ts'
import { completePack, decide, verificationConfirmed, verify } from '../support/officers.ts'
import { eventually } from '../support/wait.ts'

describe('opening an account', () => {
  let bank: Bank
  let analyst: Awaited<ReturnType<Bank['hire']>>
  let officer: typeof analyst
  let officerTwo: typeof analyst
  let mlro: typeof analyst
  let senior: typeof analyst
  beforeAll(async () => {
    bank = await openBank()
    analyst = await bank.hire('onboarding-analyst')
    officer = await bank.hire('compliance-officer')
    officerTwo = await bank.hire('compliance-officer')
    mlro = await bank.hire('mlro')
    senior = await bank.hire('senior-manager')
  })
  afterAll(() => bank.close())

  const mailsAbout = (reference: string) => bank.mailbox.mails.filter((mail) => mail.subject?.includes(reference))
  const application = (id: string) => bank.store.db.application.findUniqueOrThrow({ where: { id } })

  it('takes a salaried resident from the form to an active account with two people deciding (O1)', async () => {
    const { applicationId, reference } = await bank.draft(zhangXiaoming)
    expect((await bank.submit(applicationId)).state).toBe('DONE')
    expect(await verify(bank, analyst, applicationId)).toMatchObject({ state: 'DONE' })
    expect(await decide(bank, officer, applicationId, 'OPENING_APPROVAL', 'approve')).toMatchObject({ state: 'DONE' })
    await bank.reaches(applicationId, 'AWAITING_ACTIVATION')
    const toApplicant = () =>
      mailsAbout(reference).filter((mail) => JSON.stringify(mail.to).includes('zhang.xiaoming@example.com'))
    await eventually(
      async () => toApplicant().some((mail) => mail.text?.includes('/activate#')),
      () => 'no letter with the activation link',
    )
    expect(await bank.command({ kind: 'APPLICANT', applicationId }, applicationId, 'activate')).toMatchObject({
      state: 'DONE',
    })
    await bank.reaches(applicationId, 'ACTIVE')

    expect(await application(applicationId)).toMatchObject({ riskBand: 'LOW', dueDiligence: 'CDD', eraseOn: null })
    const decisions = await bank.store.db.decision.findMany({ where: { applicationId }, orderBy: { decidedAt: 'asc' } })
    expect(decisions.map(({ kind, outcome, personId }) => ({ kind, outcome, personId }))).toEqual([
      { kind: 'IDENTITY_VERIFICATION', outcome: 'verified', personId: analyst.personId },
      { kind: 'OPENING_APPROVAL', outcome: 'approve', personId: officer.personId },
    ])
    const accounts = await bank.store.db.account.findMany({ where: { applicationId }, include: { holders: true } })
    expect(accounts).toMatchObject([
      { state: 'ACTIVE', outgoingEnabled: true, accountClass: 'I', holders: [{ removedAt: null }] },
    ])
    const customer = await bank.store.db.customer.findUniqueOrThrow({ where: { applicationId } })
    const inTwoYears = new Date(bank.store.now())
    inTwoYears.setUTCFullYear(inTwoYears.getUTCFullYear() + 2)
    expect(customer.state).toBe('ACTIVE')
    expect(Math.abs((customer.nextReviewOn?.getTime() ?? 0) - inTwoYears.getTime())).toBeLessThan(2 * 86_400_000)
    await eventually(
      async () => toApplicant().length >= 3,
      () =>
        mailsAbout(reference)
          .map((mail) => mail.subject)
          .join(' | '),
    )
    expect(toApplicant()).toHaveLength(3)
  })

  it('withdraws the newer of two open applications of one person with one mail that names the older (O2)', async () => {
    const person = anotherPerson(2)
    const older = await bank.draft(person)
    await bank.submit(older.applicationId)
    await bank.task(older.applicationId, 'IDENTITY_VERIFICATION')
    const newer = await bank.draft({ ...person, phone: '+8613900139000', email: 'other.address@example.com' })
    await bank.submit(newer.applicationId)
    await decide(bank, analyst, newer.applicationId, 'DUPLICATE_REVIEW', 'same-person-open-application')
    await bank.reaches(newer.applicationId, 'WITHDRAWN')
    const about = () =>
      bank.mailbox.mails.filter(
        (mail) =>
          mail.text?.includes(older.reference) === true &&
          JSON.stringify(mail.to).includes('other.address@example.com'),
      )
    await eventually(
      async () => about().length > 0,
      () => 'no mail that names the older reference',
    )
    expect(about()).toHaveLength(1)
    expect((await application(older.applicationId)).stage).toBe('VERIFYING')
  })

  it('goes on with a different person after the analyst gave a reason', async () => {
    const first = await bank.draft(anotherPerson(3))
    await bank.submit(first.applicationId)
    await bank.task(first.applicationId, 'IDENTITY_VERIFICATION')
    const twin = await bank.draft({
      ...anotherPerson(4),
      name: anotherPerson(3).name,
      phone: anotherPerson(3).phone,
      signature: anotherPerson(3).signature,
    })
    await bank.submit(twin.applicationId)
    await decide(bank, analyst, twin.applicationId, 'DUPLICATE_REVIEW', 'different-person', {
      reason: 'Other document, other birth place',
    })
    await bank.reaches(twin.applicationId, 'VERIFYING')
    expect(
      await bank.store.db.duplicateFinding.findFirst({ where: { applicationId: twin.applicationId } }),
    ).toMatchObject({ resolution: 'NOT_THE_SAME' })
  })

  it('declines a second class I account of one customer (O3, refused alternative)', async () => {
    const again = await bank.draft({ ...zhangXiaoming, email: 'second@example.com' })
    await bank.submit(again.applicationId)
    await decide(bank, analyst, again.applicationId, 'DUPLICATE_REVIEW', 'same-person-customer')
    await bank.reaches(again.applicationId, 'DECLINED')
    expect((await application(again.applicationId)).declineReason).toBe('second-class-one-account')
  })

  it('stores a draft with a wrong check digit and refuses to submit it (O4)', async () => {
    const { applicationId } = await bank.draft({
      ...anotherPerson(5),
      document: { ...zhangXiaoming.document, number: '110101199003074515' },
    })
    await expect(bank.submit(applicationId)).rejects.toMatchObject({
      code: 'validation_failed',
      errors: expect.arrayContaining([{ pointer: '/document/number', code: 'id_check_digit' }]),
    })
    expect((await application(applicationId)).stage).toBe('DRAFT')
    expect(await bank.store.db.processRequest.count({ where: { subjectId: applicationId } })).toBe(0)
  })

  it('never lets one person make and check, or give two approvals of one case (O8)', async () => {
    const both = await bank.hire('onboarding-analyst', 'compliance-officer', 'senior-manager')
    const { applicationId } = await bank.draft(
      anotherPerson(6, { expectedCashSharePercent: 40, expectedCountries: ['CN', 'SG'] }),
    )
    await bank.submit(applicationId)
    await verify(bank, both, applicationId)
    await bank.reaches(applicationId, 'DUE_DILIGENCE')
    await completePack(bank, analyst, applicationId)
    await expect(
      decide(bank, { ...both, role: 'compliance-officer' }, applicationId, 'OPENING_APPROVAL', 'approve'),
    ).rejects.toMatchObject({ code: 'sod_same_person' })
    const twice = await bank.hire('compliance-officer', 'senior-manager')
    await decide(bank, twice, applicationId, 'OPENING_APPROVAL', 'approve')
    await expect(
      decide(bank, { ...twice, role: 'senior-manager' }, applicationId, 'OPENING_SENIOR_APPROVAL', 'approve'),
    ).rejects.toMatchObject({ code: 'sod_same_person' })
    await decide(bank, senior, applicationId, 'OPENING_SENIOR_APPROVAL', 'approve')
    await bank.reaches(applicationId, 'AWAITING_ACTIVATION')
    expect((await application(applicationId)).riskBand).toBe('HIGH')
  })

  it('asks the MLRO for an opinion before the senior manager decides on a politically exposed person', async () => {
    const { applicationId } = await bank.draft(
      anotherPerson(7, {
        pep: { status: 'FOREIGN', office: 'Minister', country: 'SG', since: '2024-01-01', until: null, relation: '' },
      }),
    )
    await bank.submit(applicationId)
    await verify(bank, analyst, applicationId)
    await completePack(bank, analyst, applicationId)
    await decide(bank, officer, applicationId, 'OPENING_APPROVAL', 'approve')
    expect(
      await bank.store.db.task.count({ where: { subjectId: applicationId, kind: 'OPENING_SENIOR_APPROVAL' } }),
    ).toBe(0)
    await decide(bank, mlro, applicationId, 'OPENING_MLRO_OPINION', 'support', {
      reason: 'Wealth explained, close monitoring',
    })
    await decide(bank, senior, applicationId, 'OPENING_SENIOR_APPROVAL', 'approve')
    await bank.reaches(applicationId, 'AWAITING_ACTIVATION')
    expect(await application(applicationId)).toMatchObject({ riskBand: 'HIGH', dueDiligence: 'EDD' })
  })

  it('returns a case to the analyst and starts its approvals anew', async () => {
    const { applicationId } = await bank.draft(anotherPerson(8))
    await bank.submit(applicationId)
    await verify(bank, analyst, applicationId)
    await decide(bank, officer, applicationId, 'OPENING_APPROVAL', 'return', { reason: 'Employer is missing' })
    const pack = await bank.task(applicationId, 'DUE_DILIGENCE_PACK')
    await bank.answer(analyst, { taskId: pack, outcome: 'complete', checklist: [] })
    await decide(bank, officer, applicationId, 'OPENING_APPROVAL', 'approve')
    await bank.reaches(applicationId, 'AWAITING_ACTIVATION')
  })

  it('declines with a reason code, tells the applicant only the reason class and dates the erasure', async () => {
    const { applicationId, reference } = await bank.draft(anotherPerson(9))
    await bank.submit(applicationId)
    await verify(bank, analyst, applicationId)
    await expect(
      decide(bank, officer, applicationId, 'OPENING_APPROVAL', 'decline', { reason: 'Beyond our appetite' }),
    ).rejects.toMatchObject({ code: 'reason_code_required' })
    await decide(bank, officer, applicationId, 'OPENING_APPROVAL', 'decline', {
      reason: 'Beyond our appetite',
      reasonCode: 'risk-appetite',
    })
    await bank.reaches(applicationId, 'DECLINED')
    const letter = await eventually(
      async () =>
        mailsAbout(reference).find(
          (mail) => JSON.stringify(mail.to).includes('person9@example.com') && mail.text?.includes('无法') === true,
        ),
      () =>
        mailsAbout(reference)
          .map((mail) => mail.text)
          .join('\n---\n'),
    )
    expect(letter.text).not.toContain('appetite')
    const closed = await application(applicationId)
    expect(closed.eraseOn?.getUTCFullYear()).toBe(new Date().getUTCFullYear() + 5)
  })

  it('withdraws during verification: no task stays open and the erasure is dated 90 days on (O14)', async () => {
    const { applicationId } = await bank.draft(anotherPerson(10))
    await bank.submit(applicationId)
    await bank.task(applicationId, 'IDENTITY_VERIFICATION')
    expect(await bank.command({ kind: 'APPLICANT', applicationId }, applicationId, 'withdraw')).toMatchObject({
      state: 'DONE',
    })
    await bank.reaches(applicationId, 'WITHDRAWN')
    expect(await bank.store.db.task.count({ where: { subjectId: applicationId, state: 'OPEN' } })).toBe(0)
    const days = ((await application(applicationId)).eraseOn?.getTime() ?? 0) - Date.now()
    expect(Math.abs(days / 86_400_000 - 90)).toBeLessThan(2)
  })

  it('lets one of two officers decide and tells the other who did, and when', async () => {
    const { applicationId } = await bank.draft(anotherPerson(11))
    await bank.submit(applicationId)
    await verify(bank, analyst, applicationId)
    const taskId = await bank.task(applicationId, 'OPENING_APPROVAL')
    const outcomes = await Promise.allSettled([
      bank.answer(officer, { taskId, outcome: 'approve' }),
      bank.answer(officerTwo, { taskId, outcome: 'approve' }),
    ])
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value.state === 'DONE')
    expect(won).toHaveLength(1)
    await expect(
      bank.answer(officerTwo, { taskId, outcome: 'decline', reason: 'late', reasonCode: 'risk-appetite' }),
    ).rejects.toMatchObject({
      code: 'task_answered',
      facts: { answeredBy: expect.any(String), answeredAt: expect.any(String) },
    })
    expect(await bank.store.db.decision.count({ where: { taskId } })).toBe(1)
    await bank.reaches(applicationId, 'AWAITING_ACTIVATION')
  })

  it('refuses a verification whose checklist is not complete', async () => {
    const { applicationId } = await bank.draft(anotherPerson(12))
    await bank.submit(applicationId)
    const taskId = await bank.task(applicationId, 'IDENTITY_VERIFICATION')
    await expect(
      bank.answer(analyst, { taskId, outcome: 'verified', checklist: verificationConfirmed.slice(1) }),
    ).rejects.toMatchObject({ code: 'checklist_incomplete' })
    await expect(bank.answer(analyst, { taskId, outcome: 'approve' })).rejects.toMatchObject({
      code: 'outcome_unknown',
    })
  })

  it('makes one application of fifty submissions of one draft at once', async () => {
    const { applicationId } = await bank.draft(anotherPerson(13))
    const requests = await Promise.all(Array.from({ length: 50 }, () => bank.submit(applicationId)))
    expect(new Set(requests.map((request) => request.id)).size).toBe(1)
    await bank.task(applicationId, 'IDENTITY_VERIFICATION')
    expect(await bank.store.db.task.count({ where: { subjectId: applicationId } })).toBe(1)
    expect(
      await bank.store.db.auditEvent.count({
        where: { subjectId: applicationId, action: 'stage.changed', facts: { path: ['to'], equals: 'SUBMITTED' } },
      }),
    ).toBe(1)
  })
})
