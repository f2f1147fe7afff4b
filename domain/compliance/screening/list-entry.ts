/** Publisher of a list; DEMO is the synthetic list that ships with the product. */
export type ListSource = 'OFAC' | 'UN' | 'DEMO'

/** What being on the list means; thresholds and routing differ by class. */
export type ListClass = 'SANCTIONS' | 'PEP' | 'ADVERSE_MEDIA' | 'INTERNAL'

export type EntryKind = 'PERSON' | 'ENTITY' | 'VESSEL' | 'AIRCRAFT'

/** One name of an entry as published; a weak name is one the publisher itself calls unreliable (low-quality alias). */
export type ListName = { name: string; weak: boolean; kind: 'primary' | 'alias' | 'original-script' }

/**
 * A date as a span of ISO dates, both ends included: a known day has `from` equal to `to`, a known year runs from
 * 1 January to 31 December. `approximate` marks a span that was widened because the publisher says "circa".
 */
export type DateSpan = { from: string; to: string; approximate: boolean }

/** A document or registration number as published; country is ISO 3166-1 alpha-2 where known, else the published text. */
export type Identifier = { type: string; number: string; country: string | null }

/**
 * One listed person, firm, vessel or aircraft. `sourceId` is the publisher's own id and is stable between versions.
 * Countries are ISO 3166-1 alpha-2 where the text could be mapped, else the published text in capitals.
 */
export type ListEntry = {
  sourceId: string
  source: ListSource
  listClass: ListClass
  kind: EntryKind
  primaryName: string
  names: ListName[]
  birthDates: DateSpan[]
  nationalities: string[]
  countries: string[]
  sex: 'M' | 'F' | null
  identifiers: Identifier[]
  programs: string[]
  remarks: string | null
}

/** One thing that could not be read in a published list; `where` names the line or entry, the rest of the list stands. */
export type ImportProblem = { where: string; code: ImportProblemCode }

export type ImportProblemCode =
  | 'list.row.columns'
  | 'list.row.id'
  | 'list.row.name'
  | 'list.row.orphan'
  | 'list.row.duplicate'
  | 'list.kind.unknown'
  | 'list.birth-date.unreadable'

/**
 * Outcome of reading one published list: its entries and what was left out (`publishedAt` is an instant with Z when the
 * file says when it was made), or the code of why it is not such a list.
 */
export type ListReading =
  | { ok: true; publishedAt: string | null; entries: ListEntry[]; problems: ImportProblem[] }
  | { ok: false; code: 'list.format.empty' | 'list.format.unknown' | 'list.format.broken'; where: string }
