import type { Processes } from '../../platform/processes.ts'
import { finishJob, startJob } from '../../prisma/store/operations/jobs.ts'
import { dueRequests, sendRequest } from '../../prisma/store/operations/requests.ts'
import type { Store } from '../../prisma/store/store.ts'

const BATCH = 100

/** Safe to run twice and beside itself: each request keeps its own id, under which Temporal knows it. */
export function reconcilerActivities(store: Store, processes: Processes) {
  return {
    /** Sends every request that has waited longer than its sender should have needed; returns how many. */
    resendRequests: async (): Promise<number> => {
      await startJob(store, 'reconciler')
      const due = await dueRequests(store, BATCH)
      for (const request of due) await sendRequest(store, processes, request)
      await finishJob(store, 'reconciler', due.length)
      return due.length
    },
  }
}

export type ReconcilerActivities = ReturnType<typeof reconcilerActivities>
