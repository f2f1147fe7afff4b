/** Signals so close together are one request: a terminal and the parent process both pass them on. */
const sameRequestMs = 1000
const pollMs = 1000

/**
 * Calls `stop` at the first request to end (SIGINT, SIGTERM, SIGHUP, or the death of the process that started this one, after which
 * nobody would be left to ask) and `force` at a second one.
 */
export function onStopRequest(stop: (reason: string) => void, force: () => void): void {
  let firstAt: number | undefined
  const onRequest = (reason: string) => {
    if (firstAt === undefined) {
      firstAt = Date.now()
      stop(reason)
      return
    }
    if (Date.now() - firstAt > sameRequestMs) force()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onRequest)
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    if (firstAt === undefined) onRequest('the end of the command that started this')
  }, pollMs).unref()
}
