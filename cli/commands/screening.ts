import { Command } from 'commander'
import { liveEntries } from '../../prisma/store/compliance/screening.ts'
import { command, type Terminal, withDeployment } from '../command.ts'
import { CommandError, UsageError } from '../failure.ts'
import { compareFile } from '../screening/compare.ts'
import { matchFile, type MatchTiming } from '../screening/match.ts'
import type { TableProblem, TableProblemCode } from '../screening/table.ts'

/** Problems that the sentence of a refusal names at most. */
const NAMED_PROBLEMS = 5

const PROBLEMS: Readonly<Record<TableProblemCode, string>> = {
  'table.file.unreadable': 'the input cannot be read',
  'table.file.unwritable': 'the output cannot be written',
  'table.empty': 'the input is empty',
  'table.broken': 'this is not CSV',
  'table.column.missing': 'the column is missing',
  'table.row.columns': 'the row has another number of columns',
  'table.rows.too-many': 'there are more rows than can be handled',
  'table.value.missing': 'a value is missing',
  'table.id.duplicate': 'the id was used before',
  'table.date.invalid': 'this is no date (YYYY, YYYY-MM or YYYY-MM-DD)',
  'table.gender.unknown': 'this is no gender (M, F or empty)',
  'table.kind.unknown': 'this is no kind (person, entity, vessel, aircraft or empty)',
}

/** `screening match` and `screening compare`: the product's matching on files. */
export const screeningCommand = (terminal: Terminal): Command =>
  new Command('screening')
    .description('Name matching on files')
    .addCommand(matchCommand(terminal))
    .addCommand(compareCommand(terminal))

const matchCommand = (terminal: Terminal): Command =>
  command<{ input: string; output: string; threshold?: number; timing?: boolean }>(
    'match',
    'Find the best match of every name among the loaded lists',
    terminal,
    ({ input, output, threshold, timing }) =>
      withDeployment(terminal, async ({ store }) => {
        const report = await matchFile({
          input,
          output,
          threshold: threshold ?? null,
          timing: timing === true,
          entries: liveEntries(store),
        })
        if (!report.ok) throw refusal(report.problems)
        if (report.entries === 0)
          throw new CommandError('No list is loaded, so nothing was compared: load one with lists import.')
        return {
          result: report,
          lines: [
            `${report.matched} of ${report.queries} names match one of ${report.entries} entries.`,
            ...(report.timing === null ? [] : [timingLine(report.timing)]),
          ],
        }
      }),
  )
    .requiredOption(
      '--input <file>',
      'CSV with the columns id, name and, where known, birthDate, nationality, gender, kind',
    )
    .requiredOption('--output <file>', 'CSV to write: id, score, entryId, entryName, list')
    .option('--threshold <score>', 'least score that is written, from 0 to 1; without it, what opens an alert', score)
    .option('--timing', 'measure each name')

const compareCommand = (terminal: Terminal): Command =>
  command<{ input: string; output: string }>(
    'compare',
    'Score pairs of names from 0 to 1',
    terminal,
    async ({ input, output }) => {
      const report = await compareFile({ input, output })
      if (!report.ok) throw refusal(report.problems)
      return { result: report, lines: [`${report.pairs} pairs compared.`] }
    },
  )
    .requiredOption('--input <file>', 'CSV with the columns id, left, right and, where known, kind')
    .requiredOption('--output <file>', 'CSV to write: id, score')

function score(text: string): number {
  const number = Number(text)
  if (text.trim() === '' || Number.isNaN(number) || number < 0 || number > 1)
    throw new UsageError(`--threshold is "${text}": give a score from 0 to 1.`)
  return number
}

function refusal(problems: readonly TableProblem[]): CommandError {
  const named = problems
    .slice(0, NAMED_PROBLEMS)
    .map(({ line, column, code }) => `line ${line}${column === null ? '' : `, ${column}`}: ${PROBLEMS[code]}`)
  const more = problems.length > NAMED_PROBLEMS ? `; and ${problems.length - NAMED_PROBLEMS} more` : ''
  return new CommandError(`Nothing was written: ${named.join('; ')}${more}.`)
}

const timingLine = (timing: MatchTiming): string =>
  `Preparing ${timing.indexMs} ms, all names ${timing.queriesMs} ms; one name: mean ${timing.meanMs} ms, median ${timing.p50Ms} ms, 95th percentile ${timing.p95Ms} ms, longest ${timing.maxMs} ms.`
