import { Command } from 'commander'
import type { Terminal } from './command.ts'
import { auditCommand } from './commands/audit.ts'
import { keysCommand } from './commands/keys.ts'
import { listsCommand } from './commands/lists.ts'
import { policiesCommand } from './commands/policies.ts'
import { requestsCommand } from './commands/requests.ts'
import { schedulesCommand } from './commands/schedules.ts'
import { screeningCommand } from './commands/screening.ts'

/** Groups of commands, in the order of the help. */
const GROUPS = [
  listsCommand,
  screeningCommand,
  keysCommand,
  policiesCommand,
  schedulesCommand,
  auditCommand,
  requestsCommand,
]

/** The `steward` command with every subcommand. Parsing throws instead of ending the process. */
export function stewardProgram(terminal: Terminal): Command {
  const program = new Command('steward').description('Commands for operators of Steward')
  for (const group of GROUPS) program.addCommand(group(terminal))
  return refusing(program)
}

/** Makes a command and its subcommands throw what they refuse; the caller prints the sentence, they print help only. */
function refusing(command: Command): Command {
  command.exitOverride().configureOutput({ outputError: () => undefined })
  for (const below of command.commands) refusing(below)
  return command
}
