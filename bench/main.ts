import { measureAccountOpening } from './account-opening.ts'
import type { Counted } from './budgets.ts'

const WORKLOADS: Readonly<Record<string, () => Promise<Counted>>> = { 'account-opening': measureAccountOpening }

const round = (value: number): number => Math.round(value * 100) / 100

function print(result: Counted): void {
  for (const [name, counters] of Object.entries(result.counters)) {
    process.stdout.write(
      `${name}: ${Object.entries(counters)
        .map(([unit, value]) => `${value} ${unit}`)
        .join(', ')}\n`,
    )
  }
  for (const [name, value] of Object.entries(result.ratios)) process.stdout.write(`${name}: ${round(value)}\n`)
}

/** Runs a workload by name; `--json` prints the result for programs. Ends with 1 when a counter is over its budget. */
async function main(args: readonly string[]): Promise<number> {
  const [name = ''] = args.filter((arg) => !arg.startsWith('--'))
  const workload = WORKLOADS[name]
  if (workload === undefined) {
    process.stderr.write(`Name a workload: ${Object.keys(WORKLOADS).join(', ')}.\n`)
    return 2
  }
  const result = await workload()
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`)
  else print(result)
  for (const failure of result.failures) process.stderr.write(`Over budget: ${failure}\n`)
  return result.failures.length === 0 ? 0 : 1
}

process.exit(await main(process.argv.slice(2)))
