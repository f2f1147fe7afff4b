import {
  type ActivityInterceptorsFactory,
  DefaultLogger,
  type NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker'
import { ApplicationFailure, type DataConverter } from '@temporalio/common'
import { openingActivities } from '../activities/accounts/account-opening.ts'
import { messageActivities } from '../activities/operations/messages/send.ts'
import { reconcilerActivities } from '../activities/operations/reconciler.ts'
import type { CoreBank } from '../activities/providers/core-bank/core-bank.ts'
import type { MailServer } from '../activities/providers/mail.ts'
import { errorCode } from '../platform/errors.ts'
import type { Log } from '../platform/log.ts'
import type { Processes } from '../platform/processes.ts'
import type { Store } from '../prisma/store/store.ts'
import type { Queue } from '../workflows/catalogue.ts'

export type WorkerParts = {
  readonly connection: NativeConnection
  readonly namespace: string
  readonly queuePrefix: string
  readonly dataConverter: DataConverter
  readonly workflowBundle: { code: string }
  readonly store: Store
  readonly processes: Processes
  readonly coreBank: CoreBank
  readonly mailServer: MailServer
  readonly publicUrl: string
  readonly mailDomain: string
  readonly log: Log
  /** How long a killed worker's sticky cache is waited for; short in tests. */
  readonly stickyTimeoutMs: number
}

/** Sends the SDK's own messages to the service's log as events; call once a process, before the first worker. */
export const installLogger = (log: Log): Runtime =>
  Runtime.install({
    logger: new DefaultLogger('INFO', ({ level, message, meta }) => {
      const { workflowId, activityType, attempt }: Record<string, unknown> = meta ?? {}
      const event = { event: 'temporal', message, workflowId, activityType, attempt }
      if (level === 'ERROR') log.error(event)
      else if (level === 'WARN') log.warn(event)
      else log.info(event)
    }),
  })

/** Activities and limits of one task queue. Mail is slow and patient; cases are many and short. */
function queueOptions(
  role: Queue,
  parts: WorkerParts,
): Pick<WorkerOptions, 'activities' | 'workflowBundle' | 'maxConcurrentActivityTaskExecutions'> {
  switch (role) {
    case 'cases':
      return {
        workflowBundle: parts.workflowBundle,
        activities: {
          ...openingActivities(parts.store, parts.coreBank),
          ...reconcilerActivities(parts.store, parts.processes),
        },
        maxConcurrentActivityTaskExecutions: 20,
      }
    case 'mail':
      return {
        activities: messageActivities(parts.store, parts.mailServer, {
          publicUrl: parts.publicUrl,
          mailDomain: parts.mailDomain,
        }),
        maxConcurrentActivityTaskExecutions: 5,
      }
  }
}

/** What a test changes about a worker: how many activities run at once, and what happens around each. */
export type WorkerChanges = { readonly slots: number; readonly around: ActivityInterceptorsFactory }

/** Makes the worker of one task queue; run it with `run()` and stop it with `shutdown()`, which drains. */
export function createWorker(role: Queue, parts: WorkerParts, changes?: WorkerChanges): Promise<Worker> {
  const hidesDetails: ActivityInterceptorsFactory = () => ({
    inbound: {
      execute: (input, next) => next(input).catch((error: unknown) => Promise.reject(withoutDetails(error, parts.log))),
    },
  })
  const options = queueOptions(role, parts)
  return Worker.create({
    connection: parts.connection,
    namespace: parts.namespace,
    taskQueue: `${parts.queuePrefix}${role}`,
    dataConverter: parts.dataConverter,
    stickyQueueScheduleToStartTimeout: parts.stickyTimeoutMs,
    shutdownGraceTime: '10 seconds',
    ...options,
    maxConcurrentActivityTaskExecutions: changes?.slots ?? options.maxConcurrentActivityTaskExecutions ?? 10,
    interceptors: { activity: changes === undefined ? [hidesDetails] : [hidesDetails, changes.around] },
  })
}

/**
 * What Temporal keeps of a failed activity is a code: messages of databases and mail servers may quote values. The whole
 * error goes to the log's error field only by its name and code.
 */
function withoutDetails(error: unknown, log: Log): ApplicationFailure {
  if (error instanceof ApplicationFailure) return error
  const code = errorCode(error) ?? 'internal'
  const name = error instanceof Error ? error.name : 'unknown'
  const detail = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
  log.warn({ event: 'activity.failed', code, name, detail })
  return ApplicationFailure.create({ message: code, type: code })
}
