import { buildIndex, type CandidateIndex, searchIndex } from '../../domain/compliance/screening/candidate-index.ts'
import type { ListClass, ListEntry } from '../../domain/compliance/screening/list-entry.ts'
import { type Hit, isAlert, prepareQuery, type ScreeningQuery } from '../../domain/compliance/screening/match.ts'
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../domain/compliance/screening/thresholds.ts'
import { firstProblems, readTable, type TableProblem, type TableRow, writeTable } from './table.ts'
import { type Cell, readBirthDate, readCountries, readKind, readSex } from './values.ts'

/**
 * What `screening match` needs: paths of the query file and of the result file, the score from which a match is written
 * (null: what opens an alert), whether to time each query, and the list entries to screen against.
 */
export type MatchFileOptions = {
  input: string
  output: string
  threshold: number | null
  timing: boolean
  entries: AsyncIterable<ListEntry> | readonly ListEntry[]
}

/** Times in milliseconds: preparing the entries, all queries together, and one query (mean, median, 95th of 100, longest). */
export type MatchTiming = {
  indexMs: number
  queriesMs: number
  meanMs: number
  p50Ms: number
  p95Ms: number
  maxMs: number
}

export type MatchFileReport =
  | {
      ok: true
      entries: number
      queries: number
      matched: number
      thresholds: string
      threshold: number | null
      timing: MatchTiming | null
    }
  | { ok: false; problems: TableProblem[] }

const COLUMNS = ['id', 'score', 'entryId', 'entryName', 'list'] as const

type IdentifiedQuery = { id: string; query: ScreeningQuery }

const readQuery = ({ line, values }: TableRow, problems: TableProblem[]): IdentifiedQuery | null => {
  const cell = (column: string): string => values.get(column) ?? ''
  const before = problems.length
  const take = <T>(column: string, read: Cell<T>): T | null => {
    if (read.ok) return read.value
    problems.push({ line, column, code: read.code })
    return null
  }
  for (const column of ['id', 'name'])
    if (cell(column) === '') problems.push({ line, column, code: 'table.value.missing' })
  const birthDate = take('birthDate', readBirthDate(cell('birthdate')))
  const sex = take('gender', readSex(cell('gender')))
  const kind = take('kind', readKind(cell('kind')))
  if (problems.length > before) return null
  return {
    id: cell('id'),
    query: {
      name: cell('name'),
      otherNames: [],
      kind,
      birthDate,
      sex,
      countries: readCountries(cell('nationality')),
      identifiers: [],
    },
  }
}

const readQueries = (rows: readonly TableRow[]): { queries: IdentifiedQuery[]; problems: TableProblem[] } => {
  const problems: TableProblem[] = []
  const queries: IdentifiedQuery[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    const query = readQuery(row, problems)
    if (!query) continue
    if (seen.has(query.id)) problems.push({ line: row.line, column: 'id', code: 'table.id.duplicate' })
    seen.add(query.id)
    queries.push(query)
  }
  return { queries, problems }
}

const LIST_CLASSES: readonly ListClass[] = ['SANCTIONS', 'PEP', 'ADVERSE_MEDIA', 'INTERNAL']

/** Thresholds that let every score from `threshold` up be a candidate; alerts and the floor rule stay as they are. */
const openTo = (threshold: number | null): Thresholds => {
  const thresholds = { ...DEFAULT_THRESHOLDS.classes }
  if (threshold === null) return DEFAULT_THRESHOLDS
  for (const name of LIST_CLASSES)
    thresholds[name] = { ...thresholds[name], candidate: Math.min(threshold, thresholds[name].candidate) }
  return { version: DEFAULT_THRESHOLDS.version, classes: thresholds }
}

const isWritten = (hit: Hit, threshold: number | null): boolean =>
  threshold === null ? isAlert(hit) : hit.score >= threshold

const toRow = (id: string, hit: Hit | undefined): string[] =>
  hit ? [id, hit.score.toFixed(4), hit.sourceId, hit.entryName, hit.source] : [id, '', '', '', '']

const collect = async (entries: MatchFileOptions['entries']): Promise<ListEntry[]> => {
  const all: ListEntry[] = []
  for await (const entry of entries) all.push(entry)
  return all
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

const timingOf = (indexMs: number, times: readonly number[]): MatchTiming => {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): number =>
    rounded(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0)
  const total = times.reduce((sum, time) => sum + time, 0)
  return {
    indexMs: rounded(indexMs),
    queriesMs: rounded(total),
    meanMs: rounded(times.length === 0 ? 0 : total / times.length),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    maxMs: at(1),
  }
}

const searchAll = (
  index: CandidateIndex,
  queries: readonly IdentifiedQuery[],
  threshold: number | null,
): { rows: string[][]; times: number[] } => {
  const thresholds = openTo(threshold)
  const rows: string[][] = []
  const times: number[] = []
  for (const { id, query } of queries) {
    const started = performance.now()
    const hits = searchIndex(index, prepareQuery(query), thresholds)
    rows.push(
      toRow(
        id,
        hits.find((hit) => isWritten(hit, threshold)),
      ),
    )
    times.push(performance.now() - started)
  }
  return { rows, times }
}

/**
 * Screens every row of a CSV file (columns id, name; birthDate, nationality, gender, kind where known) and writes the
 * best match of each, or an empty one, in the order of the input. A file with a bad line is refused whole with the lines
 * named, and nothing is written: a result that silently lacks rows would pass for a clean screening.
 */
export const matchFile = async (options: MatchFileOptions): Promise<MatchFileReport> => {
  const table = await readTable(options.input, ['id', 'name'])
  if (!table.ok) return table
  const { queries, problems } = readQueries(table.rows)
  if (problems.length > 0) return { ok: false, problems: firstProblems(problems) }
  const started = performance.now()
  const index = buildIndex(await collect(options.entries))
  const indexMs = performance.now() - started
  const { rows, times } = searchAll(index, queries, options.threshold)
  const unwritable = await writeTable(options.output, COLUMNS, rows)
  if (unwritable) return { ok: false, problems: [unwritable] }
  return {
    ok: true,
    entries: index.entries.length,
    queries: queries.length,
    matched: rows.filter((row) => row[1] !== '').length,
    thresholds: DEFAULT_THRESHOLDS.version,
    threshold: options.threshold,
    timing: options.timing ? timingOf(indexMs, times) : null,
  }
}
