import { describe, expect, it } from '@jest/globals'
import { objection } from './support/arrows.ts'
import { codeFiles, type Import, importsOf, isSource, textOf } from './support/sources.ts'

const files = codeFiles()
const imports = files.flatMap((file) => importsOf(file))
const example = (from: string, target: string | undefined, specifier: string, typeOnly = false): Import => ({
  from,
  line: 1,
  specifier,
  typeOnly,
  target,
})

describe('imports', () => {
  it('are found in the files of the source', () => {
    expect(files.length).toBeGreaterThan(100)
    expect(imports.length).toBeGreaterThan(files.length)
    expect(importsOf('test/architecture/imports.test.ts').map((entry) => entry.specifier)).toEqual([
      '@jest/globals',
      './support/arrows.ts',
      './support/sources.ts',
    ])
  })

  it('follow the arrows between the rooms', () => {
    expect(imports.flatMap((entry) => objection(entry) ?? [])).toEqual([])
  })

  it('name their file with its extension', () => {
    const lost = imports.filter(
      ({ target, typeOnly }) =>
        target !== undefined && !isSource(target) && !target.startsWith('prisma/generated/') && !typeOnly,
    )
    expect(lost.map((entry) => `${entry.from}:${entry.line} imports ${entry.specifier}, which is not a file`)).toEqual(
      [],
    )
  })

  it('load the test programs from nowhere', () => {
    expect(
      imports
        .filter((entry) => entry.target?.startsWith('test/fakes/') === true && !entry.from.startsWith('test/fakes/'))
        .map((entry) => `${entry.from}:${entry.line} starts a fake by importing it: run it as a program`),
    ).toEqual([])
  })

  it('are refused when they leave the house rules', () => {
    expect(objection(example('domain/kernel/dates.ts', undefined, 'node:fs'))).toMatch(/domain is pure/)
    expect(objection(example('domain/kernel/dates.ts', 'platform/log.ts', '../../platform/log.ts', true))).toMatch(
      /domain is pure/,
    )
    expect(
      objection(example('workflows/accounts/account-opening.ts', 'activities/mail.ts', '../../activities/mail.ts')),
    ).toMatch(/import type/)
    expect(objection(example('workflows/accounts/account-opening.ts', undefined, 'zod'))).toBeDefined()
    expect(
      objection(example('server/routes/health.ts', 'workflows/index.ts', '../../workflows/index.ts')),
    ).toBeDefined()
    expect(objection(example('activities/mail.ts', undefined, '@temporalio/client'))).toMatch(/platform\/processes/)
    expect(
      objection(example('prisma/store/tasks.ts', 'platform/processes.ts', '../../platform/processes.ts')),
    ).toBeDefined()
    expect(
      objection(example('web/src/main.tsx', 'server/schemas/common.ts', '../../server/schemas/common.ts')),
    ).toBeDefined()
  })

  it('are allowed along the arrows', () => {
    expect(
      objection(
        example('workflows/accounts/account-opening.ts', 'activities/mail.ts', '../../activities/mail.ts', true),
      ),
    ).toBeUndefined()
    expect(
      objection(example('web/src/main.tsx', 'server/schemas/common.ts', '../../server/schemas/common.ts', true)),
    ).toBeUndefined()
    expect(
      objection(example('prisma/store/tasks.ts', 'platform/processes.ts', '../../platform/processes.ts', true)),
    ).toBeUndefined()
    expect(
      objection(example('server/routes/health.ts', 'workflows/catalogue.ts', '../../workflows/catalogue.ts')),
    ).toBeUndefined()
  })
})

const areaOf = (path: string) => path.split('/')[1] ?? ''

/** A circle among the areas of domain, as the path that closes it, or nothing. */
function circle(arrows: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>()
  const walk = (area: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(area)) return [...path.slice(path.indexOf(area)), area]
    if (done.has(area)) return undefined
    for (const next of arrows.get(area) ?? []) {
      const found = walk(next, [...path, area])
      if (found !== undefined) return found
    }
    done.add(area)
    return undefined
  }
  for (const area of arrows.keys()) {
    const found = walk(area, [])
    if (found !== undefined) return found
  }
  return undefined
}

describe('domain', () => {
  const inside = imports.filter(
    (entry) => entry.from.startsWith('domain/') && entry.target?.startsWith('domain/') === true,
  )

  it('has a kernel that needs no area', () => {
    expect(
      inside
        .filter((entry) => areaOf(entry.from) === 'kernel' && areaOf(entry.target ?? '') !== 'kernel')
        .map((entry) => `${entry.from}:${entry.line} imports ${entry.target}`),
    ).toEqual([])
  })

  it('has areas that form no circle', () => {
    const arrows = new Map<string, Set<string>>()
    for (const entry of inside) {
      const [from, to] = [areaOf(entry.from), areaOf(entry.target ?? '')]
      if (from !== to) arrows.set(from, (arrows.get(from) ?? new Set()).add(to))
    }
    const found = circle(arrows)
    const witnesses = inside.filter(
      (entry) =>
        found?.some((area, at) => area === areaOf(entry.from) && found[at + 1] === areaOf(entry.target ?? '')) === true,
    )
    expect({
      circle: found,
      imports: witnesses.map((entry) => `${entry.from}:${entry.line} imports ${entry.target}`),
    }).toEqual({ circle: undefined, imports: [] })
  })
})

describe('what workflows load', () => {
  it('stays light: domain files that load no package', () => {
    const heavy: string[] = []
    const seen = new Set<string>()
    const visit = (path: string, through: readonly string[]): void => {
      if (seen.has(path)) return
      seen.add(path)
      for (const entry of importsOf(path)) {
        if (entry.typeOnly) continue
        if (entry.target === undefined && path.startsWith('domain/'))
          heavy.push(
            `${[...through, path].join(' -> ')} loads ${entry.specifier}: do this in an activity and return the result`,
          )
        if (entry.target !== undefined && isSource(entry.target)) visit(entry.target, [...through, path])
      }
    }
    visit('workflows/index.ts', [])
    expect(seen.size).toBeGreaterThan(3)
    expect(heavy).toEqual([])
  })
})

describe('queries', () => {
  it('are written in prisma/store only: elsewhere, call a function of the store', () => {
    const query =
      /\bdb\s*\.\s*(?:\$\w+|[a-z]\w*\s*\.\s*(?:find|create|update|delete|upsert|count|aggregate|groupBy)\w*)/
    const elsewhere = files.filter((path) => !/^(prisma|test|bench|domain)\//.test(path))
    const found = elsewhere.flatMap((path) =>
      textOf(path)
        .split('\n')
        .flatMap((line, at) => (query.test(line) ? [`${path}:${at + 1}`] : [])),
    )
    expect(found).toEqual([])
  })
})
