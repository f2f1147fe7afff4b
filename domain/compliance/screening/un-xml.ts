import { XMLParser } from 'fast-xml-parser'
import { countryOrText } from './country-names.ts'
import { approximately, readListDate, yearSpan } from './list-dates.ts'
import type { DateSpan, EntryKind, Identifier, ImportProblem, ListEntry, ListName, ListReading } from './list-entry.ts'

type Node = Readonly<Record<string, unknown>>

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
})

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim()

const all = (node: Node, name: string): unknown[] => {
  const value = node[name]
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

const nodes = (node: Node, name: string): Node[] => all(node, name).filter(isNode)

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return clean(value)
  return isNode(value) ? textOf(value['#text'] ?? '') : ''
}

const text = (node: Node, name: string): string => textOf(all(node, name)[0])

const values = (node: Node, name: string): string[] =>
  nodes(node, name)
    .flatMap((child) => all(child, 'VALUE').map(textOf))
    .filter((value) => value !== '')

const birthDate = (node: Node): DateSpan | null => {
  const type = text(node, 'TYPE_OF_DATE').toUpperCase()
  const [from, to] = [text(node, 'FROM_YEAR'), text(node, 'TO_YEAR')]
  if (/^\d{4}$/.test(from) && /^\d{4}$/.test(to) && from <= to) return yearSpan(Number(from), Number(to))
  const stated = text(node, 'DATE').slice(0, 10) || text(node, 'YEAR')
  const span = readListDate(stated) ?? readListDate(text(node, 'NOTE'))
  return span && type === 'APPROXIMATELY' ? approximately(span) : span
}

const hasBirthText = (node: Node): boolean =>
  ['DATE', 'YEAR', 'FROM_YEAR', 'TO_YEAR'].some((name) => text(node, name) !== '')

const aliases = (node: Node, tag: string): ListName[] =>
  nodes(node, tag)
    .map((alias): ListName => ({
      name: text(alias, 'ALIAS_NAME'),
      weak: text(alias, 'QUALITY').toLowerCase() === 'low',
      kind: 'alias',
    }))
    .filter((alias) => alias.name !== '')

const documents = (node: Node): Identifier[] =>
  nodes(node, 'INDIVIDUAL_DOCUMENT')
    .map((document) => ({
      type: text(document, 'TYPE_OF_DOCUMENT') || text(document, 'TYPE_OF_DOCUMENT2') || 'Document',
      number: text(document, 'NUMBER'),
      country: countryOrText(text(document, 'ISSUING_COUNTRY') || text(document, 'COUNTRY_OF_ISSUE')),
    }))
    .filter((document) => document.number !== '')

const countries = (node: Node, tags: readonly string[]): string[] => {
  const found = tags.flatMap((tag) => nodes(node, tag).map((child) => countryOrText(text(child, 'COUNTRY'))))
  return [...new Set(found.filter((country) => country !== null))]
}

const sexOf = (node: Node): 'M' | 'F' | null => {
  const gender = text(node, 'GENDER').toLowerCase()
  return gender === 'male' ? 'M' : gender === 'female' ? 'F' : null
}

const remarksOf = (node: Node): string | null => {
  const reference = text(node, 'REFERENCE_NUMBER')
  const parts = [
    reference === '' ? '' : `Reference ${reference}.`,
    ...values(node, 'TITLE'),
    ...values(node, 'DESIGNATION'),
    text(node, 'COMMENTS1'),
  ]
  return parts.filter((part) => part !== '').join(' ') || null
}

const dedupe = (names: readonly ListName[]): ListName[] => {
  const kept: ListName[] = []
  for (const name of [...names].sort((a, b) => Number(a.weak) - Number(b.weak))) {
    if (!kept.some((other) => other.name === name.name)) kept.push(name)
  }
  return kept
}

