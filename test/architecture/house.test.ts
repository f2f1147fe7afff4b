import { execFileSync } from 'node:child_process'
import { homedir } from 'node:os'
import { describe, expect, it } from '@jest/globals'
import { ROOMS } from './support/arrows.ts'
import { AREA_ROOMS, CAPABILITIES, MECHANISMS, MISPLACED, SHARED_FOLDERS } from './support/names.ts'
import { filesBelow, root, textOf, topFolders } from './support/sources.ts'

const MOST_LINES = 400
const files = filesBelow('')
const isCode = (path: string) => /\.(ts|tsx|mjs|cjs|css|prisma)$/.test(path)
const isText = (path: string) => !/\.(png|jpe?g|gif|webp|ico|pdf|woff2?|ttf|otf|gz|zip)$/.test(path)
const linesOf = (text: string) => text.split('\n').length - 1

/** Places of a pattern in the files, each as `file:line`. */
const places = (paths: readonly string[], pattern: RegExp): string[] =>
  paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}`] : [])),
  )

const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

describe('the house', () => {
  it('has no room beside the known ones: a new one needs a decision record', () => {
    expect(topFolders().filter((folder) => !ROOMS.some((room) => room === folder))).toEqual([])
  })

  it(`keeps its files below ${MOST_LINES} lines: divide a longer one by what it decides`, () => {
    const long = files.filter(isCode).map((path) => ({ path, lines: linesOf(textOf(path)) }))
    expect(long.filter(({ lines }) => lines > MOST_LINES)).toEqual([])
  })

  it('names its files in lower case with hyphens', () => {
    const odd = files.filter((path) => isCode(path) && !/^[a-z0-9.-]+$/.test(path.split('/').at(-1) ?? ''))
    expect(odd).toEqual([])
  })

  it('leaves nothing for later: what is not done has an issue, not a mark in the code', () => {
    const marks = new RegExp(String.raw`\b(${['TO', 'FIX'].map((word, at) => word + ['DO', 'ME'][at]).join('|')})\b`)
    expect(
      places(
        files.filter((path) => isCode(path) || path.endsWith('.md')),
        marks,
      ),
    ).toEqual([])
  })

  it('runs every test: none is skipped and none is alone', () => {
    const tests = files.filter((path) => /\.test\.tsx?$/.test(path))
    expect(tests.length).toBeGreaterThan(10)
    const chosen = new RegExp(
      String.raw`\b(?:it|test|describe)\.(?:${['only', 'skip', 'failing'].join('|')})\b|^\s*(?:f|x)(?:it|describe)\(`,
    )
    expect(places(tests, chosen)).toEqual([])
  })
})

describe('names', () => {
  it.each(AREA_ROOMS)('in %s are those of the areas', (room) => {
    const folders = new Set(
      filesBelow(room).flatMap((path) =>
        path
          .slice(room.length + 1)
          .split('/')
          .slice(0, -1)
          .slice(0, 1),
      ),
    )
    const known = [...Object.keys(CAPABILITIES), ...(SHARED_FOLDERS[room] ?? [])]
    expect([...folders].filter((folder) => !known.includes(folder))).toEqual([])
  })

  it.each(AREA_ROOMS)('in %s are the same capability names as everywhere', (room) => {
    const odd = filesBelow(room).flatMap((path) => {
      const [area = '', name = ''] = path.slice(room.length + 1).split('/')
      const capabilities = CAPABILITIES[area]
      if (capabilities === undefined || name === '') return []
      const known = [...capabilities, ...(MECHANISMS[area] ?? [])]
      return known.includes(name.replace(/\.tsx?$/, '')) || Object.hasOwn(MISPLACED, path)
        ? []
        : [`${path}: choose one of ${known.join(', ')}`]
    })
    expect(odd).toEqual([])
  })

  it('that are still out of line are those of existing files', () => {
    expect(Object.keys(MISPLACED).filter((path) => !files.includes(path))).toEqual([])
  })
})

describe('no file', () => {
  const texts = files.filter(isText)

  it('names a place of the machine it was made on', () => {
    const own = [root, homedir()]
      .filter((folder) => folder.split('/').length > 2)
      .map((folder) => `${literally(folder)}/`)
    const pattern = new RegExp(String.raw`(^|[\s"'\x60(=:,])(${[...own, '/(?:home|root|Users)/[a-z]'].join('|')})`)
    expect(places(texts, pattern)).toEqual([])
  })

  it('names a package registry', () => {
    const { host } = new URL(execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8', cwd: root }).trim())
    const settings = places(texts, /(registry\s*=\s*["']?https?:|\/\/[^\s"']+\/:_auth|"resolved":\s*"https?:)/i)
    const hosts = host === 'registry.npmjs.org' ? [] : places(texts, new RegExp(literally(host), 'i'))
    expect([...settings.filter((place) => !place.startsWith('test/architecture/')), ...hosts]).toEqual([])
  })

  it('names a private network address', () => {
    const pattern =
      /\b(10\.\d{1,3}\.\d{1,3}\.\d{1,3}|192\.168\.\d{1,3}\.\d{1,3}|172\.(1[6-9]|2\d|3[01])\.\d{1,3}\.\d{1,3})\b/
    expect(
      places(
        texts.filter((path) => path !== 'package-lock.json' && !path.startsWith('test/fixtures/')),
        pattern,
      ),
    ).toEqual([])
  })

  it('holds a private key or a token', () => {
    const pattern = new RegExp(
      ['-----BEGIN [A-Z ]*PRIVATE', 'KEY-----'].join(' ') + String.raw`|\b(ghp|gho|xoxb|npm)_[A-Za-z0-9]{30,}`,
    )
    expect(places(texts, pattern)).toEqual([])
  })
})
