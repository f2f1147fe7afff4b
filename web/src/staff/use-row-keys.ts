import { useRef, useState } from 'react'
import { useKeys } from './keyboard.ts'

export type RowKeys = {
  readonly activeId: string | null
  /** Gives the row's focusable element to the keys, and remembers which row has the focus. */
  readonly rowProps: (id: string) => { readonly ref: (element: HTMLElement | null) => void; readonly onFocus: () => void }
}

/** `j` and `k` move the focus through the rows of a list; the row keeps its place when the list is fetched again. */
export const useRowKeys = (ids: readonly string[]): RowKeys => {
  const elements = useRef(new Map<string, HTMLElement>())
  const [chosen, setChosen] = useState<string | null>(null)
  const activeId = chosen !== null && ids.includes(chosen) ? chosen : null
  const move = (step: number): void => {
    const from = activeId === null ? (step > 0 ? -1 : ids.length) : ids.indexOf(activeId)
    const next = ids[Math.max(0, Math.min(ids.length - 1, from + step))]
    if (next === undefined) return
    setChosen(next)
    const element = elements.current.get(next)
    element?.focus({ preventScroll: true })
    element?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
  return {
    activeId,
    rowProps: (id) => ({
      ref: (element) => {
        if (element) elements.current.set(id, element)
        else elements.current.delete(id)
      },
      onFocus: () => setChosen(id),
    }),
  }
}
