import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { buildWorkflowBundle } from '../../worker/bundle.ts'
import { packageOf } from './support/sources.ts'

/** Largest bundle without its source map, in bytes: Temporal's own part is 515,000. Every worker compiles it and keeps it in memory. */
const MOST_BYTES = 800_000

/** What Temporal's workflow packages bring along. Anything else belongs in an activity. */
const EXPECTED_PACKAGES = [
  '@temporalio/common',
  '@temporalio/workflow',
  'long',
  'ms',
  'nexus-rpc',
  'heap-js',
  'unionfs',
  '@ungap/structured-clone',
]

describe('the bundle of the workflows', () => {
  let code = ''

  beforeAll(async () => {
    const file = process.env['STEWARD_TEST_WORKFLOW_BUNDLE']
    const bundle = file === undefined || file === '' ? (await buildWorkflowBundle()).code : readFileSync(file, 'utf8')
    const map = bundle.lastIndexOf('//# sourceMappingURL')
    code = map < 0 ? bundle : bundle.slice(0, map)
  }, 120_000)

  const modules = () => [...code.matchAll(/^\/\*{3}\/ "(\.\/[^"]+)"/gm)].map((match) => match[1] ?? '')

  it(`is smaller than ${MOST_BYTES} bytes`, () => {
    expect(Buffer.byteLength(code)).toBeLessThan(MOST_BYTES)
  })

  it('loads no package beside those of Temporal', () => {
    const packages = new Set(
      modules().flatMap((path) =>
        path.includes('node_modules/') ? [packageOf(path.split('node_modules/').at(-1) ?? '')] : [],
      ),
    )
    expect(packages.size).toBeGreaterThan(1)
    expect([...packages].filter((name) => !EXPECTED_PACKAGES.includes(name))).toEqual([])
  })

  it('holds workflows, light files of domain and the failure converter, nothing else of the source', () => {
    const own = modules().filter((path) => !path.includes('node_modules/'))
    expect(own.length).toBeGreaterThan(3)
    expect(
      own.filter((path) => !/^\.\/(workflows|domain)\//.test(path) && path !== './platform/failure-converter.cjs'),
    ).toEqual([])
  })
})
