import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { CopyEnvironment } from './environment.ts'
import { endWithProcess } from './service.ts'
import { OperatorError, sourceRoot } from './settings.ts'

/** The database being prepared by a process of its own. */
export type Preparation = {
  /** How many migrations were applied. */
  readonly migrated: Promise<number>
  /** Settles when the demonstration's people are in the database and in the copy's file. */
  readonly seeded: Promise<void>
}

/** Applies the migrations and adds the demonstration's people in a process that ends afterwards. Rejects with what that process said. */
export function prepareDatabase(environment: CopyEnvironment): Preparation {
  const child = fork(join(sourceRoot, 'cli/embedded/prepare.ts'), [], {
    cwd: sourceRoot,
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  endWithProcess(child)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-10_000)
  })
  const seeded = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    // After "close" everything that the process said has arrived.
    child.once('close', (code) => {
      if (code === 0) resolve()
      else reject(new OperatorError(`The database could not be prepared:\n${said.trim()}`))
    })
  })
  const migrated = new Promise<number>((resolve, reject) => {
    child.once('message', (message) => {
      if (typeof message === 'object' && message !== null && 'applied' in message) resolve(Number(message.applied))
    })
    seeded.catch(reject)
  })
  return { migrated, seeded }
}
