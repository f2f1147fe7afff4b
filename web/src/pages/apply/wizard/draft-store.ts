import type { DraftForm } from '../../../../../domain/accounts/account-opening/form.ts'
import type { ApplicantView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { getApplication, saveForm } from '../../../api/applications.ts'
import { trusted } from '../../../shared/trusted.ts'
import { isProblem, type Answer, type Credential } from '../../../api/client.ts'

/** How far the answers are from the server: for the line "saved 14:02". */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'pending' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline' }
  | { readonly kind: 'failed'; readonly error: unknown }

export type DraftSnapshot = {
  readonly draft: DraftForm
  readonly save: SaveState
  /** True after another window's changes were merged in, until dismissed. */
  readonly merged: boolean
}

type Key = keyof DraftForm
type Parts = Partial<DraftForm>

export type DraftStore = {
  readonly snapshot: () => DraftSnapshot
  readonly subscribe: (listener: () => void) => () => void
  /** Changes one part; kept in this tab at once, sent with the next save. */
  readonly set: <K extends Key>(key: K, value: Required<DraftForm>[K]) => void
  /** Saves what is unsaved and waits for it. Throws ApiProblem when that fails; the answers stay in this tab. */
  readonly flush: (options?: { leaving?: boolean }) => Promise<void>
  /** Takes over a version that the server reported after something else changed (an upload). */
  readonly accept: (answer: Answer<ApplicantView>) => void
  readonly dismissMerged: () => void
  /** Drops what is unsaved, here and in the tab's storage. */
  readonly forget: () => void
}

const backupKey = (id: string): string => `steward.draft.${id}`

const isEmpty = (parts: Parts): boolean => Object.keys(parts).length === 0

const readBackup = (id: string): Parts => {
  try {
    const text = sessionStorage.getItem(backupKey(id))
    return text === null ? {} : trusted<Parts>(JSON.parse(text))
  } catch {
    return {}
  }
}

const writeBackup = (id: string, parts: Parts): boolean => {
  try {
    if (isEmpty(parts)) sessionStorage.removeItem(backupKey(id))
    else sessionStorage.setItem(backupKey(id), JSON.stringify(parts))
    return true
  } catch {
    return false
  }
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right)

/** The parts that have not been sent in this very state. */
const without = (parts: Parts, sent: Parts): Parts => {
  const done = new Map<string, unknown>(Object.entries(sent))
  return Object.fromEntries(Object.entries(parts).filter(([key, value]) => done.get(key) !== value))
}

const versionOf = (answer: Answer<ApplicantView>): number => answer.version ?? answer.data.version

/**
 * The answers of one application in this tab and their way to the server. Every change is kept in the tab's storage
 * until the server has it, so a refresh or a lost connection loses nothing. A conflict (412) is solved by taking the
 * server's parts where we changed nothing and ours where we did; `merged` then tells. One save runs at a time.
 */
export const createDraftStore = (id: string, credential: Credential, first: Answer<ApplicantView>): DraftStore => {
  let base: DraftForm = first.data.form ?? {}
  let version = versionOf(first)
  let unsaved: Parts = readBackup(id)
  let running: Promise<void> | null = null
  let current: DraftSnapshot = {
    draft: { ...base, ...unsaved },
    save: !isEmpty(unsaved) ? { kind: 'pending' } : { kind: 'saved', at: null },
    merged: false,
  }
  const listeners = new Set<() => void>()

  const show = (change: Partial<DraftSnapshot>): void => {
    current = { ...current, ...change }
    for (const listener of listeners) listener()
  }

  const take = (answer: Answer<ApplicantView>): void => {
    base = answer.data.form ?? {}
    version = versionOf(answer)
  }

  const merge = async (): Promise<void> => {
    const before = base
    const answer = await getApplication(id, credential)
    take(answer)
    show({ draft: { ...base, ...unsaved }, merged: current.merged || !same(before, base) })
  }

  const send = async (leaving: boolean): Promise<void> => {
    const sent = unsaved
    for (let attempt = 1; ; attempt += 1) {
      try {
        take(await saveForm(id, sent, version, credential, leaving))
        break
      } catch (error) {
        if (!isProblem(error, 'stale_version') || attempt >= 3) throw error
        await merge()
      }
    }
    unsaved = without(unsaved, sent)
    writeBackup(id, unsaved)
  }

  const saveAll = async (leaving: boolean): Promise<void> => {
    if (isEmpty(unsaved)) return
    show({ save: { kind: 'saving' } })
    try {
      while (!isEmpty(unsaved)) await send(leaving)
      show({ save: { kind: 'saved', at: Date.now() } })
    } catch (error) {
      show({ save: isProblem(error, 'network') ? { kind: 'offline' } : { kind: 'failed', error } })
      throw error
    }
  }

  return {
    snapshot: () => current,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set: (key, value) => {
      unsaved = { ...unsaved, [key]: value }
      writeBackup(id, unsaved)
      show({ draft: { ...current.draft, [key]: value }, save: running ? current.save : { kind: 'pending' } })
    },
    flush: (options = {}) => {
      running ??= saveAll(options.leaving ?? false).finally(() => {
        running = null
      })
      return running
    },
    accept: (answer) => {
      take(answer)
      show({ draft: { ...base, ...unsaved } })
    },
    forget: () => {
      unsaved = {}
      writeBackup(id, unsaved)
    },
    dismissMerged: () => show({ merged: false }),
  }
}
