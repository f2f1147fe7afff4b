import { describe, expect, it } from '@jest/globals'
import { ERRORS } from '../../platform/errors.ts'
import { filesBelow, isSource, root } from './support/sources.ts'

const HAN = /\p{Script=Han}/u
const ENGLISH = 'web/src/i18n/en/'
const CHINESE = 'web/src/i18n/zh-CN/'

/** Every text of a module of texts, by its path. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, path === '' ? key : `${path}.${key}`))
}

const load = async (path: string): Promise<Map<string, string>> => new Map(textsOf(await import(`${root}/${path}`), ''))

/** The values that a text asks for, `{{name}}` each, in order. */
const valuesIn = (text: string) =>
  [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1] ?? '').toSorted()

/** English has two plural forms, Chinese one: `key_one` has no Chinese counterpart. */
const isEnglishPlural = (key: string) => key.endsWith('_one')

describe('the registry of errors', () => {
  it.each(Object.entries(ERRORS))('says %s in Chinese and in English', (_code, { title, status }) => {
    expect(title['zh-CN']).toMatch(HAN)
    expect(title.en).not.toMatch(HAN)
    expect(title.en.length).toBeGreaterThan(5)
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
  })
})

describe('the texts of the pages', () => {
  const english = filesBelow(ENGLISH).map((path) => path.slice(ENGLISH.length))

  it('have the same files in both languages', () => {
    expect(english.length).toBeGreaterThan(5)
    expect(filesBelow(CHINESE).map((path) => path.slice(CHINESE.length))).toEqual(english)
  })

  it.each(english)('of %s have the same keys in both languages', async (file) => {
    if (!isSource(CHINESE + file)) throw new Error(`${CHINESE}${file} is missing`)
    const [en, zh] = await Promise.all([load(ENGLISH + file), load(CHINESE + file)])
    const keys = (texts: Map<string, string>) => [...texts.keys()].filter((key) => !isEnglishPlural(key)).toSorted()
    expect(keys(zh)).toEqual(keys(en))
  })

  it.each(english)('of %s ask for the same values in both languages', async (file) => {
    const [en, zh] = await Promise.all([load(ENGLISH + file), load(CHINESE + file)])
    const differing = [...zh].filter(
      ([key, text]) => JSON.stringify(valuesIn(text)) !== JSON.stringify(valuesIn(en.get(key) ?? '')),
    )
    expect(differing.map(([key]) => `${file}: ${key}`)).toEqual([])
  })

  it.each(english)('of %s have no empty text', async (file) => {
    const [en, zh] = await Promise.all([load(ENGLISH + file), load(CHINESE + file)])
    expect([...en, ...zh].filter(([, text]) => text.trim() === '')).toEqual([])
  })
})
