import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Bank, openBank } from '../support/bank.ts'
import { ended, scenarios, staffOf, WRITTEN_REASON } from '../support/scenarios.ts'

/** Parts of what applicants and officers typed in the scenarios, as they would look anywhere they leaked to. */
const UNMISTAKABLE = [
  '李平',
  'Ping',
  'Orlenko',
  '11010119850615',
  '13810000',
  'example.com',
  '景山前街',
  '样例科技',
  'unmistakable',
  '独一无二',
  'Minister',
]

/** Everything in a history as text, with the bytes of every payload decoded. */
function readable(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  if (Array.isArray(value)) return value.map(readable).join('\n')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${readable(part)}`)
    .join('\n')
}

const found = (text: string): string[] => UNMISTAKABLE.filter((value) => text.includes(value))

/** With payload encryption off, what Temporal stores and shows and what the services log must hold no personal data. */
describe('personal data', () => {
  let bank: Bank
  let workflowIds: string[]
  beforeAll(async () => {
    bank = await openBank()
    const staff = await staffOf(bank)
    workflowIds = []
    for (const play of Object.values(scenarios)) workflowIds.push(await play(bank, staff))
    await Promise.all(workflowIds.map((workflowId) => ended(bank, workflowId)))
  }, 180_000)
  afterAll(() => bank.close())

  it('is in no history of any process', async () => {
    for (const workflowId of workflowIds) {
      const history = await bank.client.workflow.getHandle(workflowId).fetchHistory()
      expect({ workflowId, found: found(readable(history)) }).toEqual({ workflowId, found: [] })
    }
  })

  it('is in no workflow id, memo or search attribute', async () => {
    for (const workflowId of workflowIds) {
      const shown = await bank.client.workflow.getHandle(workflowId).describe()
      const text = JSON.stringify({
        id: shown.workflowId,
        type: shown.type,
        memo: shown.memo,
        attributes: shown.typedSearchAttributes,
        queue: shown.taskQueue,
      })
      expect({ workflowId, found: found(text) }).toEqual({ workflowId, found: [] })
    }
  })

  it('is in no line of the log', () => {
    expect(bank.logged.length).toBeGreaterThan(0)
    expect(found(bank.logged.join('\n'))).toEqual([])
  })

  it('is readable in no column of the database', async () => {
    const tables = await bank.store.db.$queryRaw<
      { table_name: string }[]
    >`SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT IN ('WatchListEntry', 'ScreeningHit', '_prisma_migrations')`
    for (const { table_name: table } of tables) {
      const rows = await bank.store.db.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM "${table}" t`)
      expect({
        table,
        found: found(
          rows.map(({ row }) => row.replaceAll(/[a-z-]+\s[0-9a-f]{4}|[0-9a-f-]{36}@steward\.example/g, '')).join('\n'),
        ),
      }).toEqual({ table, found: [] })
    }
  })

  it('can be looked for: the scan finds a planted value', () => {
    expect(found(`reason: ${WRITTEN_REASON}`)).not.toEqual([])
  })
})
