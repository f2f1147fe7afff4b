import { fileURLToPath } from 'node:url'
import type { Client } from '@temporalio/client'
import type { DataConverter } from '@temporalio/common'
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Worker } from '@temporalio/worker'

const activities = { nothing: async (): Promise<void> => undefined }
export type FloorActivities = typeof activities

/** Runs `count` workflows at once and returns how many ended in a second. */
async function perSecond(count: number, run: (index: number) => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await Promise.all(Array.from({ length: count }, (_, index) => run(index)))
  return count / ((performance.now() - started) / 1000)
}

/** Speed of an empty workflow and of one with so many activities that do nothing, on the same server in the same run. */
export async function measureFloors(options: {
  client: Client
  dataConverter: DataConverter
  address: string
  taskQueue: string
  count: number
  steps: number
}): Promise<{ emptyPerSecond: number; noOpPerSecond: number }> {
  const { client, dataConverter, address, taskQueue, count, steps } = options
  const connection = await NativeConnection.connect({ address })
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./floor-workflows.ts', import.meta.url)),
    logger: new DefaultLogger('WARN'),
  })
  const worker = await Worker.create({ connection, dataConverter, taskQueue, workflowBundle, activities })
  const running = worker.run()
  const execute = (type: string, args: unknown[]) => (index: number) =>
    client.workflow.execute(type, { workflowId: `${taskQueue}-${type}-${index}`, taskQueue, args })
  const emptyPerSecond = await perSecond(count, execute('emptyWorkflow', []))
  const noOpPerSecond = await perSecond(count, execute('noOpSteps', [steps]))
  worker.shutdown()
  await running
  await connection.close()
  return { emptyPerSecond, noOpPerSecond }
}
