import { OperatorError } from './settings.ts'

/** Reports what is being done, one line a step with its elapsed time; a spinner shows what runs when a person looks at a terminal. */
export type Progress = {
  /** Runs the work and prints its label with the elapsed time, or that it failed. `note` replaces the words shown beside the label. */
  readonly step: <T>(label: string, work: (note: (text: string) => void) => Promise<T>) => Promise<T>
  /** Prints one line above the spinner. */
  readonly line: (text: string) => void
}

/** What went wrong, in the words for the operator; an unexpected fault with its stack. */
export function describeError(error: unknown): string {
  if (error instanceof OperatorError) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

type Running = { readonly label: string; readonly startedAt: number; note: string }

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const frameMs = 100
const plainNoteMs = 15_000

/** Seconds with one decimal, as shown beside a step. */
export function formatElapsed(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`
}

/** Steps may overlap. Without a terminal a long step prints its note every 15 seconds instead of a spinner. */
export function createProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const running = new Set<Running>()
  let timer: NodeJS.Timeout | undefined
  let frame = 0
  const describe = (item: Running) =>
    `${item.label}${item.note === '' ? '' : `: ${item.note}`} (${formatElapsed(Date.now() - item.startedAt)})`
  const clear = () => {
    if (stream.isTTY) stream.write('\r\x1b[2K')
  }
  const line = (text: string) => {
    clear()
    stream.write(`${text}\n`)
  }
  const draw = () => {
    if (!stream.isTTY) {
      for (const item of running) if (Date.now() - item.startedAt >= plainNoteMs) stream.write(`  ${describe(item)}\n`)
      return
    }
    frame = (frame + 1) % frames.length
    const text = `${frames[frame]} ${[...running].map(describe).join(' · ')}`
    stream.write(`\r\x1b[2K${text.slice(0, Math.max(20, (stream.columns ?? 80) - 1))}`)
  }
  const settle = (item: Running, mark: string) => {
    running.delete(item)
    line(`${mark} ${describe(item)}`)
    if (running.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
  return {
    line,
    async step(label, work) {
      const item: Running = { label, startedAt: Date.now(), note: '' }
      running.add(item)
      timer ??= setInterval(draw, stream.isTTY ? frameMs : plainNoteMs).unref()
      try {
        const result = await work((text) => {
          item.note = text
        })
        settle(item, '✓')
        return result
      } catch (error) {
        settle(item, '✗')
        throw error
      }
    },
  }
}
