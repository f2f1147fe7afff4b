/** Technical time-outs that a process gets in its input, in milliseconds; business durations come from the policy pack. */
export type Timing = {
  readonly activityTimeoutMs: number
  readonly retryInitialMs: number
  readonly retryMaximumMs: number
}

export const REAL_TIMING: Timing = { activityTimeoutMs: 60_000, retryInitialMs: 1_000, retryMaximumMs: 60_000 }

/** For tests: a killed worker is noticed within two seconds. */
export const TEST_TIMING: Timing = { activityTimeoutMs: 2_000, retryInitialMs: 100, retryMaximumMs: 1_000 }
