import { describe, expect, it } from '@jest/globals'
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

  it('are each described in docs/configuration.md', () => {
    const page = textOf('docs/configuration.md')
    expect(Object.keys(settings).filter((variable) => !page.includes(variable))).toEqual([])
  })
})
