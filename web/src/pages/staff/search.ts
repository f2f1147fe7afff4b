/** What the staff pages keep in the address, so that a view can be sent, saved and returned to. */
type Raw = { readonly [key: string]: unknown }

const text = (value: unknown): string | undefined => {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value !== '' ? value : undefined
}

const oneOf = <T extends string>(value: unknown, allowed: readonly T[]): T | undefined =>
  allowed.find((item) => item === value)

type Present<T> = { [Key in keyof T]?: NonNullable<T[Key]> }

/** Leaves out what is not set, so that addresses stay short. */
const present = <T extends { readonly [key: string]: unknown }>(search: T): Present<T> => {
  const kept: Present<T> = {}
  for (const key in search) {
    const value = search[key]
    if (value !== undefined && value !== null) kept[key] = value
  }
  return kept
}

export const DUE_FILTERS = ['overdue', 'today', 'week'] as const

export const inboxSearch = (raw: Raw) =>
  present({
    kind: text(raw['kind']),
    audience: text(raw['audience']),
    mine: raw['mine'] === true || raw['mine'] === 'true' ? true : undefined,
    due: oneOf(raw['due'], DUE_FILTERS),
    reference: text(raw['reference']),
    state: oneOf(raw['state'], ['ANSWERED', 'CANCELLED'] as const),
  })
export type InboxSearch = ReturnType<typeof inboxSearch>

/** The search with some filters set or, where undefined, taken away. */
export const changedInbox = (
  search: InboxSearch,
  change: { readonly [Key in keyof InboxSearch]?: InboxSearch[Key] | null | undefined },
): InboxSearch => inboxSearch({ ...search, ...change })

export const applicationSearch = (raw: Raw) =>
  present({
    stage: text(raw['stage']),
    show: oneOf(raw['show'], ['all', 'ended'] as const),
    reference: text(raw['reference']),
  })
export type ApplicationSearch = ReturnType<typeof applicationSearch>

/** The search with some filters set or, where null, taken away. */
export const changedApplications = (
  search: ApplicationSearch,
  change: { readonly [Key in keyof ApplicationSearch]?: ApplicationSearch[Key] | null | undefined },
): ApplicationSearch => applicationSearch({ ...search, ...change })

export const caseSearch = (raw: Raw) => present({ task: text(raw['task']) })

export const signInSearch = (raw: Raw) =>
  present({ return: text(raw['return']), reason: oneOf(raw['reason'], ['expired', 'signed-out'] as const) })
