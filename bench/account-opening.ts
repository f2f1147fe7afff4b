import pg from 'pg'
import { packs } from '../domain/operations/policies/packs.ts'
import { UPDATES, type TaskAnswer } from '../workflows/catalogue.ts'
import { type Bank, openBank, quickPack } from '../test/support/bank.ts'
import { anotherPerson } from '../test/support/forms.ts'
import { completePack, decide, verify } from '../test/support/officers.ts'
import { testTemporalAddress } from '../test/support/services.ts'
import { eventually } from '../test/support/wait.ts'
import { type Budget, checkBudgets, type Counted } from './budgets.ts'
import { costOf, type Cost } from './history-cost.ts'
import { measureFloors } from './floors.ts'

/**
 * Counted from submission to the account's opening, mail aside. The product's promise of what a case costs to run; see
 * docs/decisions/0010-what-a-case-may-cost.md.
 */
const BUDGETS: Readonly<Record<string, Budget>> = {
  straightThrough: { actions: 5, events: 29, bytes: 12 * 1024 },
  twoTasks: { actions: 12, events: 64, bytes: 26 * 1024 },
}
const FURTHER_TASK_ACTIONS = 4
const CAPACITY_CASES = 40
const STEPS_OF_A_CASE = 4

type Staff = Record<'analyst' | 'officer' | 'senior', Awaited<ReturnType<Bank['hire']>>>

/** Measures what an opening costs; exact counters against their budgets, and its capacity against the floors of the same run. */
export async function measureAccountOpening(): Promise<Counted> {
  const straight = await openBank({
    pack: { ...packs.CN, version: 'CN-BENCH-STRAIGHT', straightThroughLow: true, effectiveFrom: '2026-11-01' },
    encrypted: true,
  })
  const straightThrough = await measured(straight, 1, async () => undefined)
  const casesPerSecond = await capacity(straight)
  const floors = await measureFloors({
    client: straight.client,
    dataConverter: straight.converter,
    address: testTemporalAddress(),
    taskQueue: `${straight.queuePrefix}floors`,
    count: CAPACITY_CASES,
    steps: STEPS_OF_A_CASE,
  })
  await straight.close()

  const bank = await openBank({
    pack: quickPack({ version: 'CN-BENCH', taskReminders: packs.CN.taskReminders }),
    encrypted: true,
  })
  const staff: Staff = {
    analyst: await bank.hire('onboarding-analyst'),
    officer: await bank.hire('compliance-officer'),
    senior: await bank.hire('senior-manager'),
  }
  const twoTasks = await measured(bank, 2, async (id) => {
    await verify(bank, staff.analyst, id)
    await decide(bank, staff.officer, id, 'OPENING_APPROVAL', 'approve')
  })
  const fourTasks = await measured(bank, 3, (id) => playHighRisk(bank, staff, id))
  const refusedEvents = await eventsOfRefusal(bank, staff)
  const waitingEvents = await eventsOfWaiting(bank)
  await bank.close()

  const furtherTask = (fourTasks.actions - twoTasks.actions) / 2
  return {
    counters: {
      straightThrough,
      twoTasks,
      furtherTask: { actions: furtherTask },
      refusedOutcome: { events: refusedEvents },
      waiting: { events: waitingEvents },
    },
    ratios: { casesPerSecond, ...floors, capacityToNoOp: casesPerSecond / floors.noOpPerSecond },
    failures: [
      ...checkBudgets({ straightThrough, twoTasks }, BUDGETS),
      ...(furtherTask > FURTHER_TASK_ACTIONS
        ? [`a further task costs ${furtherTask} actions, at most ${FURTHER_TASK_ACTIONS}`]
        : []),
      ...(refusedEvents > 0 ? [`a refused outcome adds ${refusedEvents} events`] : []),
      ...(waitingEvents > 0 ? [`a waiting case adds ${waitingEvents} events`] : []),
    ],
  }
}

async function measured(
  bank: Bank,
  person: number,
  play: (applicationId: string) => Promise<void>,
): Promise<Cost & { sqlStatements: number }> {
  const { applicationId, reference } = await bank.draft(form(person))
  const counter = countStatements()
  await bank.submit(applicationId)
  await play(applicationId)
  await welcomed(bank, reference)
  const sqlStatements = counter.stop()
  return {
    ...costOf(await bank.client.workflow.getHandle(`ao-${applicationId}`).fetchHistory(), 'provision'),
    sqlStatements,
  }
}

