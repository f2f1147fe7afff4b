import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  type ScheduleOptions,
  ScheduleOverlapPolicy,
} from '@temporalio/client'
import { PROCESSES } from '../workflows/catalogue.ts'

type Plan = { readonly id: string; readonly everyMs: number; readonly process: keyof typeof PROCESSES }

/** Recurring work. Overlap, catch-up and pausing are set for each; a sweep that is late simply runs once. */
const PLANS: readonly Plan[] = [{ id: 'reconciler', everyMs: 30_000, process: 'reconciler' }]

/**
 * Brings the Schedules in Temporal to this list: missing ones are made, existing ones get the current policy and keep
 * whether they are paused. Safe to run at every start and from several workers.
 */
export async function applySchedules(client: Client, queuePrefix: string, everyMs?: number): Promise<void> {
  for (const plan of PLANS) {
    const wanted = options(plan, queuePrefix, everyMs ?? plan.everyMs)
    const handle = client.schedule.getHandle(wanted.scheduleId)
    try {
      await handle.update((current) => ({
        ...current,
        spec: wanted.spec,
        action: { ...current.action, ...wanted.action },
        policies: wanted.policies ?? current.policies,
      }))
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error
      await client.schedule.create({ ...wanted, state: { triggerImmediately: true } }).catch(unlessMadeMeanwhile)
    }
  }
}

/** Another worker that started at the same moment made it: what it made is the same. */
function unlessMadeMeanwhile(failure: unknown): void {
  if (!(failure instanceof ScheduleAlreadyRunning)) throw failure
}

function options(
  plan: Plan,
  queuePrefix: string,
  everyMs: number,
): ScheduleOptions & {
  policies: { overlap: typeof ScheduleOverlapPolicy.SKIP; catchupWindow: number; pauseOnFailure: boolean }
} {
  const entry = PROCESSES[plan.process]
  return {
    scheduleId: `${queuePrefix}${plan.id}`,
    spec: { intervals: [{ every: everyMs }] },
    action: {
      type: 'startWorkflow',
      workflowType: entry.workflowType,
      workflowId: `${queuePrefix}${entry.prefix}`,
      taskQueue: `${queuePrefix}${entry.queue}`,
      args: [],
    },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: 60_000, pauseOnFailure: false },
  }
}
