import { proxyActivities } from '@temporalio/workflow'
import type { FloorActivities } from './floors.ts'

const { nothing } = proxyActivities<FloorActivities>({ startToCloseTimeout: '1 minute' })

/** The least that Temporal can do: a workflow without a step. */
export async function emptyWorkflow(): Promise<void> {}

/** A workflow of activities that do nothing: the floor for a process of as many steps. */
export async function noOpSteps(steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) await nothing()
}
