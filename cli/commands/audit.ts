import { Command } from 'commander'
import { readTrail, type TrailLine } from '../../prisma/store/assurance/audit-trail.ts'
import { command, table, type Terminal, wholeNumber, withDeployment } from '../command.ts'
import { CommandError } from '../failure.ts'

/** `audit tail`: what the trail says of one application, without personal values: nothing sealed is opened. */
export const auditCommand = (terminal: Terminal): Command =>
  new Command('audit').description('Audit trail').addCommand(
    command<{ application: string; limit: number }>(
      'tail',
      'Show the newest entries about one application',
      terminal,
      ({ application, limit }) =>
        withDeployment(terminal, async ({ store }) => {
          const reference = application.trim().toUpperCase()
          const entries = await readTrail(store, reference, limit)
          if (entries === null) throw new CommandError(`No application has the reference ${reference}.`)
          return {
            result: { application: reference, entries },
            lines:
              entries.length === 0
                ? ['Nothing yet.']
                : table(['At', 'Role', 'Action', 'Facts', 'Sealed'], entries.map(rowOf)),
          }
        }),
    )
      .requiredOption('--application <reference>', 'reference of the application')
      .option('--limit <entries>', 'entries at most', wholeNumber('--limit', 1, 10_000), 50),
  )

const rowOf = (entry: TrailLine): string[] => [
  entry.at,
  entry.actorRole,
  entry.action,
  JSON.stringify(entry.facts),
  entry.sealed ? 'yes' : 'no',
]
