import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { table } from '../../../cli/command.ts'
import { operatorEnvironment } from '../../../cli/copy.ts'
import { CommandError, exitStatus, isHelp, sentenceOf, UsageError } from '../../../cli/failure.ts'
import { stewardProgram } from '../../../cli/program.ts'
import { StewardError } from '../../../platform/errors.ts'

describe('the settings of an operator’s command', () => {
  let folder = ''

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'steward-cli-test-'))
  })

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('are those of the environment when it names a database', () => {
    const environment = { STEWARD_DATABASE_URL: 'postgresql://db/steward', STEWARD_DATA_DIR: folder }
    expect(operatorEnvironment(environment)).toBe(environment)
  })

  it('are those of the copy in the data folder when it names none', () => {
    writeFileSync(
      join(folder, 'demo.json'),
      JSON.stringify({ database: 'postgresql://copy/steward', temporal: '127.0.0.1:7234' }),
    )
    expect(operatorEnvironment({ STEWARD_DATABASE_URL: '', STEWARD_DATA_DIR: folder })).toEqual({
      STEWARD_DATA_DIR: folder,
      STEWARD_DATABASE_URL: 'postgresql://copy/steward',
      STEWARD_TEMPORAL_ADDRESS: '127.0.0.1:7234',
      STEWARD_KEY_FILE: join(folder, 'keys.json'),
    })
  })

  it('keep a key file and a Temporal server that the environment names', () => {
    writeFileSync(
      join(folder, 'demo.json'),
      JSON.stringify({ database: 'postgresql://copy/steward', temporal: '127.0.0.1:7234' }),
    )
    const found = operatorEnvironment({
      STEWARD_DATA_DIR: folder,
      STEWARD_KEY_FILE: '/keys',
      STEWARD_TEMPORAL_ADDRESS: 'other:7233',
    })
    expect(found).toMatchObject({ STEWARD_KEY_FILE: '/keys', STEWARD_TEMPORAL_ADDRESS: 'other:7233' })
  })

  it('say what to set when there is no database', () => {
    expect(() => operatorEnvironment({ STEWARD_DATA_DIR: folder })).toThrow(
      /STEWARD_DATABASE_URL and STEWARD_KEY_FILE.*npm start/,
    )
  })

  it.each(['', '{"database":', '{}', '[]'])('say so when the copy’s file holds %j', (text) => {
    writeFileSync(join(folder, 'demo.json'), text)
    expect(() => operatorEnvironment({ STEWARD_DATA_DIR: folder })).toThrow(/demo\.json is not complete/)
  })
})

describe('a failed command', () => {
  it.each([
    [new UsageError('x'), 2],
    [new CommandError('x'), 1],
    [new Error('x'), 1],
    ['x', 1],
  ])('%s ends with status %d', (error, status) => {
    expect(exitStatus(error)).toBe(status)
  })

  it.each([
    [new CommandError('There is\n  no such list.'), 'There is no such list.'],
    [new StewardError('not_found'), 'There is nothing here, or it is not yours. (not_found)'],
    [
      Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' }),
      'The database does not answer: check that it runs and that STEWARD_DATABASE_URL names it.',
    ],
    [
      new Error('outer', { cause: Object.assign(new Error(''), { code: '3D000' }) }),
      'The database does not exist: check STEWARD_DATABASE_URL.',
    ],
    [
      new AggregateError([Object.assign(new Error(''), { code: 'ECONNREFUSED' })]),
      'The database does not answer: check that it runs and that STEWARD_DATABASE_URL names it.',
    ],
    [new TypeError(''), 'TypeError'],
    ['odd', 'odd'],
  ])('says %s in one sentence', (error, sentence) => {
    expect(sentenceOf(error)).toBe(sentence)
  })
})

describe('the steward command', () => {
  const lines: string[] = []
  const run = (...args: string[]) =>
    stewardProgram({ environment: {}, write: (line) => lines.push(line) }).parseAsync(args, { from: 'user' })
  const refusalOf = (...args: string[]) =>
    run(...args).then(
      () => null,
      (error: unknown) => error,
    )

  beforeEach(() => {
    lines.length = 0
  })

  it.each([
    [['nonsense']],
    [['keys', 'create']],
    [['keys', 'create', '--file']],
    [['keys', 'make']],
    [['audit', 'tail', '--application', 'x', '--limit', '0']],
    [['requests', 'pending', '--limit', 'many']],
  ])('refuses %j as written wrongly', async (args) => {
    const refusal = await refusalOf(...args)
    expect(exitStatus(refusal)).toBe(2)
    expect(sentenceOf(refusal)).toMatch(/\w/)
    expect(isHelp(refusal)).toBe(false)
  })

  it('makes a key file once', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'steward-cli-test-'))
    const file = join(folder, 'keys.json')
    await run('keys', 'create', '--file', file, '--json')
    await run('keys', 'create', '--file', file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(lines).toEqual([JSON.stringify({ file, created: true }), `${file} exists and stays as it is.`])
    rmSync(folder, { recursive: true })
  })
})

describe('a table', () => {
  it('is aligned by its widest cells', () => {
    expect(
      table(
        ['a', 'name'],
        [
          ['long', 'b'],
          ['c', 'd'],
        ],
      ),
    ).toEqual(['a     name', 'long  b', 'c     d'])
  })
})
