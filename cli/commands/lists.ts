import { Command, Option } from 'commander'
import type { ImportProblem } from '../../domain/compliance/screening/list-entry.ts'
import type { Actor } from '../../domain/operations/access/actor.ts'
import { listVersions, loadList, type LoadedList } from '../../prisma/store/compliance/screening.ts'
import { recentListVersions } from '../../prisma/store/compliance/watch-lists.ts'
import { type Answer, command, table, type Terminal, withDeployment } from '../command.ts'
import { CommandError, UsageError } from '../failure.ts'
import { importList, type ListFiles } from '../lists/import.ts'

const OPERATOR: Actor = { kind: 'SYSTEM', job: 'lists-import' }

/** Problems of single rows that a person is shown; `--json` has them all. */
const SHOWN_PROBLEMS = 20

const REFUSALS = {
  'list.file.unreadable': 'cannot be read',
  'list.format.empty': 'is empty',
  'list.format.unknown': 'does not have the form of this list',
  'list.format.broken': 'is damaged',
} as const

type ImportOptions = {
  source: 'ofac' | 'un'
  file: string
  alt?: string
  add?: string
  comments?: string
  acceptShrinking?: boolean
}

/** `lists import` and `lists status`: the public lists that names are compared with. */
export const listsCommand = (terminal: Terminal): Command =>
  new Command('lists')
    .description('Public lists for screening')
    .addCommand(importCommand(terminal))
    .addCommand(statusCommand(terminal))

const importCommand = (terminal: Terminal): Command =>
  command<ImportOptions>(
    'import',
    'Load a version of a public list; loading it again changes nothing',
    terminal,
    importOne,
  )
    .addOption(new Option('--source <source>', 'publisher of the list').choices(['ofac', 'un']).makeOptionMandatory())
    .requiredOption('--file <file>', 'sdn.csv of OFAC, or the XML file of the UN')
    .option('--alt <file>', 'alt.csv of OFAC: aliases')
    .option('--add <file>', 'add.csv of OFAC: addresses')
    .option('--comments <file>', 'sdn_comments.csv of OFAC: long remarks')
    .option('--accept-shrinking', 'load a list that lost more than a tenth of its entries: somebody looked at it')

async function importOne(options: ImportOptions, terminal: Terminal): Promise<Answer> {
  const files = filesOf(options)
  return withDeployment(terminal, async ({ store }) => {
    const started = performance.now()
    let loaded: LoadedList | null = null
    const known = await listVersions(store.db)
    const report = await importList({
      source: options.source,
      files,
      save: async (version, entries, problems) => {
        loaded = await loadList(store, OPERATOR, {
          source: version.source,
          version: version.id,
          publishedAt: version.publishedAt === null ? null : new Date(version.publishedAt),
          entries,
          problems,
          acceptShrinking: options.acceptShrinking === true,
        })
      },
    })
    if (!report.ok) {
      throw new CommandError(
        `${placeIn(files, report.where)} ${REFUSALS[report.code]} (${report.code}); nothing was changed.`,
      )
    }
    return answerOf(loaded, {
      known,
      names: report.version.names,
      problems: report.problems,
      ms: performance.now() - started,
    })
  })
}

function filesOf({ source, file, alt, add, comments }: ImportOptions): ListFiles {
  const more = {
    ...(alt === undefined ? {} : { alt }),
    ...(add === undefined ? {} : { add }),
    ...(comments === undefined ? {} : { comments }),
  }
  if (source === 'un' && Object.keys(more).length > 0)
    throw new UsageError('--alt, --add and --comments belong to --source ofac: the UN’s list is one file.')
  return { file, ...more }
}

/** Where a file is not as it should be, by the name that the operator gave it. */
function placeIn(files: ListFiles, where: string): string {
  switch (where) {
    case 'sdn':
    case 'xml':
      return files.file
    case 'alt':
      return files.alt ?? where
    case 'add':
      return files.add ?? where
    default:
      return where.startsWith('line ') ? `${files.file}, ${where},` : where
  }
}

type Facts = {
  readonly known: Readonly<Record<string, string>>
  readonly names: number
  readonly problems: readonly ImportProblem[]
  readonly ms: number
}

/** A list that was loaded before has nothing new; one that shrank waits for a person and fails the command. */
function answerOf(loaded: LoadedList | null, { known, names, problems, ms }: Facts): Answer {
  if (loaded === null) throw new CommandError('The list was read and not stored.')
  const { source, version, state, entries } = loaded
  if (state !== 'LOADED') {
    throw new CommandError(
      `${source} lost ${loaded.removed} entries, more than a tenth, so its entries stay as they were. If that is right, repeat the command with --accept-shrinking.`,
    )
  }
  const unchanged = known[source] === version
  const [added, changed, removed] = unchanged ? [0, 0, 0] : [loaded.added, loaded.changed, loaded.removed]
  return {
    result: {
      source,
      version,
      state,
      unchanged,
      entries,
      names,
      added,
      changed,
      removed,
      problems,
      durationMs: Math.round(ms),
    },
    lines: [
      `${source}: ${entries} entries with ${names} names; ${unchanged ? 'this version was loaded already' : `${added} added, ${changed} changed, ${removed} removed`}.`,
      ...problems.slice(0, SHOWN_PROBLEMS).map((problem) => `  ${problem.where}: ${problem.code}`),
      ...(problems.length > SHOWN_PROBLEMS ? [`  and ${problems.length - SHOWN_PROBLEMS} more problems`] : []),
    ],
  }
}

const statusCommand = (terminal: Terminal): Command =>
  command('status', 'Show the loaded versions of public lists, newest first', terminal, () =>
    withDeployment(terminal, async ({ store }) => {
      const versions = (await recentListVersions(store)).map(
        ({ source, version, state, entries, added, changed, removed, problems, loadedAt, publishedAt }) => ({
          source,
          version,
          state,
          entries,
          added,
          changed,
          removed,
          problems,
          loadedAt: loadedAt.toISOString(),
          publishedAt: publishedAt?.toISOString() ?? null,
        }),
      )
      const rows = versions.map((one) => [
        one.source,
        one.state,
        String(one.entries),
        one.loadedAt,
        one.publishedAt ?? '',
        one.version.slice(0, 16),
      ])
      return {
        result: { lists: versions },
        lines:
          rows.length === 0
            ? ['No list is loaded yet: names are compared with nothing.']
            : table(['List', 'State', 'Entries', 'Loaded', 'Published', 'Version'], rows),
      }
    }),
  )
