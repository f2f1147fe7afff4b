import { proxyActivities } from '@temporalio/workflow'
import type { ReconcilerActivities } from '../../activities/operations/reconciler.ts'

const act = proxyActivities<ReconcilerActivities>({ startToCloseTimeout: '1 minute', retry: { maximumAttempts: 3 } })

/** Sends again whatever was asked of a process and has no result yet. Started by a Schedule; returns how many it sent. */
export async function reconciler(): Promise<number> {
  return act.resendRequests()
}
