import { useCallback, useState } from 'react'

/** What a person has prepared for a task and not sent yet. */
export type TaskDraft = {
  readonly confirmed: readonly string[]
  readonly reason: string
  readonly reasonCode: string | null
}

const PREFIX = 'steward.task.'
const EMPTY: TaskDraft = { confirmed: [], reason: '', reasonCode: null }

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null

const read = (taskId: string): TaskDraft => {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(PREFIX + taskId) ?? 'null')
    if (!isRecord(stored)) return EMPTY
    const { confirmed, reason, reasonCode } = stored
    return {
      confirmed: Array.isArray(confirmed) ? confirmed.filter((id): id is string => typeof id === 'string') : [],
      reason: typeof reason === 'string' ? reason : '',
      reasonCode: typeof reasonCode === 'string' ? reasonCode : null,
    }
  } catch {
    return EMPTY
  }
}

const write = (taskId: string, draft: TaskDraft): void => {
  try {
    if (draft === EMPTY) sessionStorage.removeItem(PREFIX + taskId)
    else sessionStorage.setItem(PREFIX + taskId, JSON.stringify(draft))
  } catch {
    document.documentElement.dataset['draftNotKept'] = 'true'
  }
}

export type DraftHandle = {
  readonly draft: TaskDraft
  readonly change: (part: Partial<TaskDraft>) => void
  readonly clear: () => void
}

/** The person's preparation of one task: kept in this tab only, over reloads and refused attempts, until it is sent. */
export const useTaskDraft = (taskId: string): DraftHandle => {
  const [draft, setDraft] = useState(() => read(taskId))
  const change = useCallback(
    (part: Partial<TaskDraft>) =>
      setDraft((now) => {
        const next = { ...now, ...part }
        write(taskId, next)
        return next
      }),
    [taskId],
  )
  const clear = useCallback(() => {
    write(taskId, EMPTY)
    setDraft(EMPTY)
  }, [taskId])
  return { draft, change, clear }
}

/** Forgets every draft of this tab, as at signing out. */
export const forgetDrafts = (): void => {
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
  } catch {
    document.documentElement.dataset['draftNotKept'] = 'true'
  }
}
