import type { Processes } from '../../platform/processes.ts'
import { finishJob, startJob } from '../../prisma/store/operations/jobs.ts'
import { dueRequests, sendRequest } from '../../prisma/store/operations/requests.ts'
import type { Store } from '../../prisma/store/store.ts'

const BATCH = 100
/** Requests that wait for Temporal's answer at the same time, so that a slow one does not hold up the others. */
const AT_ONCE = 20

/** Safe to run twice and beside itself: each request keeps its own id, under which Temporal knows it. */
export function reconcilerActivities(store: Store, processes: Processes) {
  return {
    /** Sends every request that has waited longer than its sender should have needed; returns how many. */
    resendRequests: async (): Promise<number> => {
      await startJob(store, 'reconciler')
      const due = await dueRequests(store, BATCH)
      for (let start = 0; start < due.length; start += AT_ONCE) {
        const group = due.slice(start, start + AT_ONCE)
        await Promise.all(group.map((request) => sendRequest(store, processes, request)))
      }
      await finishJob(store, 'reconciler', due.length)
      return due.length
    },
  }
}

export type ReconcilerActivities = ReturnType<typeof reconcilerActivities>
