import { describe, expect, it } from '@jest/globals'
import { OPENING_COMMANDS, OPENING_STAGES, openingStages } from '../../domain/accounts/account-opening/stages.ts'
import { filesBelow } from './support/sources.ts'

type Row = { readonly to: readonly string[]; readonly commands: readonly string[]; readonly end: boolean }

/** Every table of stages, with its first stage and what people may ask. */
const TABLES: Readonly<
  Record<
    string,
    { first: string; stages: readonly string[]; commands: readonly string[]; table: Readonly<Record<string, Row>> }
  >
> = {
  'domain/accounts/account-opening/stages.ts': {
    first: 'DRAFT',
    stages: OPENING_STAGES,
    commands: OPENING_COMMANDS,
    table: openingStages,
  },
}

/** The stages that can be reached from one, itself included. */
function reachable(table: Readonly<Record<string, Row>>, from: string): Set<string> {
  const seen = new Set([from])
  for (const stage of seen) for (const next of table[stage]?.to ?? []) seen.add(next)
  return seen
}

describe('tables of stages', () => {
  it('are all known to this test', () => {
    expect(
      filesBelow('domain').filter((path) => path.endsWith('/stages.ts') && !path.startsWith('domain/kernel/')),
    ).toEqual(Object.keys(TABLES))
  })
})

describe.each(Object.entries(TABLES))('%s', (_file, { first, stages, commands, table }) => {
  it('has a row for every stage', () => {
    expect(Object.keys(table).toSorted()).toEqual([...stages].toSorted())
  })

  it('reaches every stage from the first', () => {
    const reached = reachable(table, first)
    expect(stages.filter((stage) => !reached.has(stage))).toEqual([])
  })

  it('leads from every stage to an end', () => {
    const stuck = stages.filter(
      (stage) => ![...reachable(table, stage)].some((reached) => table[reached]?.end === true),
    )
    expect(stuck).toEqual([])
  })

  it('has ends that nothing leaves and nobody commands, and no other stage without a way on', () => {
    expect(stages.filter((stage) => table[stage]?.end !== ((table[stage]?.to.length ?? 0) === 0))).toEqual([])
    expect(stages.filter((stage) => table[stage]?.end === true && (table[stage]?.commands.length ?? 0) > 0)).toEqual([])
  })

  it('names each next stage once and never itself', () => {
    expect(
      stages.filter(
        (stage) =>
          new Set(table[stage]?.to).size !== (table[stage]?.to.length ?? 0) ||
          table[stage]?.to.includes(stage) === true,
      ),
    ).toEqual([])
  })

  it('offers every command somewhere and no unknown one', () => {
    const offered = new Set(stages.flatMap((stage) => table[stage]?.commands ?? []))
    expect([...offered].toSorted()).toEqual([...commands].toSorted())
  })
})
