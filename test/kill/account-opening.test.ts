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
import { type KillPlan, type Park, parkedIn } from './plan.ts'

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

type Case = { readonly applicationId: string; readonly reference: string; readonly park: Park | null }

describe('a worker killed at every step', () => {
  let bank: Bank
  let cases: Case[]
  const staff: { analyst?: Awaited<ReturnType<Bank['hire']>>; officer?: Awaited<ReturnType<Bank['hire']>> } = {}

  beforeAll(async () => {
    bank = await openBank({ workers: false, timing: TEST_TIMING })
    staff.analyst = await bank.hire('onboarding-analyst')
    staff.officer = await bank.hire('compliance-officer')
    cases = []
    for (const [index, park] of [...PARKS, null].entries()) {
      const { applicationId, reference } = await bank.draft(anotherPerson(index + 1))
      cases.push({ applicationId, reference, park: park ?? { kind: 'mail-taken', subjectPart: reference } })
    }
  }, 120_000)
  let worker: ChildProcess | null = null
  afterAll(async () => {
    worker?.kill('SIGKILL')
    await bank.close()
  })

  it('loses nothing and doubles nothing: one account each, one welcome mail each', async () => {
    const plan: KillPlan = cases.flatMap(({ applicationId, park }) => (park === null ? [] : [{ applicationId, park }]))
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
function drive(
  bank: Bank,
  staff: { analyst?: Awaited<ReturnType<Bank['hire']>>; officer?: Awaited<ReturnType<Bank['hire']>> },
  cases: readonly Case[],
): { finished: Promise<void> } {
  const { analyst, officer } = staff
  if (analyst === undefined || officer === undefined) throw new Error('nobody works here')
  const asked = new Set<string>()
  const answer = async (taskId: string, kind: string): Promise<void> => {
    if (asked.has(taskId)) return
    asked.add(taskId)
    const input: AnswerInput =
      kind === 'IDENTITY_VERIFICATION'
        ? { taskId, outcome: 'verified', checklist: verificationConfirmed, secondFactorAt: null }
        : { taskId, outcome: 'approve', secondFactorAt: bank.store.now() }
    await requestAnswer(bank.store, kind === 'IDENTITY_VERIFICATION' ? analyst : officer, input)
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

async function expectOneOfEach(bank: Bank, cases: readonly Case[]): Promise<void> {
  for (const { applicationId, reference, park } of cases) {
    const { db } = bank.store
    const accounts = await db.account.findMany({ where: { applicationId }, include: { holders: true } })
    const welcome = bank.mailbox.mails.filter(
      (mail) => mail.text?.includes(reference) === true && mail.text.includes('/activate#'),
    )
    const stages = (
      await db.auditEvent.findMany({
        where: { subjectId: applicationId, action: 'stage.changed' },
        orderBy: { id: 'asc' },
      })
    ).map(({ facts }) => (typeof facts === 'object' && facts !== null && 'to' in facts ? facts.to : null))
    expect({
      park,
      accounts: accounts.map((account) => [account.state, account.holders.length]),
      numbers: await db.accountNumber.count({ where: { applicationId } }),
      customers: await db.customer.count({ where: { applicationId } }),
      decisions: await db.decision.count({ where: { applicationId } }),
      openTasks: await db.task.count({ where: { subjectId: applicationId, state: 'OPEN' } }),
      stages,
      welcomeMails: welcome.length,
      welcomeIds: new Set(welcome.map((mail) => mail.messageId)).size,
    }).toEqual({
      park,
      accounts: [['ACTIVE', 1]],
      numbers: 1,
      customers: 1,
      decisions: 2,
      openTasks: 0,
      stages: [
        'SUBMITTED',
        'DATA_CHECK',
        'VERIFYING',
        'SCREENING',
        'RISK_RATING',
        'DUE_DILIGENCE',
        'PENDING_APPROVAL',
        'APPROVED',
        'PROVISIONING',
        'AWAITING_ACTIVATION',
        'ACTIVE',
      ],
      welcomeMails: park?.kind === 'mail-taken' ? 2 : 1,
      welcomeIds: 1,
    })
  }
}
