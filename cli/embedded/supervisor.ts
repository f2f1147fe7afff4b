import { startService, tailOf, type Service, type ServiceOptions } from './service.ts'

const firstDelayMs = 1000
const longestDelayMs = 30_000
/** A program that ran this long was healthy, so its next restart is quick again. */
const healthyMs = 60_000
const mostQuickEnds = 6

/** A program that is started again when it ends by itself. */
export type Supervised = {
  readonly name: string
  readonly current: () => Service | undefined
  /** Ends the program for good; safe to call twice. */
  readonly stop: () => Promise<void>
  readonly kill: () => void
  /** Settles when the program ended too often to go on; never otherwise. */
  readonly gaveUp: Promise<string>
}

/**
 * Starts a program and starts it again, after one second and then ever later up to half a minute, when it ends. Each end is reported with
 * the last lines of its log.
 */
export async function supervise(options: ServiceOptions, report: (text: string) => void): Promise<Supervised> {
  let service: Service | undefined
  let stopping = false
  let quickEnds = 0
  let timer: NodeJS.Timeout | undefined
  let giveUp: (sentence: string) => void = () => undefined
  const gaveUp = new Promise<string>((resolve) => {
    giveUp = resolve
  })
  const launch = async () => {
    const startedAt = Date.now()
    const started = await startService(options)
    service = started
    void started.exited.then((exit) => {
      if (stopping) return
      service = undefined
      quickEnds = Date.now() - startedAt > healthyMs ? 1 : quickEnds + 1
      const how = exit.signal === null ? `with status ${exit.code}` : `by ${exit.signal}`
      report(`The ${options.name} ended ${how}. The end of ${options.logFile}:\n${tailOf(options.logFile)}`)
      if (quickEnds >= mostQuickEnds) {
        giveUp(`The ${options.name} ended ${quickEnds} times in a row, so everything is stopped.`)
        return
      }
      const delayMs = Math.min(firstDelayMs * 2 ** (quickEnds - 1), longestDelayMs)
      report(`The ${options.name} is started again in ${delayMs / 1000} s.`)
      timer = setTimeout(() => void launch().catch((error: unknown) => giveUp(String(error))), delayMs)
    })
  }
  await launch()
  return {
    name: options.name,
    current: () => service,
    gaveUp,
    kill: () => {
      stopping = true
      clearTimeout(timer)
      service?.kill()
    },
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      await service?.stop()
    },
  }
}
