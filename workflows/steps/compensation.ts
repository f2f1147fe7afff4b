import { CancellationScope } from '@temporalio/workflow'

/**
 * Undos of what a process did outside: register each before its step runs. `undoAll` runs them in reverse, where a
 * cancellation cannot reach them, and goes on past one that fails; it returns how many failed.
 */
export function openCompensation() {
  const undos: (() => Promise<void>)[] = []
  return {
    register: (undo: () => Promise<void>): void => {
      undos.push(undo)
    },
    undoAll: (): Promise<number> =>
      CancellationScope.nonCancellable(async () => {
        let failed = 0
        for (const undo of undos.reverse()) {
          try {
            await undo()
          } catch {
            failed += 1
          }
        }
        undos.length = 0
        return failed
      }),
  }
}
