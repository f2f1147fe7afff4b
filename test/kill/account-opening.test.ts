import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { PROVISIONING_STEPS } from '../../domain/accounts/account-opening/provisioning.ts'
import { reconcilerActivities } from '../../activities/operations/reconciler.ts'
import { TEST_TIMING } from '../../domain/kernel/timing.ts'
import { type AnswerInput, requestAnswer, requestCommand } from '../../prisma/store/accounts/account-opening/answers.ts'
import { type Bank, openBank } from '../support/bank.ts'
import { anotherPerson } from '../support/forms.ts'
import { verificationConfirmed } from '../support/officers.ts'
import { testTemporalAddress } from '../support/services.ts'
import { eventually } from '../support/wait.ts'
import { type KillPlan, type Park, parkedIn, REFUSED_ONCE } from './plan.ts'

const around = (activity: string, occurrence = 1): Park[] => [
  { kind: 'activity', activity, occurrence, when: 'before' },
  { kind: 'activity', activity, occurrence, when: 'after' },
]

/** Every step of an opening, before its effect and after it. */
const PARKS: readonly Park[] = [
  ...around('checkApplication'),
  ...around('recordOutcome', 1),
  ...around('screenApplicant'),
  ...around('rateApplicant'),
  ...around('recordOutcome', 2),
  ...around('provision'),
  ...PROVISIONING_STEPS.flatMap((step): Park[] => [
    { kind: 'core-bank', step, when: 'before' },
    { kind: 'core-bank', step, when: 'after' },
  ]),
  ...around('recordCommand'),
  ...around('sendLetter OB-1'),
  ...around('sendLetter OB-8'),
  ...around('sendLetter OB-9'),
]

/** Every step of undoing and repairing, when the core bank refuses one step of the first attempt. */
const REPAIR_PARKS: readonly Park[] = [
  ...around('undoProvisioning'),
  ...around('reportProvisioningFailed'),
  ...around('recordOutcome', 3),
  ...around('provision', 2),
]

type Case = {
  readonly applicationId: string
  readonly reference: string
  readonly park: Park
  readonly repaired: boolean
}
type Person = Awaited<ReturnType<Bank['hire']>>
type Staff = { readonly analyst: Person; readonly officer: Person; readonly operator: Person }

describe('a worker killed at every step', () => {
  let bank: Bank
  let cases: Case[]
  let staff: Staff

  beforeAll(async () => {
    bank = await openBank({ workers: false, timing: TEST_TIMING })
    staff = {
      analyst: await bank.hire('onboarding-analyst'),
      officer: await bank.hire('compliance-officer'),
      operator: await bank.hire('administrator'),
    }
    cases = []
    const parks = [...PARKS, ...REPAIR_PARKS, null]
    for (const [index, park] of parks.entries()) {
      const { applicationId, reference } = await bank.draft(anotherPerson(index + 1))
      const repaired = park !== null && REPAIR_PARKS.includes(park)
      cases.push({ applicationId, reference, park: park ?? { kind: 'mail-taken', subjectPart: reference }, repaired })
    }
    const repairedIds = new Set(cases.filter((one) => one.repaired).map((one) => one.applicationId))
    bank.refuseWhen(
      (step, ref) =>
        step === REFUSED_ONCE.step && ref.attempt === REFUSED_ONCE.attempt && repairedIds.has(ref.applicationId),
    )
  }, 120_000)
  let worker: ChildProcess | null = null
  afterAll(async () => {
    worker?.kill('SIGKILL')
    await bank.close()
  })

  it('loses nothing and doubles nothing: one account each, one welcome mail each', async () => {
    const plan: KillPlan = cases.map(({ applicationId, park, repaired }) => ({ applicationId, park, repaired }))
    worker = startParkedWorker(bank, plan)
    const parked = listen(worker)
    const driving = drive(bank, staff, cases)
    await eventually(
      async () => parked.size === plan.length,
      () =>
        `not parked: ${cases
          .filter(({ applicationId }) => !parked.has(applicationId))
          .map(({ park }) => JSON.stringify(park))
          .join(' ')}`,
      120_000,
    )
    worker.kill('SIGKILL')
    await once(worker, 'exit')
    const workers = await bank.startWorkers()
    await driving.finished
    await workers.stop()
    await expectOneOfEach(bank, cases)
  }, 300_000)
})

function startParkedWorker(bank: Bank, plan: KillPlan): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'test/kill/parked-worker.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      STEWARD_PROFILE: 'test',
      STEWARD_DATABASE_URL: bank.database.url,
      STEWARD_KEY_FILE: bank.keyFile,
      STEWARD_TEMPORAL_ADDRESS: testTemporalAddress(),
      STEWARD_QUEUE_PREFIX: bank.queuePrefix,
      STEWARD_SMTP_URL: bank.mailbox.url,
      STEWARD_PAYLOAD_ENCRYPTION: 'off',
      STEWARD_KILL_PLAN: JSON.stringify(plan),
    },
  })
}

