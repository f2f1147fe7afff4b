import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const pollMs = 500
/** Looks at a lock whose owner has not yet written its process id before it is taken for abandoned. */
const mostUnowned = 10

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Runs the work while no other process on this machine runs work under the same lock folder; a dead owner's lock is taken over. */
export async function exclusively<T>(
  lock: string,
  work: () => Promise<T>,
  waiting: () => void = () => undefined,
): Promise<T> {
  const owner = join(lock, 'pid')
  for (let unowned = 0; ;) {
    const taken = await mkdir(lock).then(
      () => true,
      () => false,
    )
    if (taken) break
    waiting()
    const pid = Number(await readFile(owner, 'utf8').catch(() => ''))
    unowned = pid > 0 && isAlive(pid) ? 0 : unowned + 1
    if (unowned > mostUnowned) await rm(lock, { recursive: true, force: true })
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
  await writeFile(owner, String(process.pid))
  try {
    return await work()
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}
