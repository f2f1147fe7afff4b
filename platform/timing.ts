import { REAL_TIMING, TEST_TIMING, type Timing } from '../domain/kernel/timing.ts'
import type { Config } from './config.ts'

/** Technical time-outs of started processes, by the time scale of the settings. */
export const timingOf = (config: Pick<Config, 'timeScale'>): Timing =>
  config.timeScale === 'test' ? TEST_TIMING : REAL_TIMING

/** How long Temporal waits for a worker that took a workflow task before it gives the task to another. */
export const workflowTaskTimeoutMs = (config: Pick<Config, 'timeScale'>): number =>
  config.timeScale === 'test' ? 2_000 : 10_000