function listen(worker: ChildProcess): Set<string> {
  const parked = new Set<string>()
  if (worker.stdout === null) throw new Error('the worker has no output')
  createInterface({ input: worker.stdout }).on('line', (line) => {
    const applicationId = parkedIn(line)
    if (applicationId !== null) parked.add(applicationId)
  })
  return parked
}

/** Plays the people: submits each case and answers whatever it asks, through crashes, until it is active. */
function drive(bank: Bank, staff: Staff, cases: readonly Case[]): { finished: Promise<void> } {
  const asked = new Set<string>()
  const answer = async (taskId: string, kind: string): Promise<void> => {
    if (asked.has(taskId)) return
    asked.add(taskId)
    const [person, input] = answerTo(kind, taskId, staff)
    await requestAnswer(bank.store, person, input)
  }
  const activate = async (applicationId: string): Promise<void> => {
    if (asked.has(applicationId)) return
    asked.add(applicationId)
    await requestCommand(bank.store, { kind: 'APPLICANT', applicationId }, { applicationId, command: 'activate' })
  }
  const round = async (): Promise<boolean> => {
    for (const task of await bank.store.db.task.findMany({ where: { state: 'OPEN' } })) await answer(task.id, task.kind)
    const invited = await bank.store.db.message.findMany({ where: { kind: 'OB-8', state: 'SENT' } })
    for (const letter of invited) await activate(letter.subjectId)
    await bank.store.db.processRequest.updateMany({ where: { state: 'PENDING' }, data: { nextAttemptAt: new Date(0) } })
    await reconcilerActivities(bank.store, bank.quickProcesses).resendRequests()
    const welcomed = await bank.store.db.message.count({ where: { kind: 'OB-9', state: 'SENT' } })
    return welcomed === cases.length
  }
  const finished = (async () => {
    for (const { applicationId } of cases) await bank.submit(applicationId)
    await eventually(
      round,
      async () => JSON.stringify(await bank.store.db.application.groupBy({ by: ['stage'], _count: true })),
      240_000,
    )
  })()
  return { finished }
}

function answerTo(kind: string, taskId: string, staff: Staff): [Person, AnswerInput] {
  switch (kind) {
    case 'IDENTITY_VERIFICATION':
      return [staff.analyst, { taskId, outcome: 'verified', checklist: verificationConfirmed, secondFactorAt: null }]
    case 'PROVISIONING_REPAIR':
      return [staff.operator, { taskId, outcome: 'retry', secondFactorAt: null }]
    default:
      return [staff.officer, { taskId, outcome: 'approve', secondFactorAt: new Date() }]
  }
}

const UNTIL_PROVISIONING = [
  'SUBMITTED',
  'DATA_CHECK',
  'VERIFYING',
  'SCREENING',
  'RISK_RATING',
  'DUE_DILIGENCE',
  'PENDING_APPROVAL',
  'APPROVED',
  'PROVISIONING',
]

/** What a case leaves behind when nothing was lost and nothing was doubled. */
const expected = ({ park, repaired }: Case) => ({
  park,
  accounts: repaired ? ['CANCELLED with 0 holders', 'ACTIVE with 1 holders'] : ['ACTIVE with 1 holders'],
  numbers: repaired ? ['VOID', 'ASSIGNED'] : ['ASSIGNED'],
  customers: 1,
  decisions: repaired ? 3 : 2,
  openTasks: 0,
  stages: [
    ...UNTIL_PROVISIONING,
    ...(repaired ? ['PROVISIONING_FAILED', 'PROVISIONING'] : []),
    'AWAITING_ACTIVATION',
    'ACTIVE',
  ],
  welcomeMails: park.kind === 'mail-taken' ? 2 : 1,
  welcomeIds: 1,
})

async function expectOneOfEach(bank: Bank, cases: readonly Case[]): Promise<void> {
  const { db } = bank.store
  for (const one of cases) {
    const { applicationId, reference, park } = one
    const accounts = await db.account.findMany({
      where: { applicationId },
      include: { holders: { where: { removedAt: null } } },
      orderBy: { attempt: 'asc' },
    })
    const numbers = await db.accountNumber.findMany({ where: { applicationId }, orderBy: { attempt: 'asc' } })
    const welcome = bank.mailbox.mails.filter(
      (mail) => mail.text?.includes(reference) === true && mail.text.includes('/activate#'),
    )
    const moves = await db.auditEvent.findMany({
      where: { subjectId: applicationId, action: 'stage.changed' },
      orderBy: { id: 'asc' },
    })
    expect({
      park,
      accounts: accounts.map((account) => `${account.state} with ${account.holders.length} holders`),
      numbers: numbers.map((number) => number.state),
      customers: await db.customer.count({ where: { applicationId } }),
      decisions: await db.decision.count({ where: { applicationId } }),
      openTasks: await db.task.count({ where: { subjectId: applicationId, state: 'OPEN' } }),
      stages: moves.map(({ facts }) =>
        typeof facts === 'object' && facts !== null && 'to' in facts ? facts.to : null,
      ),
      welcomeMails: welcome.length,
      welcomeIds: new Set(welcome.map((mail) => mail.messageId)).size,
    }).toEqual(expected(one))
  }
}
