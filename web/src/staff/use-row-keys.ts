import { useState } from 'react'
import { useKeys } from './keyboard.ts'

export type RowKeys = {
  readonly activeId: string | null
  /** For the row's focusable element: names it for the keys and remembers that its row has the focus. */
  readonly rowProps: (id: string) => { readonly 'data-row': string; readonly onFocus: () => void }
}

const focusRow = (id: string): void => {
  const element = document.querySelector(`[data-row="${CSS.escape(id)}"]`)
  if (!(element instanceof HTMLElement)) return
  element.focus({ preventScroll: true })
  element.closest('tr')?.scrollIntoView({ block: 'nearest' })
}

/** `j` and `k` move the focus through the rows of a list; the row keeps its place when the list is fetched again. */
export const useRowKeys = (ids: readonly string[]): RowKeys => {
  const [chosen, setChosen] = useState<string | null>(null)
  const activeId = chosen !== null && ids.includes(chosen) ? chosen : null
  const move = (step: number): void => {
    const from = activeId === null ? (step > 0 ? -1 : ids.length) : ids.indexOf(activeId)
    const next = ids[Math.max(0, Math.min(ids.length - 1, from + step))]
    if (next === undefined) return
    setChosen(next)
    focusRow(next)
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
  return { activeId, rowProps: (id) => ({ 'data-row': id, onFocus: () => setChosen(id) }) }
}