/** Person 3 is of high risk, because of cash across borders. */
const form = (person: number) =>
  person === 3
    ? anotherPerson(3, { expectedCashSharePercent: 40, expectedCountries: ['CN', 'SG'] })
    : anotherPerson(person)

async function playHighRisk(bank: Bank, staff: Staff, id: string): Promise<void> {
  await verify(bank, staff.analyst, id)
  await completePack(bank, staff.analyst, id)
  await decide(bank, staff.officer, id, 'OPENING_APPROVAL', 'approve')
  await decide(bank, staff.senior, id, 'OPENING_SENIOR_APPROVAL', 'approve')
}

/** Waits for the letter that the account is open, without asking the database. */
const welcomed = (bank: Bank, reference: string): Promise<unknown> =>
  eventually(
    async () =>
      bank.mailbox.mails.some((mail) => mail.text?.includes(reference) === true && mail.text.includes('/activate#')),
    () => 'the account letter was not sent',
    60_000,
  )

/** Opens many accounts at once; one look at the store now and then, so that looking costs next to nothing. */
async function capacity(bank: Bank): Promise<number> {
  const drafts: string[] = []
  for (let index = 0; index < CAPACITY_CASES; index += 1) {
    drafts.push((await bank.draft(anotherPerson(100 + index))).applicationId)
  }
  const opened = () => bank.store.db.application.count({ where: { id: { in: drafts }, stage: 'AWAITING_ACTIVATION' } })
  const started = performance.now()
  await Promise.all(drafts.map((id) => bank.submit(id)))
  await eventually(
    async () => (await opened()) === drafts.length,
    async () => `${await opened()} are open`,
    120_000,
  )
  return CAPACITY_CASES / ((performance.now() - started) / 1000)
}

async function historyLength(bank: Bank, applicationId: string): Promise<number> {
  return (await bank.client.workflow.getHandle(`ao-${applicationId}`).describe()).historyLength
}

/** Length of the history once it has stopped growing. */
async function settledLength(bank: Bank, applicationId: string): Promise<number> {
  let last = -1
  return eventually(
    async () => {
      const length = await historyLength(bank, applicationId)
      const settled = length === last
      last = length
      return settled ? length : null
    },
    () => `still growing at ${last}`,
  )
}

async function eventsOfRefusal(bank: Bank, staff: Staff): Promise<number> {
  const { applicationId } = await bank.draft(anotherPerson(4))
  await bank.submit(applicationId)
  await verify(bank, staff.analyst, applicationId)
  const taskId = await bank.task(applicationId, 'OPENING_APPROVAL')
  await eventually(
    () => bank.store.db.message.findFirst({ where: { subjectId: applicationId, kind: 'OB-23', state: 'SENT' } }),
    () => 'the officer was not told',
  )
  const before = await settledLength(bank, applicationId)
  const answer: TaskAnswer = { requestId: 'refused', taskId, outcome: 'approve', personId: staff.analyst.personId }
  await bank.client.workflow
    .getHandle(`ao-${applicationId}`)
    .executeUpdate(UPDATES.answerTask, { args: [answer] })
    .catch(() => undefined)
  return (await settledLength(bank, applicationId)) - before
}

async function eventsOfWaiting(bank: Bank): Promise<number> {
  const { applicationId } = await bank.draft(anotherPerson(5))
  await bank.submit(applicationId)
  await eventually(
    () => bank.store.db.message.findFirst({ where: { subjectId: applicationId, kind: 'OB-20', state: 'SENT' } }),
    () => 'the analyst was not told',
  )
  const before = await settledLength(bank, applicationId)
  await new Promise((resolve) => {
    setTimeout(resolve, 3_000)
  })
  return (await historyLength(bank, applicationId)) - before
}

/** Counts every SQL statement that this process sends until it is stopped. */
function countStatements(): { stop: () => number } {
  let statements = 0
  const prototype: { query: (...args: unknown[]) => unknown } = pg.Client.prototype
  const original = prototype.query
  prototype.query = function counted(this: unknown, ...args: unknown[]): unknown {
    statements += 1
    return Reflect.apply(original, this, args)
  }
  return {
    stop: () => {
      prototype.query = original
      return statements
    },
  }
}
