import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { ImportProblem, ListEntry, ListReading, ListSource } from '../../domain/compliance/screening/list-entry.ts'
import { readOfacCsv } from '../../domain/compliance/screening/ofac-csv.ts'
import { readUnXml } from '../../domain/compliance/screening/un-xml.ts'

/** Paths of a published list: `file` is sdn.csv or the UN's XML; the others belong to OFAC's list. */
export type ListFiles = { file: string; alt?: string; add?: string; comments?: string }

/**
 * Identity of one loaded version: `id` is the SHA-256 of the files' bytes, so the same files are the same version;
 * `publishedAt` is an instant with Z when the file says so.
 */
export type ListVersion = { source: ListSource; id: string; publishedAt: string | null; entries: number; names: number }

/** Stores one version of a list; called once, after the whole list was read. */
export type SaveList = (
  version: ListVersion,
  entries: readonly ListEntry[],
  problems: readonly ImportProblem[],
) => Promise<void>

export type ImportReport =
  | { ok: true; version: ListVersion; problems: ImportProblem[] }
  | {
      ok: false
      code: 'list.file.unreadable' | 'list.format.empty' | 'list.format.unknown' | 'list.format.broken'
      where: string
    }

type Loaded = { text: string; bytes: Buffer }

const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const load = async (path: string): Promise<Loaded | null> => {
  try {
    const bytes = await readFile(path)
    return { bytes, text: decode(bytes) }
  } catch {
    return null
  }
}

const readList = (source: 'ofac' | 'un', texts: ReadonlyMap<string, Loaded>): ListReading => {
  const text = (name: string): string => texts.get(name)?.text ?? ''
  if (source === 'un') return readUnXml(text('file'))
  return readOfacCsv({
    sdn: text('file'),
    ...(texts.has('alt') ? { alt: text('alt') } : {}),
    ...(texts.has('add') ? { add: text('add') } : {}),
    ...(texts.has('comments') ? { comments: text('comments') } : {}),
  })
}

/**
 * Imports one published list: reads the files, hands all entries and the problems of single rows to `save`, and reports
 * the version. A missing file or one that is not the format is refused before anything is saved. Safe to run twice: the
 * same files give the same version id.
 */
export const importList = async ({
  source,
  files,
  save,
}: {
  source: 'ofac' | 'un'
  files: ListFiles
  save: SaveList
}): Promise<ImportReport> => {
  const texts = new Map<string, Loaded>()
  const hash = createHash('sha256')
  for (const [name, path] of Object.entries(files)) {
    const loaded = typeof path === 'string' ? await load(path) : null
    if (!loaded) return { ok: false, code: 'list.file.unreadable', where: String(path) }
    texts.set(name, loaded)
    hash.update(`${name}\n${loaded.bytes.length}\n`).update(loaded.bytes)
  }
  const reading = readList(source, texts)
  if (!reading.ok) return reading
  const version: ListVersion = {
    source: source === 'un' ? 'UN' : 'OFAC',
    id: hash.digest('hex'),
    publishedAt: reading.publishedAt,
    entries: reading.entries.length,
    names: reading.entries.reduce((sum, entry) => sum + entry.names.length, 0),
  }
  await save(version, reading.entries, reading.problems)
  return { ok: true, version, problems: reading.problems }
}
