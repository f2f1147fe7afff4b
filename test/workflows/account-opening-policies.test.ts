import { afterEach, describe, expect, it } from '@jest/globals'
import { type Bank, openBank, quickPack } from '../support/bank.ts'
import { anotherPerson } from '../support/forms.ts'
import { loadDemoList } from '../support/lists.ts'
import { eventually } from '../support/wait.ts'

describe('what the policy pack decides', () => {
  let bank: Bank
  afterEach(() => bank.close())

  it('opens a clean LOW case straight through when the pack says so, and records who decided: the policy', async () => {
    bank = await openBank({ pack: quickPack({ straightThroughLow: true }) })
    const { applicationId } = await bank.draft(anotherPerson(1))
    await bank.submit(applicationId)
    await bank.reaches(applicationId, 'AWAITING_ACTIVATION')
    expect(await bank.store.db.task.count({ where: { subjectId: applicationId } })).toBe(0)
    expect(await bank.store.db.decision.findMany({ where: { applicationId } })).toMatchObject([
      { kind: 'STRAIGHT_THROUGH', personId: null, role: 'policy' },
    ])
  })

  it('screens nobody while no list is loaded, and goes on when one is', async () => {
    bank = await openBank({ pack: quickPack({ straightThroughLow: true }), lists: false })
    const { applicationId } = await bank.draft(anotherPerson(4))
    await bank.submit(applicationId)
    await eventually(
      async () => bank.logged.some((line) => line.includes('activity.failed')),
      () => 'the screening was not refused',
    )
    await bank.reaches(applicationId, 'SCREENING')
    expect(await bank.store.db.screeningRun.count({ where: { applicationId } })).toBe(0)
    await loadDemoList(bank.store)
    await bank.reaches(applicationId, 'AWAITING_ACTIVATION')
  })

  it('sends a case that is not LOW to people even when LOW goes straight through', async () => {
    bank = await openBank({ pack: quickPack({ straightThroughLow: true }) })
    const { applicationId } = await bank.draft(
      anotherPerson(2, { expectedCashSharePercent: 40, expectedCountries: ['CN', 'SG'] }),
    )
    await bank.submit(applicationId)
    await bank.task(applicationId, 'DUE_DILIGENCE_PACK')
  })

  it('reminds the customer to activate, each time with a link that works, and closes the account unused at the end of the ladder', async () => {
    const remind = (after: string) => ({ after, do: { message: 'OB-13', to: 'applicant' } })
    const activation = [remind('PT0.3S'), remind('PT0.6S'), remind('PT0.9S'), { after: 'PT5S', do: { event: 'close' } }]
    const pack = quickPack({ straightThroughLow: true })
    bank = await openBank({ pack: { ...pack, activationLink: 'PT0.2S', ladders: { ...pack.ladders, activation } } })
    const { applicationId } = await bank.draft(anotherPerson(3))
    await bank.submit(applicationId)
    await bank.reaches(applicationId, 'CLOSED_UNUSED')
    const sent = () =>
      bank.store.db.message.findMany({
        where: { subjectId: applicationId, state: 'SENT' },
        orderBy: { createdAt: 'asc' },
      })
    await eventually(
      async () => (await sent()).length === 6,
      async () => (await sent()).map((message) => message.kind).join(),
    )
    expect((await sent()).map((message) => message.kind)).toEqual(['OB-1', 'OB-8', 'OB-13', 'OB-13', 'OB-13', 'OB-14'])
    const links = bank.mailbox.mails.flatMap((mail) => /\/activate#\S+/.exec(mail.text ?? '')?.[0] ?? [])
    expect(new Set(links).size).toBe(4)
    expect(await bank.store.db.account.findMany({ where: { applicationId } })).toMatchObject([
      { state: 'CLOSED', outgoingEnabled: false },
    ])
  })

  it('tells staff when a task has used most of its time and when it is late', async () => {
    const pack = quickPack({
      taskReminders: [
        { atPercent: 50, do: { message: 'OB-21', to: 'assignee' } },
        { atPercent: 100, do: { message: 'OB-22', to: 'assignee' } },
      ],
    })
    bank = await openBank({
      pack: { ...pack, sla: { ...pack.sla, 'identity-verification': { within: 'PT1S', count: 'elapsed' } } },
    })
    await bank.hire('onboarding-analyst')
    const { applicationId } = await bank.draft(anotherPerson(4))
    await bank.submit(applicationId)
    const kinds = async () =>
      (
        await bank.store.db.message.findMany({
          where: { subjectId: applicationId, state: 'SENT' },
          orderBy: { sentAt: 'asc' },
        })
      ).map((message) => message.kind)
    await eventually(
      async () => (await kinds()).includes('OB-22'),
      async () => (await kinds()).join(),
    )
    expect((await kinds()).filter((kind) => kind !== 'OB-1')).toEqual(['OB-20', 'OB-21', 'OB-22'])
  })
})
