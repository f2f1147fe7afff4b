import { Command } from 'commander'
import { type Config, readConfig } from '../platform/config.ts'
import { type Keys, readKeys } from '../platform/keys.ts'
import { openStore, type Store } from '../prisma/store/store.ts'
import { operatorEnvironment } from './copy.ts'
import { UsageError } from './failure.ts'

/** What a command found or did: the result for programs and the same as lines for people. */
export type Answer = { readonly result: unknown; readonly lines: readonly string[] }

/** The terminal and environment that a command works with. */
export type Terminal = {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly write: (line: string) => void
}

/** A command whose action prints its answer: as one line of JSON with `--json`, else as lines. */
export function command<Options extends object>(
  name: string,
  description: string,
  terminal: Terminal,
  action: (options: Options, terminal: Terminal) => Promise<Answer>,
): Command {
  return new Command(name)
    .description(description)
    .option('--json', 'print the result as JSON')
    .action(async (options: Options & { json?: boolean }) => {
      const answer = await action(options, terminal)
      if (options.json === true) terminal.write(JSON.stringify(answer.result))
      else for (const line of answer.lines) terminal.write(line)
    })
}

/** What a command of a deployment works on. */
export type Deployment = { readonly config: Config; readonly keys: Keys; readonly store: Store }

/** Runs the work on the deployment that the environment names; its connections are closed afterwards. */
export async function withDeployment<Result>(
  terminal: Terminal,
  work: (deployment: Deployment) => Promise<Result>,
): Promise<Result> {
  const config = deploymentConfig(terminal)
  const keys = readKeys(config.keyFile)
  const store = openStore({ url: config.database.url, connections: 4, keys })
  try {
    return await work({ config, keys, store })
  } finally {
    await store.close()
  }
}

function deploymentConfig(terminal: Terminal): Config {
  const environment = operatorEnvironment(terminal.environment)
  try {
    return readConfig(environment)
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}

/** A whole number between two bounds, for an option; throws a sentence that names the option. */
export const wholeNumber =
  (option: string, least: number, most: number) =>
  (text: string): number => {
    const number = Number(text)
    if (!Number.isInteger(number) || number < least || number > most) {
      throw new UsageError(`${option} is "${text}": give a whole number from ${least} to ${most}.`)
    }
    return number
  }

/** Rows as lines with aligned columns, under a head. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  return all.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
