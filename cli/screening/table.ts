import { readFile, writeFile } from 'node:fs/promises'
import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

export type TableProblemCode =
  | 'table.file.unreadable'
  | 'table.file.unwritable'
  | 'table.empty'
  | 'table.broken'
  | 'table.column.missing'
  | 'table.row.columns'
  | 'table.rows.too-many'
  | 'table.value.missing'
  | 'table.id.duplicate'
  | 'table.date.invalid'
  | 'table.gender.unknown'
  | 'table.kind.unknown'

/** One thing wrong with a table: its line (the header is line 1), its column where there is one, and what is wrong. */
export type TableProblem = { line: number; column: string | null; code: TableProblemCode }

/** One record of a table: the line it ends on and its trimmed values by column name in lower case. */
export type TableRow = { line: number; values: ReadonlyMap<string, string> }

export type Table = { ok: true; rows: TableRow[] } | { ok: false; problems: TableProblem[] }

const MAX_ROWS = 1_000_000
const MAX_PROBLEMS = 100

const refused = (code: TableProblemCode, line = 1, column: string | null = null): Table => ({
  ok: false,
  problems: [{ line, column, code }],
})

type RawRecord = { line: number; cells: string[] }

const readRecords = (text: string): RawRecord[] | TableProblem => {
  const records: RawRecord[] = []
  try {
    parse(text, {
      bom: true,
      trim: true,
      skip_empty_lines: true,
      relax_column_count: true,
      onRecord: (cells: string[], context) => {
        records.push({ line: context.lines, cells })
        return null
      },
    })
  } catch (error) {
    const line = error instanceof CsvError && typeof error['lines'] === 'number' ? error['lines'] : 1
    return { line, column: null, code: 'table.broken' }
  }
  return records
}

/** The first hundred problems, in order of lines. */
export const firstProblems = (problems: readonly TableProblem[]): TableProblem[] =>
  [...problems].sort((a, b) => a.line - b.line).slice(0, MAX_PROBLEMS)

const readText = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return null
  }
}

/**
 * Reads a CSV file with a header (UTF-8, RFC 4180, any column order, header case ignored). Refuses a file that cannot be
 * read, is not CSV, lacks a required column or has more than a million rows; every problem carries its line.
 */
export const readTable = async (path: string, required: readonly string[]): Promise<Table> => {
  const text = await readText(path)
  if (text === null) return refused('table.file.unreadable')
  const records = readRecords(text)
  if (!Array.isArray(records)) return { ok: false, problems: [records] }
  const [header, ...rows] = records
  if (!header) return refused('table.empty')
  const names = header.cells.map((name) => name.toLowerCase())
  const missing = required.filter((name) => !names.includes(name))
  if (missing.length > 0)
    return { ok: false, problems: missing.map((column) => ({ line: 1, column, code: 'table.column.missing' })) }
  if (rows.length > MAX_ROWS) return refused('table.rows.too-many', MAX_ROWS + 1)
  const ragged = rows.filter(({ cells }) => cells.length !== names.length)
  if (ragged.length > 0)
    return {
      ok: false,
      problems: firstProblems(ragged.map(({ line }) => ({ line, column: null, code: 'table.row.columns' }))),
    }
  return {
    ok: true,
    rows: rows.map(({ line, cells }) => ({
      line,
      values: new Map(names.map((name, index) => [name, cells[index] ?? ''])),
    })),
  }
}

/** Writes a CSV file (UTF-8) with a header; returns the problem when the path cannot be written. */
export const writeTable = async (
  path: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<TableProblem | null> => {
  try {
    await writeFile(path, stringify([columns, ...rows].map((row) => [...row])))
    return null
  } catch {
    return { line: 0, column: null, code: 'table.file.unwritable' }
  }
}
