import { useEffect, useSyncExternalStore } from 'react'
import type { DraftSnapshot, DraftStore } from './draft-store.ts'

const AUTOSAVE_MS = 5_000

/** The draft on screen; saves every five seconds and when the page is hidden or left. */
export const useDraft = (store: DraftStore): DraftSnapshot => {
  useEffect(() => {
    const save = (leaving: boolean): void => {
      store.flush({ leaving }).catch(() => undefined)
    }
    const timer = setInterval(() => save(false), AUTOSAVE_MS)
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') save(true)
    }
    const online = (): void => save(false)
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('online', online)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('online', online)
    }
  }, [store])
  return useSyncExternalStore(store.subscribe, store.snapshot)
}
