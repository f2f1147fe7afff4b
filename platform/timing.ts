import { REAL_TIMING, TEST_TIMING, type Timing } from '../domain/kernel/timing.ts'
import type { Config } from './config.ts'

/** Technical time-outs of started processes, by the time scale of the settings. */
export const timingOf = (config: Pick<Config, 'timeScale'>): Timing =>
  config.timeScale === 'test' ? TEST_TIMING : REAL_TIMING

/**
 * A fresh request is left to its sender for the grace before the reconciler takes it up; each further attempt waits twice
 * as long, up to the ceiling. In milliseconds.
 */
export const RESENDING = { graceMs: 15_000, ceilingMs: 300_000 } as const

/** How long one step of a mail exchange may take; short in tests, where a mail server is stopped on purpose. */
export const mailTimeoutMs = (config: Pick<Config, 'timeScale'>): number =>
  config.timeScale === 'test' ? 1_000 : 20_000

/** How long Temporal waits for the worker that has a process in its memory before it gives the process to another. */
export const stickyTimeoutMs = (config: Pick<Config, 'timeScale'>): number =>
  config.timeScale === 'test' ? 1_000 : 5_000

/** How long Temporal waits for a worker that took a workflow task before it gives the task to another. */
export const workflowTaskTimeoutMs = (config: Pick<Config, 'timeScale'>): number =>
  config.timeScale === 'test' ? 2_000 : 10_000
