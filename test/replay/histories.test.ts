import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from '@jest/globals'
import proto from '@temporalio/proto'
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker'
import { openBank } from '../support/bank.ts'
import { ended, scenarios, staffOf } from '../support/scenarios.ts'
import { testWorkflowBundle } from '../support/services.ts'

const folder = fileURLToPath(new URL('./histories/', import.meta.url))
const recording = process.env.STEWARD_RECORD_HISTORIES === '1'

/**
 * Every way in which a process ended once is kept as a recorded history; today's code must take the same decisions on
 * it. Record anew with STEWARD_RECORD_HISTORIES=1 only for processes that were never released.
 */
describe('recorded histories', () => {
  if (recording) {
    it('are recorded', async () => {
      await mkdir(folder, { recursive: true })
      const bank = await openBank()
      const staff = await staffOf(bank)
      for (const [name, play] of Object.entries(scenarios)) {
        const workflowId = await play(bank, staff)
        await ended(bank, workflowId)
        const history = await bank.client.workflow.getHandle(workflowId).fetchHistory()
        await writeFile(`${folder}${name}.pb`, proto.temporal.api.history.v1.History.encode(history).finish())
      }
      await bank.close()
    }, 180_000)
    return
  }

  Runtime.install({ logger: new DefaultLogger('ERROR') })
  afterAll(() => Runtime.instance().shutdown())

  it('exist for each scenario and for nothing else', async () => {
    expect((await readdir(folder)).sort()).toEqual(
      Object.keys(scenarios)
        .map((name) => `${name}.pb`)
        .sort(),
    )
  })

  it.each(Object.keys(scenarios))('%s is replayed without a difference', async (name) => {
    const bytes = await readFile(`${folder}${name}.pb`)
    await Worker.runReplayHistory(
      { workflowBundle: await testWorkflowBundle(), replayName: name },
      proto.temporal.api.history.v1.History.decode(bytes),
    )
  })
})
