import { readFile } from 'node:fs/promises'
import { Context } from '@temporalio/activity'
import { type ActivityInterceptorsFactory, NativeConnection } from '@temporalio/worker'
import { inStoreCoreBank } from '../../activities/providers/core-bank/in-store.ts'
import type { CoreBank } from '../../activities/providers/core-bank/core-bank.ts'
import { type MailServer, smtpServer } from '../../activities/providers/mail.ts'
import {
  PROVISIONING_STEPS,
  type ProvisioningStep,
  type StepResult,
} from '../../domain/accounts/account-opening/provisioning.ts'
import { readConfig } from '../../platform/config.ts'
import { readKeys } from '../../platform/keys.ts'
import { createLog } from '../../platform/log.ts'
import { createProcesses } from '../../platform/processes.ts'
import { connectTemporal } from '../../platform/temporal.ts'
import { openStore, type Store } from '../../prisma/store/store.ts'
import { createWorker, installLogger } from '../../worker/worker.ts'
import { type Park, parkedLine, readPlan, REFUSED_ONCE } from './plan.ts'

/*
 * A worker that stops chosen cases for good at chosen places, and says so on standard output. It is the real worker with
 * real parts around which it waits; the test ends it with SIGKILL.
 */

const config = readConfig()
const keys = readKeys(config.keyFile)
const plan = readPlan(process.env.STEWARD_KILL_PLAN ?? '[]')
const store = openStore({ ...config.database, keys })

const forever = (): Promise<never> => new Promise(() => setInterval(() => undefined, 60_000))
const told = new Set<string>()
function park(applicationId: string): Promise<never> {
  if (!told.has(applicationId)) process.stdout.write(parkedLine(applicationId))
  told.add(applicationId)
  return forever()
}

const isRepaired = (applicationId: string): boolean =>
  plan.some((entry) => entry.applicationId === applicationId && entry.repaired)

const parkOf = (applicationId: string): Park | undefined =>
  plan.find((entry) => entry.applicationId === applicationId)?.park

type CaseArgument = { applicationId?: string; requestId?: string; kind?: string }

async function applicationOf(database: Store, argument: CaseArgument): Promise<string> {
  if (argument.applicationId !== undefined) return argument.applicationId
  const request = await database.db.processRequest.findUnique({ where: { id: argument.requestId ?? '' } })
  return request?.subjectId ?? ''
}

/** A call counts once however often it is retried: by its activity id. */
const calls = new Map<string, string[]>()
function occurrenceOf(applicationId: string, name: string): number {
  const key = `${applicationId} ${name}`
  const ids = calls.get(key) ?? []
  const id = Context.current().info.activityId
  if (!ids.includes(id)) ids.push(id)
  calls.set(key, ids)
  return ids.indexOf(id) + 1
}

const around: ActivityInterceptorsFactory = (context) => ({
  inbound: {
    execute: async (input, next) => {
      const [argument] = input.args
      const applicationId = await applicationOf(store, isCaseArgument(argument) ? argument : {})
      const chosen = parkOf(applicationId)
      const name =
        isCaseArgument(argument) && argument.kind !== undefined
          ? `${context.info.activityType} ${argument.kind}`
          : context.info.activityType
      const occurrence = occurrenceOf(applicationId, name)
      const here = chosen?.kind === 'activity' && chosen.activity === name && chosen.occurrence === occurrence
      if (here && chosen.when === 'before') return park(applicationId)
      const result: unknown = await next(input)
      return here ? park(applicationId) : result
    },
  },
})

const isCaseArgument = (value: unknown): value is CaseArgument => typeof value === 'object' && value !== null

function parkedCoreBank(books: CoreBank): CoreBank {
  const wrap = (step: ProvisioningStep): [ProvisioningStep, CoreBank[ProvisioningStep]] => [
    step,
    {
      ...books[step],
      run: async (ref) => {
        const chosen = parkOf(ref.applicationId)
        const here = chosen?.kind === 'core-bank' && chosen.step === step
        if (here && chosen.when === 'before') return park(ref.applicationId)
        const refused =
          step === REFUSED_ONCE.step && ref.attempt === REFUSED_ONCE.attempt && isRepaired(ref.applicationId)
        const result: StepResult = refused ? { done: false, code: 'refused-by-core-bank' } : await books[step].run(ref)
        return here ? park(ref.applicationId) : result
      },
    },
  ]
  return { ...books, ...Object.fromEntries(PROVISIONING_STEPS.map(wrap)) }
}

function parkedMail(server: MailServer): MailServer {
  const taken = new Set<string>()
  return {
    ...server,
    send: async (mail) => {
      const entry = plan.find(
        ({ park: chosen }) =>
          chosen.kind === 'mail-taken' && mail.subject.includes(chosen.subjectPart) && mail.html.includes('/activate'),
      )
      if (entry === undefined) return server.send(mail)
      if (!taken.has(entry.applicationId)) {
        taken.add(entry.applicationId)
        await server.send(mail)
      }
      return park(entry.applicationId)
    },
  }
}

const log = createLog('parked-worker', 'error')
installLogger(log)
const parts = {
  connection: await NativeConnection.connect({ address: config.temporal.address }),
  namespace: 'default',
  queuePrefix: config.temporal.queuePrefix,
  dataConverter: {},
  workflowBundle: { code: await readFile(process.env.STEWARD_TEST_WORKFLOW_BUNDLE ?? '', 'utf8') },
  store,
  processes: createProcesses({
    client: connectTemporal(config, keys).client,
    queuePrefix: config.temporal.queuePrefix,
    answerWaitMs: 1_000,
    workflowTaskTimeoutMs: 2_000,
  }),
  coreBank: parkedCoreBank(inStoreCoreBank(store)),
  mailServer: parkedMail(
    smtpServer({ url: config.mail.url, from: config.mail.from, replyTo: config.mail.replyTo, timeoutMs: 1_000 }),
  ),
  publicUrl: config.http.publicUrl,
  mailDomain: config.mail.domain,
  log,
  stickyTimeoutMs: 1_000,
}
const workers = await Promise.all(
  (['cases', 'mail'] as const).map((role) => createWorker(role, parts, { slots: 500, around })),
)
await Promise.all(workers.map((worker) => worker.run()))
