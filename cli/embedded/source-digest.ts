import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sourceRoot } from './settings.ts'

const skipped = new Set(['dist', 'node_modules'])

function filesOf(path: string): string[] {
  const full = join(sourceRoot, path)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [path]
  return readdirSync(full).flatMap((name) => (skipped.has(name) ? [] : filesOf(`${path}/${name}`)))
}

/** A digest of every file under the paths, counted from the source's root; it changes when a name or a content changes. */
export function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of paths.flatMap(filesOf).sort())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(sourceRoot, file)))
  return hash.digest('hex').slice(0, 32)
}
