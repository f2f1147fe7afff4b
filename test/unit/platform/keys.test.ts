import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createKeyFile, readKeys } from '../../../platform/keys.ts'

describe('a key file', () => {
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'steward-keys-test-'))
  })

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  const file = () => join(folder, 'below', 'keys.json')

  it('is made with its folder, for its owner only', () => {
    createKeyFile(file())
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  it('holds keys of 32 bytes, each different', () => {
    createKeyFile(file())
    const keys = readKeys(file())
    const all = [
      keys.indexKey,
      keys.linkKey,
      ...keys.keyEncryptionKeys.map((one) => one.key),
      ...keys.payloadKeys.map((one) => one.key),
    ]
    expect(all.map((key) => key.length)).toEqual([32, 32, 32, 32])
    expect(
      new Set([...all.map((key) => key.toString('hex')), Buffer.from(keys.sessionSecret, 'base64').toString('hex')])
        .size,
    ).toBe(5)
  })

  it('is never replaced: making it again keeps the keys', () => {
    createKeyFile(file())
    const before = readFileSync(file(), 'utf8')
    createKeyFile(file())
    expect(readFileSync(file(), 'utf8')).toBe(before)
  })

  it('that is missing is refused with a sentence that says how to make it', () => {
    expect(() => readKeys(file())).toThrow(/No key file at .*keys\.json.*STEWARD_KEY_FILE.*keys create --file/s)
  })

  it('with a short key is refused with a sentence that names file and key', () => {
    createKeyFile(file())
    const content = readFileSync(file(), 'utf8').replace(/"indexKey": "[^"]+"/, '"indexKey": "c2hvcnQ="')
    writeFileSync(file(), content)
    expect(() => readKeys(file())).toThrow(/key file .*keys\.json is not valid.*32 bytes.*indexKey/s)
  })

  it('without a list of keys is refused', () => {
    createKeyFile(file())
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('"payloadKeys"', '"otherKeys"'))
    expect(() => readKeys(file())).toThrow(/payloadKeys/)
  })

  it.each(['', 'not json', '{"indexKey":', 'null', '[]'])(
    'that holds %j is refused with a sentence that names the file',
    (text) => {
      createKeyFile(file())
      writeFileSync(file(), text)
      expect(() => readKeys(file())).toThrow(/key file .*keys\.json is not valid/)
    },
  )

  it('never says a key in its refusals', () => {
    createKeyFile(file())
    const { sessionSecret } = readKeys(file())
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('"linkKey": "', '"linkKey": "x'))
    chmodSync(file(), 0o600)
    let said = ''
    try {
      readKeys(file())
    } catch (error) {
      said = String(error)
    }
    expect(said).toMatch(/linkKey/)
    expect(said).not.toContain(sessionSecret)
  })
})
