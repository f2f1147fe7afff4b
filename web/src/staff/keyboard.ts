import { useEffect, useRef } from 'react'
import { preferences } from './preferences.ts'

/** Keys to actions: one character (`j`, `/`, `?`) or `g` and a letter (`g t`). */
export type KeyMap = { readonly [keys: string]: () => void }

const SEQUENCE_MS = 1200
const EDITABLE = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="menu"]'

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(EDITABLE) !== null

const dialogIsOpen = (): boolean => document.querySelector('[role="dialog"]') !== null

const pressedKeys = (event: KeyboardEvent, prefix: string | null): string =>
  prefix === null ? event.key : `${prefix} ${event.key}`

/**
 * Runs an action for a key while the caller is on screen. Silent while somebody types, while a dialog or menu is open
 * (unless `inDialogs`), with Ctrl, Alt or Meta, and when the person has switched the keys off (WCAG 2.1.4).
 */
export const useKeys = (map: KeyMap, options: { readonly inDialogs?: boolean } = {}): void => {
  const latest = useRef(map)
  useEffect(() => {
    latest.current = map
  })
  const inDialogs = options.inDialogs ?? false
  useEffect(() => {
    let prefix: { key: string; at: number } | null = null
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (preferences().keys === 'off' || (!inDialogs && dialogIsOpen())) return
      const running = prefix !== null && Date.now() - prefix.at < SEQUENCE_MS ? prefix.key : null
      const action = latest.current[pressedKeys(event, running)]
      prefix = running === null && event.key === 'g' ? { key: 'g', at: Date.now() } : null
      if (!action) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [inDialogs])
}
