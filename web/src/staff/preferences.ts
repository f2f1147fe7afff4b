import { useSyncExternalStore } from 'react'

/** What a person sets for herself on this device. */
export type Preferences = { readonly density: 'compact' | 'comfortable'; readonly keys: 'on' | 'off' }

const KEY = 'steward.staff'
const DEFAULTS: Preferences = { density: 'compact', keys: 'on' }
const listeners = new Set<() => void>()

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === 'object' && value !== null

const read = (): Preferences => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null')
    if (!isRecord(stored)) return DEFAULTS
    return {
      density: stored['density'] === 'comfortable' ? 'comfortable' : 'compact',
      keys: stored['keys'] === 'off' ? 'off' : 'on',
    }
  } catch {
    return DEFAULTS
  }
}

let current: Preferences | null = null

/** The preferences in force; read once from this device, the defaults when it keeps none. */
export const preferences = (): Preferences => (current ??= read())

/** Changes some preferences for every open part of the page; kept on this device where it allows that. */
export const setPreferences = (change: Partial<Preferences>): void => {
  current = { ...preferences(), ...change }
  try {
    localStorage.setItem(KEY, JSON.stringify(current))
  } catch {
    document.documentElement.dataset['preferencesNotKept'] = 'true'
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences)
