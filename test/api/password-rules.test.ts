import { describe, expect, it } from '@jest/globals'
import { passwordProblem } from '../../server/authentication/password-rules.ts'

const personal = [
  '张',
  '晓明',
  '张晓明',
  'Zhang',
  'Xiaoming',
  'ZhangXiaoming',
  'xiaoming.zhang',
  '+8613800138000',
  '110101199003074514',
  '1990-03-07',
]

describe('a password', () => {
  it.each([
    'plum-tractor velvet 9 rivers',
    '山高月小水落石出清风徐来',
    'x7!kQ zebra-lamp',
    'Пароль не простой 42',
    'ab1-'.repeat(32),
  ])('is accepted: %s', (password) => {
    expect(passwordProblem(password, personal)).toBeNull()
  })

  it.each(['', 'short', 'elevenchars', `${'ab1-'.repeat(32)}x`, 'aaaaaaaaaaaaaaa', '0101010101010101'])(
    'of the wrong length or of one or two characters is weak: %s',
    (password) => {
      expect(passwordProblem(password, personal)).not.toBeNull()
    },
  )

  it.each([
    'Password123456',
    'p4ssw0rd!2026!',
    'WELCOME-welcome',
    '123456789012',
    'qwertyuiop123',
    'letmein letmein',
    'Steward2026!!',
    'ＰａｓｓｗｏｒｄＡｄｍｉｎ',
  ])('of listed words with digits, signs or look-alikes is listed: %s', (password) => {
    expect(passwordProblem(password, personal)).toBe('password_blocklisted')
  })

  it.each([
    'zhang13800138000',
    'my name is Xiaoming',
    '我的名字是张晓明没错吧对',
    'born on 1990-03-07!',
    '13800138000-and-more',
    'id 110101199003074514',
    'xiao-ming.zhang rocks',
  ])('with data of the person is refused: %s', (password) => {
    expect(passwordProblem(password, personal)).toBe('password_contains_personal')
  })
})
