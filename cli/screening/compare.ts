import { compareNames } from '../../domain/compliance/screening/match.ts'
import { firstProblems, readTable, type TableProblem, type TableRow, writeTable } from './table.ts'
import { readKind } from './values.ts'

/** Paths of the file of name pairs and of the score file. */
export type CompareFileOptions = { input: string; output: string }

export type CompareFileReport = { ok: true; pairs: number } | { ok: false; problems: TableProblem[] }

const scoreRow = ({ line, values }: TableRow, problems: TableProblem[]): string[] => {
  const id = values.get('id') ?? ''
  const kind = readKind(values.get('kind') ?? '')
  if (id === '') problems.push({ line, column: 'id', code: 'table.value.missing' })
  if (!kind.ok) problems.push({ line, column: 'kind', code: 'table.kind.unknown' })
  const score = kind.ok ? compareNames(values.get('left') ?? '', values.get('right') ?? '', kind.value) : 0
  return [id, score.toFixed(4)]
}

/**
 * Scores every pair of names of a CSV file (columns id, left, right; kind where known) from 0 to 1 and writes id and
 * score in the order of the input; a pair with an empty side scores 0. A file with a bad line is refused whole with the
 * lines named, and nothing is written.
 */
export const compareFile = async ({ input, output }: CompareFileOptions): Promise<CompareFileReport> => {
  const table = await readTable(input, ['id', 'left', 'right'])
  if (!table.ok) return table
  const problems: TableProblem[] = []
  const rows = table.rows.map((row) => scoreRow(row, problems))
  if (problems.length > 0) return { ok: false, problems: firstProblems(problems) }
  const unwritable = await writeTable(output, ['id', 'score'], rows)
  return unwritable ? { ok: false, problems: [unwritable] } : { ok: true, pairs: rows.length }
}
