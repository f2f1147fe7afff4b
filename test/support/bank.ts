import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, Connection } from '@temporalio/client'
import type { DataConverter } from '@temporalio/common'
import { NativeConnection, type Worker } from '@temporalio/worker'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { inStoreCoreBank } from '../../activities/providers/core-bank/in-store.ts'
import type { CoreBank } from '../../activities/providers/core-bank/core-bank.ts'
import { smtpServer } from '../../activities/providers/mail.ts'
import type { ApplicationForm, Channel } from '../../domain/accounts/account-opening/form.ts'
import {
  PROVISIONING_STEPS,
  type ProvisioningRef,
  type ProvisioningStep,
} from '../../domain/accounts/account-opening/provisioning.ts'
import type { OpeningStage } from '../../domain/accounts/account-opening/stages.ts'
import { TEST_TIMING, type Timing } from '../../domain/kernel/timing.ts'
import type { Actor } from '../../domain/operations/access/actor.ts'
import type { Role } from '../../domain/operations/access/roles.ts'
import type { PolicyPack } from '../../domain/operations/policies/pack.ts'
import { packs } from '../../domain/operations/policies/packs.ts'
import { createKeyFile, readKeys } from '../../platform/keys.ts'
import type { Log } from '../../platform/log.ts'
import { payloadCodec } from '../../platform/payload-codec.ts'
import { createProcesses, type Processes } from '../../platform/processes.ts'
import { addDocument } from '../../prisma/store/accounts/account-opening/documents.ts'
import { createDraft } from '../../prisma/store/accounts/account-opening/drafts.ts'
import { type AnswerInput, requestAnswer, requestCommand } from '../../prisma/store/accounts/account-opening/answers.ts'
import { submitApplication } from '../../prisma/store/accounts/account-opening/submission.ts'
import { installPack, installShippedPacks } from '../../prisma/store/operations/policies.ts'
import { type ProcessRequest, sendRequest } from '../../prisma/store/operations/requests.ts'
import { openStore, type Store } from '../../prisma/store/store.ts'
import { createWorker, installLogger } from '../../worker/worker.ts'
import { loadDemoList } from './lists.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'
import { createTestDatabase, testTemporalAddress, testWorkflowBundle } from './services.ts'
import { eventually } from './wait.ts'

/** The smallest PNG image: what an applicant uploads in tests. */
export const pngImage = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** Where no worker is killed, a slow machine must not look like a dead worker. */
const PATIENT_TIMING: Timing = { ...TEST_TIMING, activityTimeoutMs: 20_000 }

export type Bank = Awaited<ReturnType<typeof openBank>>

/** A pack whose ladders and service levels run in milliseconds, effective from long ago so that tests find it in force. */
export const quickPack = (changes: Partial<PolicyPack> = {}): PolicyPack => ({
  ...packs.CN,
  version: `CN-TEST-${randomBytes(4).toString('hex')}`,
  effectiveFrom: '2026-11-01',
  taskReminders: [],
  ...changes,
})

/**
 * A bank in miniature on real parts: a database, a mail server, workers on the real Temporal server under a queue prefix
 * of its own, and the people that the roles need. Close it after the test.
 */
export async function openBank(
  options: {
    pack?: PolicyPack
    workers?: boolean
    /** False for a bank that has no screening list yet. */
    lists?: boolean
    timing?: Timing
    encrypted?: boolean
    publicUrl?: string
  } = {},
) {
  const database = await createTestDatabase()
  const keyFile = join(await mkdtemp(join(tmpdir(), 'steward-keys-')), 'keys.json')
  createKeyFile(keyFile)
  const keys = readKeys(keyFile)
  const logged: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) })
  const store = openStore({ url: database.url, connections: 5, keys, timing: options.timing ?? PATIENT_TIMING })
  await installShippedPacks(store)
  if (options.lists !== false) await loadDemoList(store)
  await installPack(store, options.pack ?? quickPack())
  const mailbox = await openMailbox()
  const queuePrefix = `t${randomUUID().slice(0, 8)}-`
  const temporal = await Connection.connect({ address: testTemporalAddress() })
  const converter: DataConverter = options.encrypted === true ? { payloadCodecs: [payloadCodec(keys)] } : {}
  const client = new Client({ connection: temporal, dataConverter: converter })
  const processes = createProcesses({ client, queuePrefix, answerWaitMs: 10_000, workflowTaskTimeoutMs: 2_000 })
  const quickProcesses = createProcesses({ client, queuePrefix, answerWaitMs: 100, workflowTaskTimeoutMs: 2_000 })
  const { coreBank, refuseWhen } = unwillingCoreBank(store)
  const startOwnWorkers = () =>
    startWorkers({
      store,
      processes,
      mailbox,
      queuePrefix,
      coreBank,
      log,
      converter,
      publicUrl: options.publicUrl ?? 'http://localhost:8080',
    })
  const workers = options.workers === false ? null : await startOwnWorkers()
  return {
    database,
    keyFile,
    keys,
    store,
    mailbox,
    queuePrefix,
    client,
    converter,
    processes,
    /** Sends without waiting for what comes of it. */
    quickProcesses,
    /** Starts the workers of a bank that was opened without them. */
    startWorkers: startOwnWorkers,
    logged,
    /** Makes the core bank refuse the steps that the predicate names. */
    refuseWhen,
    /** Makes the core bank refuse one step from now on, or none. */
    refuseStep: (refused: ProvisioningStep | null) => refuseWhen((step) => step === refused),
    ...peopleOf(store),
    ...deskOf(store, processes),
    close: async () => {
      await workers?.stop()
      await mailbox.close()
      await temporal.close()
      await store.close()
      await database.drop()
    },
  }
}

