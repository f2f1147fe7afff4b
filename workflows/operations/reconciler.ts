import { proxyActivities } from '@temporalio/workflow'
import type { ReconcilerActivities } from '../../activities/operations/reconciler.ts'
import { sweepOptions } from '../steps/options.ts'

const act = proxyActivities<ReconcilerActivities>(sweepOptions)

/** Sends again whatever was asked of a process and has no result yet. Started by a Schedule; returns how many it sent. */
export async function reconciler(): Promise<number> {
  return act.resendRequests()
}
