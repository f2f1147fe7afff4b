import { parse } from 'csv-parse/sync'
import { countryOrText } from './country-names.ts'
import type { EntryKind, ImportProblem, ListEntry, ListReading } from './list-entry.ts'
import { readOfacRemarks } from './ofac-remarks.ts'

/** Texts of the four files of OFAC's SDN list in CSV form; the comments file continues remarks that were too long. */
export type OfacFiles = { sdn: string; alt?: string; add?: string; comments?: string }

type Row = { line: number; cells: string[] }
type Table =
  | { ok: true; rows: Row[] }
  | { ok: false; code: 'list.format.empty' | 'list.format.unknown' | 'list.format.broken' }

const MAX_BAD_SHARE = 0.2
const KINDS: Readonly<Record<string, EntryKind>> = {
  '': 'ENTITY',
  individual: 'PERSON',
  entity: 'ENTITY',
  vessel: 'VESSEL',
  aircraft: 'AIRCRAFT',
}

const cell = (text: string): string => {
  const trimmed = text.trim()
  return trimmed === '-0-' ? '' : trimmed
}

const readTable = (text: string, columns: number): Table => {
  const body = text.replace(/^\uFEFF/, '').replace(/\u001a/g, '')
  if (body.trim() === '') return { ok: false, code: 'list.format.empty' }
  const rows: Row[] = []
  try {
    parse(body, {
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      onRecord: (record: string[], context) => {
        rows.push({ line: context.lines, cells: record.map(cell) })
        return null
      },
    })
  } catch {
    return { ok: false, code: 'list.format.broken' }
  }
  const good = rows.filter((row) => row.cells.length === columns && /^\d+$/.test(row.cells[0] ?? '')).length
  return good === 0 || good < rows.length * (1 - MAX_BAD_SHARE)
    ? { ok: false, code: 'list.format.unknown' }
    : { ok: true, rows }
}

const entryFrom = (
  cells: readonly string[],
  kind: EntryKind,
  remarks: string,
): { entry: ListEntry; unreadableDates: number } => {
  const [id = '', name = '', , program = '', , callSign = '', , , , flag = ''] = cells
  const facts = readOfacRemarks(remarks)
  const country = countryOrText(flag)
  const entry: ListEntry = {
    sourceId: id,
    source: 'OFAC',
    listClass: 'SANCTIONS',
    kind,
    primaryName: name,
    names: [
      { name, weak: false, kind: 'primary' },
      ...facts.weakNames.map((weak) => ({ name: weak, weak: true, kind: 'alias' as const })),
    ],
    birthDates: facts.birthDates,
    nationalities: facts.nationalities,
    countries: [...new Set([...(country === null ? [] : [country]), ...facts.countries])],
    sex: facts.sex,
    identifiers:
      callSign === '' ? facts.identifiers : [...facts.identifiers, { type: 'Call sign', number: callSign, country }],
    programs: program
      .split('] [')
      .map((part) => part.replace(/[[\]]/g, '').trim())
      .filter((part) => part !== ''),
    remarks: remarks === '' ? null : remarks,
  }
  return { entry, unreadableDates: facts.unreadableDates }
}

const readEntries = (
  rows: readonly Row[],
  comments: ReadonlyMap<string, string>,
): { entries: Map<string, ListEntry>; problems: ImportProblem[] } => {
  const entries = new Map<string, ListEntry>()
  const problems: ImportProblem[] = []
  for (const { line, cells } of rows) {
    const where = `sdn:${line}`
    const [id = '', name = '', type = ''] = cells
    const kind = KINDS[type.toLowerCase()]
    if (cells.length !== 12) problems.push({ where, code: 'list.row.columns' })
    else if (!/^\d+$/.test(id)) problems.push({ where, code: 'list.row.id' })
    else if (name === '') problems.push({ where, code: 'list.row.name' })
    else if (entries.has(id)) problems.push({ where, code: 'list.row.duplicate' })
    else if (!kind) problems.push({ where, code: 'list.kind.unknown' })
    else {
      const { entry, unreadableDates } = entryFrom(cells, kind, (cells[11] ?? '') + (comments.get(id) ?? ''))
      entries.set(id, entry)
      for (let count = 0; count < unreadableDates; count++) problems.push({ where, code: 'list.birth-date.unreadable' })
    }
  }
  return { entries, problems }
}

const addAliases = (rows: readonly Row[], entries: ReadonlyMap<string, ListEntry>, problems: ImportProblem[]): void => {
  for (const { line, cells } of rows) {
    const where = `alt:${line}`
    const [id = '', , , name = ''] = cells
    const entry = entries.get(id)
    if (cells.length !== 5) problems.push({ where, code: 'list.row.columns' })
    else if (name === '') problems.push({ where, code: 'list.row.name' })
    else if (!entry) problems.push({ where, code: 'list.row.orphan' })
    else if (!entry.names.some((known) => known.name === name && !known.weak))
      entry.names.push({ name, weak: false, kind: 'alias' })
  }
}

const addAddresses = (
  rows: readonly Row[],
  entries: ReadonlyMap<string, ListEntry>,
  problems: ImportProblem[],
): void => {
  for (const { line, cells } of rows) {
    const where = `add:${line}`
    const entry = entries.get(cells[0] ?? '')
    const country = countryOrText(cells[4] ?? '')
    if (cells.length !== 6) problems.push({ where, code: 'list.row.columns' })
    else if (!entry) problems.push({ where, code: 'list.row.orphan' })
    else if (country !== null && !entry.countries.includes(country)) entry.countries.push(country)
  }
}

const readComments = (text: string | undefined): ReadonlyMap<string, string> => {
  const table = text === undefined ? null : readTable(text, 2)
  return new Map(table?.ok ? table.rows.map(({ cells }) => [cells[0] ?? '', cells[1] ?? '']) : [])
}

/**
 * Reads OFAC's SDN list from the texts of sdn.csv, alt.csv, add.csv and sdn_comments.csv (legacy format of the OFAC
 * Sanctions List Service: no header, `-0-` for no value). A quoted alias in the remarks is a weak one. A bad row is
 * reported with its file and line and the rest stands; a text that is not the format is refused. Does no I/O.
 */
export const readOfacCsv = (files: OfacFiles): ListReading => {
  const sdn = readTable(files.sdn, 12)
  if (!sdn.ok) return { ok: false, code: sdn.code, where: 'sdn' }
  const alt: Table = files.alt === undefined ? { ok: true, rows: [] } : readTable(files.alt, 5)
  if (!alt.ok) return { ok: false, code: alt.code, where: 'alt' }
  const add: Table = files.add === undefined ? { ok: true, rows: [] } : readTable(files.add, 6)
  if (!add.ok) return { ok: false, code: add.code, where: 'add' }
  const { entries, problems } = readEntries(sdn.rows, readComments(files.comments))
  addAliases(alt.rows, entries, problems)
  addAddresses(add.rows, entries, problems)
  for (const entry of entries.values()) entry.names.sort((a, b) => Number(a.weak) - Number(b.weak))
  return { ok: true, publishedAt: null, entries: [...entries.values()], problems }
}
