import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { portDefaults } from '../../../cli/embedded/settings.ts'
import { readConfig, settings } from '../../../platform/config.ts'
import { textOf } from '../../architecture/support/sources.ts'

const enough = {
  STEWARD_DATABASE_URL: 'postgresql://steward@localhost/steward',
  STEWARD_KEY_FILE: '/etc/steward/keys.json',
}

describe('settings', () => {
  it('need the database and the key file, and nothing else', () => {
    const config = readConfig(enough)
    expect(config.profile).toBe('production')
    expect(config.http.port).toBe(8080)
    expect(config.temporal).toEqual({
      address: '127.0.0.1:7233',
      namespace: 'default',
      queuePrefix: '',
      encryptPayloads: true,
    })
    expect(config.timeScale).toBe('real')
    expect(config.http.rateLimits).toBe(true)
  })

  it('that are missing are named, all at once', () => {
    expect(() => readConfig({})).toThrow(/STEWARD_DATABASE_URL.*STEWARD_KEY_FILE.*docs\/configuration\.md/s)
  })

  it.each([
    ['STEWARD_PROFILE', 'staging'],
    ['STEWARD_HTTP_PORT', 'eighty'],
    ['STEWARD_HTTP_PORT', '70000'],
    ['STEWARD_PUBLIC_URL', 'steward.example'],
    ['STEWARD_DATABASE_URL', 'mysql://localhost/steward'],
    ['STEWARD_DATABASE_CONNECTIONS', '0'],
    ['STEWARD_QUEUE_PREFIX', 'A B'],
    ['STEWARD_SMTP_URL', 'http://localhost'],
    ['STEWARD_MAIL_FROM', 'Steward Bank'],
    ['STEWARD_JURISDICTION', 'XX'],
    ['STEWARD_PAYLOAD_ENCRYPTION', 'no'],
    ['STEWARD_ANSWER_WAIT_MS', '-1'],
    ['STEWARD_LOG_LEVEL', 'loud'],
    ['STEWARD_TIME_SCALE', 'fast'],
  ])('name %s when it is %s', (variable, value) => {
    expect(() => readConfig({ ...enough, [variable]: value })).toThrow(new RegExp(`\\n  ${variable}: `))
  })

  it('never repeat a bad value, which may hold a password', () => {
    expect(() => readConfig({ ...enough, STEWARD_DATABASE_URL: 'mysql://steward:geheim@localhost' })).toThrow(
      expect.not.stringContaining('geheim'),
    )
  })

  it('take the domain of the Message-IDs from the sender', () => {
    expect(readConfig({ ...enough, STEWARD_MAIL_FROM: 'Musterbank <post@mail.musterbank.example>' }).mail.domain).toBe(
      'mail.musterbank.example',
    )
    expect(readConfig({ ...enough, STEWARD_MAIL_FROM: 'post@musterbank.example' }).mail.domain).toBe(
      'musterbank.example',
    )
  })

  it('keep links free of a double slash and roles free of blanks', () => {
    const config = readConfig({
      ...enough,
      STEWARD_PUBLIC_URL: 'https://bank.example/',
      STEWARD_WORKER_ROLES: ' cases , mail,',
    })
    expect(config.http.publicUrl).toBe('https://bank.example')
    expect(config.workerRoles).toEqual(['cases', 'mail'])
  })

  it('are the table of docs/configuration.md, with default, values and meaning', () => {
    expect(rowsBelow('## Server and worker')).toEqual(describedRows())
  })

  it('of one machine have the ports that the page says', () => {
    const rows = rowsBelow('## One machine').filter((row) => row.includes('_PORT`'))
    const said = rows.map((row) => row.split(' | ').slice(0, 2).join(' | '))
    expect(said).toEqual(Object.entries(portDefaults).map(([variable, port]) => `| ${code(variable)} | ${code(port)}`))
  })
})

const code = (text: unknown): string => `\`${String(text)}\``

/** The rows of the first table below a heading of the page. */
function rowsBelow(heading: string): string[] {
  const [, after = ''] = textOf('docs/configuration.md').split(`${heading}\n`)
  const [section = ''] = after.split('\n## ')
  return section.split('\n').filter((line) => line.startsWith('| `'))
}

/** The rows that the settings themselves ask for. */
function describedRows(): string[] {
  const { properties = {}, required = [] } = z.toJSONSchema(z.object(settings), { io: 'input' })
  return Object.entries(properties).map(([variable, shape]) => {
    if (typeof shape === 'boolean') throw new Error(`${variable} has no shape`)
    const { default: fallback, enum: values = [], description } = shape
    const shown = required.includes(variable) ? '**required**' : fallback === '' ? '(empty)' : code(fallback)
    return `| ${code(variable)} | ${shown} | ${values.map(code).join(', ')} | ${String(description)} |`
  })
}