const readEntry = (node: Node, kind: EntryKind, where: string, problems: ImportProblem[]): ListEntry | null => {
  const sourceId = text(node, 'DATAID')
  const primaryName = clean(
    ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'].map((tag) => text(node, tag)).join(' '),
  )
  if (sourceId === '') problems.push({ where, code: 'list.row.id' })
  else if (primaryName === '') problems.push({ where, code: 'list.row.name' })
  if (sourceId === '' || primaryName === '') return null
  const original = text(node, 'NAME_ORIGINAL_SCRIPT')
  const birthDates: DateSpan[] = []
  for (const birth of nodes(node, 'INDIVIDUAL_DATE_OF_BIRTH')) {
    const span = birthDate(birth)
    if (span) birthDates.push(span)
    else if (hasBirthText(birth)) problems.push({ where, code: 'list.birth-date.unreadable' })
  }
  return {
    sourceId,
    source: 'UN',
    listClass: 'SANCTIONS',
    kind,
    primaryName,
    names: dedupe([
      { name: primaryName, weak: false, kind: 'primary' },
      ...(original === '' ? [] : [{ name: original, weak: false, kind: 'original-script' as const }]),
      ...aliases(node, kind === 'PERSON' ? 'INDIVIDUAL_ALIAS' : 'ENTITY_ALIAS'),
    ]),
    birthDates,
    nationalities: [
      ...new Set(
        values(node, 'NATIONALITY')
          .map(countryOrText)
          .filter((country) => country !== null),
      ),
    ],
    countries: countries(node, ['INDIVIDUAL_ADDRESS', 'INDIVIDUAL_PLACE_OF_BIRTH', 'ENTITY_ADDRESS']),
    sex: sexOf(node),
    identifiers: documents(node),
    programs: [text(node, 'UN_LIST_TYPE')].filter((program) => program !== ''),
    remarks: remarksOf(node),
  }
}

const readGroup = (
  root: Node,
  group: string,
  tag: string,
  kind: EntryKind,
  seen: Set<string>,
  problems: ImportProblem[],
): ListEntry[] => {
  const entries: ListEntry[] = []
  nodes(root, group)
    .flatMap((parent) => nodes(parent, tag))
    .forEach((node, index) => {
      const where = `${tag}:${text(node, 'DATAID') || index + 1}`
      const entry = readEntry(node, kind, where, problems)
      if (entry && seen.has(entry.sourceId)) problems.push({ where, code: 'list.row.duplicate' })
      else if (entry) {
        seen.add(entry.sourceId)
        entries.push(entry)
      }
    })
  return entries
}

const TAG = /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.:-]*)[^<>]*?(\/?)>/g

const lineAt = (xml: string, index: number): number => xml.slice(0, index).split('\n').length

/** Line of the first tag that closes nothing or is never closed, as in a file that was cut off; null when all are paired. */
const brokenAt = (xml: string): number | null => {
  const open: { tag: string; index: number }[] = []
  for (const found of xml.matchAll(TAG)) {
    const [, closing, tag, empty] = found
    if (tag === undefined || empty === '/') continue
    if (closing !== '/') open.push({ tag, index: found.index })
    else if (open.pop()?.tag !== tag) return lineAt(xml, found.index)
  }
  const last = open.at(-1)
  return last ? lineAt(xml, last.index) : null
}

/**
 * Reads the consolidated list of the UN Security Council from the text of its XML file (individuals and entities;
 * aliases of low quality are weak; `sourceId` is DATAID). An unusable entry is reported by its tag and id and the rest
 * stands; a text that is no well-formed list is refused. Does no I/O.
 */
export const readUnXml = (xml: string): ListReading => {
  if (xml.trim() === '') return { ok: false, code: 'list.format.empty', where: 'xml' }
  if (!/<CONSOLIDATED_LIST[\s>]/.test(xml)) return { ok: false, code: 'list.format.unknown', where: 'xml' }
  const broken = brokenAt(xml)
  if (broken !== null) return { ok: false, code: 'list.format.broken', where: `line ${broken}` }
  const document: unknown = PARSER.parse(xml)
  const root = isNode(document) ? document['CONSOLIDATED_LIST'] : null
  if (!isNode(root)) return { ok: false, code: 'list.format.unknown', where: 'xml' }
  const problems: ImportProblem[] = []
  const seen = new Set<string>()
  const entries = [
    ...readGroup(root, 'INDIVIDUALS', 'INDIVIDUAL', 'PERSON', seen, problems),
    ...readGroup(root, 'ENTITIES', 'ENTITY', 'ENTITY', seen, problems),
  ]
  const generated = root['@dateGenerated']
  if (entries.length === 0) return { ok: false, code: 'list.format.unknown', where: 'xml' }
  return {
    ok: true,
    publishedAt: typeof generated === 'string' && generated.endsWith('Z') ? generated : null,
    entries,
    problems,
  }
}
