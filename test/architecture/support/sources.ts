import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root folder of the source. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** Folders that a build or a run makes; they are not part of the source. */
const MADE = new Set(['node_modules', '.git', '.local', '.cache', 'coverage', 'web/dist', 'prisma/generated'])

const isMade = (path: string) => MADE.has(path) || path.split('/').includes('node_modules')

/** Names of the folders at the top of the source. */
export const topFolders = (): string[] =>
  readdirSync(root, { withFileTypes: true }).flatMap((item) =>
    item.isDirectory() && !isMade(item.name) ? [item.name] : [],
  )

/** Every file of the source below a folder, as paths from the root with `/`, in order. */
export function filesBelow(folder: string): string[] {
  const start = join(root, folder)
  if (!existsSync(start)) return []
  return readdirSync(start, { withFileTypes: true })
    .flatMap((item) => {
      const path = posix.join(folder, item.name)
      if (isMade(path)) return []
      if (item.isDirectory()) return filesBelow(path)
      return item.isFile() ? [path] : []
    })
    .toSorted()
}

/** The text of a file of the source. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')

/** True when the path names a file of the source. */
export const isSource = (path: string): boolean => existsSync(join(root, path))

/** One import, re-export or dynamic import of a file. */
export type Import = {
  readonly from: string
  readonly line: number
  readonly specifier: string
  /** `import type` and `export type` leave nothing behind; `import { type A }` still loads the module. */
  readonly typeOnly: boolean
  /** The imported file from the root, or nothing for a package. */
  readonly target: string | undefined
}

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:[\w*$\s{},]*?\sfrom\s+)?'([^']+)'/gm
const CALL = /(?<![\w.'"`])(?:import|require)\(\s*'([^']+)'\s*,?\s*\)/g

/** Every import of a file, read from its text. */
export function importsOf(from: string): Import[] {
  const text = textOf(from)
  const found = [
    ...[...text.matchAll(STATEMENT)].map((match) => ({
      at: match.index,
      specifier: match[2] ?? '',
      typeOnly: match[1] !== undefined,
    })),
    ...[...text.matchAll(CALL)].map((match) => ({ at: match.index, specifier: match[1] ?? '', typeOnly: false })),
  ]
  return found.map(({ at, specifier, typeOnly }) => ({
    from,
    line: text.slice(0, at).split('\n').length,
    specifier,
    typeOnly,
    target: specifier.startsWith('.') ? resolve(from, specifier) : undefined,
  }))
}

const resolve = (from: string, specifier: string) =>
  relative(root, join(root, dirname(from), specifier))
    .split(sep)
    .join('/')

/** The package that a specifier names: `@scope/name` or `name`, without the path inside it; `node:fs` stays whole. */
export function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/')
  return specifier.startsWith('@') ? `${first}/${second}` : first
}

/** Every TypeScript file of the source. */
export const codeFiles = (): string[] =>
  topFolders()
    .flatMap((folder) => filesBelow(folder))
    .filter((path) => /\.tsx?$/.test(path))
