const KEY = 'steward.activation'

const kept = (): string => {
  try {
    return sessionStorage.getItem(KEY) ?? ''
  } catch {
    return ''
  }
}

const keep = (token: string): void => {
  try {
    sessionStorage.setItem(KEY, token)
    history.replaceState(history.state, '', window.location.pathname + window.location.search)
  } catch {
    return
  }
}

/** The token of the link, moved from the address into this tab's storage so that a refresh still works; empty when there is none. */
export const takeToken = (): string => {
  const token = window.location.hash.slice(1)
  if (token === '') return kept()
  keep(token)
  return token
}
