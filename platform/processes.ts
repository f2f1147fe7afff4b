import {
  type Client,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import { type CommandAsked, type ProcessName, PROCESSES, type TaskAnswer, UPDATES } from '../workflows/catalogue.ts'

/** What is sent to a process; `id` is the request row's id and the update id, so sending it twice has one effect. */
export type Sendable = { readonly id: string; readonly process: ProcessName; readonly workflowId: string } & (
  | { readonly kind: 'start'; readonly input: unknown }
  | { readonly kind: 'answer'; readonly answer: TaskAnswer }
  | { readonly kind: 'command'; readonly command: CommandAsked }
)

/** DONE: carried out. REFUSED: the process said no, with a code. PENDING: not known yet; sending again is safe. */
export type SendResult =
  | { readonly state: 'DONE' }
  | { readonly state: 'REFUSED'; readonly code: string }
  | { readonly state: 'PENDING' }

export type Processes = {
  /** Sends one request and waits at most the configured time. Never throws for an outage: that is PENDING. */
  readonly send: (request: Sendable) => Promise<SendResult>
  /** Round trip to Temporal and whether workers poll the cases queue; throws when Temporal does not answer. */
  readonly pollers: () => Promise<number>
}

export type ProcessOptions = {
  readonly client: Client
  readonly queuePrefix: string
  readonly answerWaitMs: number
  readonly workflowTaskTimeoutMs: number
}

/** The only user of the Temporal client: starts and addresses every process of the catalogue. */
export function createProcesses(options: ProcessOptions): Processes {
  const { client } = options
  return {
    send: async (request) => {
      const deadline = Date.now() + Math.max(options.answerWaitMs, 1)
      const sending = client.withDeadline(deadline, () =>
        request.kind === 'start' ? start(options, request) : update(client, request),
      )
      return Promise.race([sending, timeUp(options.answerWaitMs + 250)])
    },
    pollers: async () => {
      const answer = await client.withDeadline(Date.now() + 2_000, () =>
        client.workflowService.describeTaskQueue({
          namespace: client.options.namespace,
          taskQueue: { name: `${options.queuePrefix}cases` },
          taskQueueType: 1,
        }),
      )
      return answer.pollers.length
    },
  }
}

const timeUp = (ms: number): Promise<SendResult> =>
  new Promise((resolve) => {
    setTimeout(() => resolve({ state: 'PENDING' }), ms).unref()
  })

async function start(options: ProcessOptions, request: Sendable & { kind: 'start' }): Promise<SendResult> {
  const entry = PROCESSES[request.process]
  try {
    await options.client.workflow.start(entry.workflowType, {
      workflowId: request.workflowId,
      taskQueue: `${options.queuePrefix}${entry.queue}`,
      args: [request.input],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowTaskTimeout: options.workflowTaskTimeoutMs,
    })
    return { state: 'DONE' }
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { state: 'DONE' }
    return { state: 'PENDING' }
  }
}

async function update(client: Client, request: Exclude<Sendable, { kind: 'start' }>): Promise<SendResult> {
  const handle = client.workflow.getHandle(request.workflowId)
  const [name, argument] =
    request.kind === 'answer' ? [UPDATES.answerTask, request.answer] : [UPDATES.command, request.command]
  try {
    await handle.executeUpdate(name, { updateId: request.id, args: [argument] })
    return { state: 'DONE' }
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError) {
      return {
        state: 'REFUSED',
        code: error.cause instanceof ApplicationFailure ? (error.cause.type ?? 'internal') : 'internal',
      }
    }
    if (error instanceof WorkflowNotFoundError) return { state: 'REFUSED', code: 'process_ended' }
    return { state: 'PENDING' }
  }
}
