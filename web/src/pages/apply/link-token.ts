const key = (applicationId: string): string => `steward.link.${applicationId}`

/** Keeps an application's link token for this tab; it leaves the address bar so that nobody reads or shares it by accident. */
export const keepToken = (applicationId: string, token: string): void => {
  try {
    sessionStorage.setItem(key(applicationId), token)
  } catch {
    inMemory.set(applicationId, token)
  }
}

/** The token kept for this tab, or null. */
export const keptToken = (applicationId: string): string | null => {
  try {
    return sessionStorage.getItem(key(applicationId)) ?? inMemory.get(applicationId) ?? null
  } catch {
    return inMemory.get(applicationId) ?? null
  }
}

const inMemory = new Map<string, string>()