type Refusal = (step: ProvisioningStep, ref: ProvisioningRef) => boolean

/** The bank's own books, with steps that can be told to fail for good. */
function unwillingCoreBank(store: Store): { coreBank: CoreBank; refuseWhen: (refusal: Refusal) => void } {
  const books = inStoreCoreBank(store)
  let refuses: Refusal = () => false
  const wrap = (step: ProvisioningStep): [ProvisioningStep, CoreBank[ProvisioningStep]] => [
    step,
    {
      ...books[step],
      run: async (ref) => (refuses(step, ref) ? { done: false, code: 'refused-by-core-bank' } : books[step].run(ref)),
    },
  ]
  return {
    coreBank: { ...books, ...Object.fromEntries(PROVISIONING_STEPS.map(wrap)) },
    refuseWhen: (refusal) => {
      refuses = refusal
    },
  }
}

type Shop = {
  store: Store
  processes: Processes
  mailbox: Mailbox
  queuePrefix: string
  coreBank: CoreBank
  log: Log
  converter: DataConverter
  publicUrl: string
}

let loggerInstalled = false

async function startWorkers({
  store,
  processes,
  mailbox,
  queuePrefix,
  coreBank,
  log,
  converter,
  publicUrl,
}: Shop): Promise<{ stop: () => Promise<void> }> {
  if (!loggerInstalled) installLogger(log)
  loggerInstalled = true
  const connection = await NativeConnection.connect({ address: testTemporalAddress() })
  const mailServer = smtpServer({
    url: mailbox.url,
    from: 'Steward Bank <no-reply@steward.example>',
    replyTo: 'help@steward.example',
    timeoutMs: 1_000,
  })
  const parts = {
    connection,
    namespace: 'default',
    queuePrefix,
    dataConverter: converter,
    workflowBundle: await testWorkflowBundle(),
    store,
    processes,
    coreBank,
    mailServer,
    publicUrl,
    mailDomain: 'steward.example',
    log,
    stickyTimeoutMs: 1_000,
  }
  const workers: Worker[] = [await createWorker('cases', parts), await createWorker('mail', parts)]
  const running = Promise.all(workers.map((worker) => worker.run()))
  return {
    stop: async () => {
      for (const worker of workers) worker.shutdown()
      await running
      mailServer.close()
      await connection.close()
    },
  }
}

function peopleOf(store: Store) {
  return {
    /** Hires a person with these roles; returns her as an actor in the first. */
    hire: async (...roles: [Role, ...Role[]]): Promise<Actor & { kind: 'PERSON' }> => {
      const personId = uuidv7()
      await store.db.person.create({
        data: {
          id: personId,
          displayName: `${roles[0]} ${personId.slice(-4)}`,
          email: `${personId}@steward.example`,
          locale: 'en',
          createdAt: store.now(),
          roles: { create: roles.map((role) => ({ role, grantedAt: store.now() })) },
        },
      })
      return { kind: 'PERSON', personId, role: roles[0] }
    },
  }
}

function deskOf(store: Store, processes: Processes) {
  const settle = (request: ProcessRequest) => sendRequest(store, processes, request)
  const stageOf = async (applicationId: string): Promise<string> =>
    (await store.db.application.findUniqueOrThrow({ where: { id: applicationId } })).stage
  return {
    settle,
    /** Fills in and saves a draft with an identity document. */
    draft: async (
      form: ApplicationForm,
      channel: Channel = 'BRANCH',
    ): Promise<{ applicationId: string; reference: string; actor: Actor }> => {
      const { application } = await createDraft(store, (applicationId) => ({ kind: 'APPLICANT', applicationId }), {
        locale: form.locale,
        jurisdiction: 'CN',
        channel,
        form,
      })
      const actor: Actor = { kind: 'APPLICANT', applicationId: application.id }
      await addDocument(store, actor, {
        applicationId: application.id,
        kind: 'IDENTITY_DOCUMENT',
        fileName: 'id.png',
        mediaType: 'image/png',
        content: pngImage,
      })
      return { applicationId: application.id, reference: application.reference, actor }
    },
    submit: async (applicationId: string): Promise<ProcessRequest> =>
      settle(await submitApplication(store, { kind: 'APPLICANT', applicationId }, { applicationId })),
    /** Waits until the application is at the stage. */
    reaches: async (applicationId: string, stage: OpeningStage, deadlineMs = 30_000): Promise<void> => {
      await eventually(
        async () => (await stageOf(applicationId)) === stage,
        async () => `stage is ${await stageOf(applicationId)}, wanted ${stage}`,
        deadlineMs,
      )
    },
    /** Waits for the open task of a kind and returns its id. */
    task: async (applicationId: string, kind: string): Promise<string> => {
      const task = await eventually(
        () => store.db.task.findFirst({ where: { subjectId: applicationId, kind, state: 'OPEN' } }),
        async () => `no open ${kind}; stage is ${await stageOf(applicationId)}`,
      )
      return task.id
    },
    /** Answers a task and returns the finished request. */
    answer: async (actor: Actor, input: Omit<AnswerInput, 'secondFactorAt'>): Promise<ProcessRequest> =>
      settle(await requestAnswer(store, actor, { ...input, secondFactorAt: store.now() })),
    command: async (actor: Actor, applicationId: string, command: string): Promise<ProcessRequest> =>
      settle(await requestCommand(store, actor, { applicationId, command })),
  }
}
