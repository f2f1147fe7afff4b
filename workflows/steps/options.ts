import { type ActivityOptions, workflowInfo } from '@temporalio/workflow'
import type { Timing } from '../../domain/kernel/timing.ts'

/** Activities of a case: retried until they succeed, because an outage must never decide anything. */
export const caseOptions = (timing: Timing): ActivityOptions => ({
  startToCloseTimeout: timing.activityTimeoutMs,
  retry: { initialInterval: timing.retryInitialMs, maximumInterval: timing.retryMaximumMs },
})

/** A sweep is started again by its Schedule, so one that fails is given up after a few attempts. */
export const sweepOptions: ActivityOptions = { startToCloseTimeout: '1 minute', retry: { maximumAttempts: 3 } }

/** Mail goes through its own queue, which has its own limits; a mail server may be down for days. */
export const mailOptions = (timing: Timing): ActivityOptions => ({
  ...caseOptions(timing),
  taskQueue: workflowInfo().taskQueue.replace(/cases$/, 'mail'),
})
