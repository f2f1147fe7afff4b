/** A durable process: its workflow type, the prefix of its ids, its area, where it runs, and the record it is about. */
export type ProcessEntry = {
  readonly workflowType: string
  readonly prefix: string
  readonly area: 'accounts' | 'compliance' | 'assurance' | 'service' | 'engagement' | 'operations'
  readonly queue: Queue
  readonly subject: string
}

/** Task queues; a worker serves the ones that its roles name. */
export const QUEUES = ['cases', 'mail'] as const
export type Queue = (typeof QUEUES)[number]

/** The one list of processes: everything is started and addressed through it. */
export const PROCESSES = {
  'account-opening': {
    workflowType: 'accountOpening',
    prefix: 'ao',
    area: 'accounts',
    queue: 'cases',
    subject: 'application',
  },
  letter: { workflowType: 'letter', prefix: 'lt', area: 'operations', queue: 'cases', subject: 'application' },
  reconciler: {
    workflowType: 'reconciler',
    prefix: 'rc',
    area: 'operations',
    queue: 'cases',
    subject: 'process-request',
  },
} as const satisfies Record<string, ProcessEntry>

export type ProcessName = keyof typeof PROCESSES

/** True when the text names a process of the catalogue; narrows stored values. */
export const isProcessName = (value: string): value is ProcessName => Object.hasOwn(PROCESSES, value)

/** The two Updates that people's wishes arrive by. */
export const UPDATES = { answerTask: 'answerTask', command: 'command' } as const
/** The Query that operators may ask of an open case. */
export const QUERIES = { standing: 'standing' } as const

/** Argument of `answerTask`: ids and codes only; the written reason stays in the store under `requestId`. */
export type TaskAnswer = {
  readonly requestId: string
  readonly taskId: string
  readonly outcome: string
  readonly personId: string
}

/** Argument of `command`: ids and codes only. */
export type CommandAsked = { readonly requestId: string; readonly command: string; readonly personId: string | null }

/** Opaque workflow id of a record: Temporal stores and shows it unencrypted. */
export const workflowIdOf = (process: ProcessName, recordId: string): string =>
  `${PROCESSES[process].prefix}-${recordId}`
