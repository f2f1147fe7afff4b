import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { clusterFolders } from './postgres-identity.ts'
import { OperatorError } from './settings.ts'

const marker = '.steward-data'
const lockName = 'run.lock'

/** Holds the data folder for this process until it is released. */
export type DataFolderLock = { readonly release: () => void }

/**
 * Makes the data folder this copy's own: creates it, marks it, and takes its lock. Throws an `OperatorError` when another copy runs on it,
 * or when it holds files that are not Steward's. The lock of a copy that crashed is taken over.
 */
export function lockDataFolder(dataDir: string): DataFolderLock {
  mkdirSync(dataDir, { recursive: true })
  // PostgreSQL's own account must pass through when this process is root; nobody else may look inside.
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
  if (!existsSync(join(dataDir, marker))) {
    if (readdirSync(dataDir).length > 0) {
      throw new OperatorError(
        `${dataDir} holds files that are not Steward's: set STEWARD_DATA_DIR to an empty or new folder.`,
      )
    }
    writeFileSync(
      join(dataDir, marker),
      'This folder holds the data of one copy of Steward. "npm start -- --reset" empties it.\n',
    )
  }
  const file = join(dataDir, lockName)
  const owner = ownerOf(file)
  if (owner !== undefined) {
    throw new OperatorError(
      `Steward already runs on ${dataDir} (process ${owner}): stop it, or set STEWARD_DATA_DIR and other ports for a second copy.`,
    )
  }
  rmSync(file, { force: true })
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, `${process.pid}\n`)
    closeSync(handle)
  } catch {
    throw new OperatorError(`Another copy of Steward is just starting on ${dataDir}.`)
  }
  return {
    release: () => {
      if (ownerOf(file) === process.pid) unlinkSync(file)
    },
  }
}

/** True while a copy of Steward runs on the folder. */
export function isRunningOn(dataDir: string): boolean {
  return ownerOf(join(dataDir, lockName)) !== undefined
}

/** Deletes everything in a folder that this process has locked, except mark and lock. */
export function emptyDataFolder(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name !== marker && name !== lockName) rmSync(join(dataDir, name), { recursive: true, force: true })
  }
  for (const folder of clusterFolders(dataDir)) rmSync(folder, { recursive: true, force: true })
}

/** Puts the logs of the last run beside the new ones, one generation deep. */
export function setLogsAside(logs: string): void {
  if (!existsSync(logs)) return
  for (const name of readdirSync(logs)) {
    if (name.endsWith('.log')) renameSync(join(logs, name), join(logs, `${name}.previous`))
  }
}

function ownerOf(file: string): number | undefined {
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').trim())
  if (!Number.isInteger(pid) || pid < 2) return undefined
  if (pid === process.pid) return pid
  const listed = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
  if (listed.error === undefined)
    return listed.status === 0 && listed.stdout.includes('cli/embedded/') ? pid : undefined
  const command = `/proc/${pid}/cmdline`
  return existsSync(command) && readFileSync(command, 'utf8').includes('cli/embedded/') ? pid : undefined
}
