import { describe, expect, it } from '@jest/globals'
import { addressProblems } from '../../../../../domain/compliance/identity-verification/address.ts'
import { birthDate } from '../../../../../domain/compliance/identity-verification/birth-date.ts'
import { country, countryOfIcaoCode } from '../../../../../domain/compliance/identity-verification/country.ts'
import { email } from '../../../../../domain/compliance/identity-verification/email.ts'
import { passportNumber } from '../../../../../domain/compliance/identity-verification/passport.ts'
import {
  latinNamePart,
  namePart,
  personName,
} from '../../../../../domain/compliance/identity-verification/person-name.ts'
import { mobilePhone, phone } from '../../../../../domain/compliance/identity-verification/phone.ts'

describe('telephone numbers', () => {
  it('are stored in E.164 with their country', () => {
    expect(phone('+86 138 0013 8000')).toEqual({
      ok: true,
      value: { e164: '+8613800138000', country: 'CN', mobile: true },
    })
    expect(phone('13800138000', 'CN')).toMatchObject({ ok: true, value: { e164: '+8613800138000' } })
    expect(phone('+442079460000')).toMatchObject({ ok: true, value: { e164: '+442079460000', mobile: false } })
  })

  it.each(['+86138001380', '12345', '', 'call me', '13800138000'])('refuses %p without a country', (text) => {
    expect(phone(text)).toEqual({ ok: false, code: 'phone_invalid' })
  })

  it('must be mobile where codes are sent', () => {
    expect(mobilePhone('+442079460000')).toEqual({ ok: false, code: 'phone_not_mobile' })
    expect(mobilePhone('+8613800138000').ok).toBe(true)
    expect(mobilePhone('+12015550123').ok).toBe(true)
    expect(mobilePhone('12345')).toEqual({ ok: false, code: 'phone_invalid' })
  })
})

describe('e-mail addresses', () => {
  it.each([
    ['a@b.co', 'a@b.co'],
    ['  Li.Na+bank@Example.COM ', 'Li.Na+bank@example.com'],
    ['user@例子.中国', 'user@xn--fsqu00a.xn--fiqs8s'],
  ])('accept %p as %p', (text, stored) => {
    expect(email(text)).toEqual({ ok: true, value: stored })
  })

  it.each([
    'a@b',
    'a..b@c.de',
    'Li Na <a@b.co>',
    '@b.co',
    'a@',
    'plain',
    `${'a'.repeat(65)}@b.co`,
    `a@${'b'.repeat(250)}.co`,
  ])('refuse %p', (text) => {
    expect(email(text)).toEqual({ ok: false, code: 'email_invalid' })
  })
})

describe('names', () => {
  it.each([
    '阿卜杜拉·买买提',
    "O'Connor",
    'Nguyễn',
    '张',
    'Müller-Lüdenscheidt',
    'Иванов',
    'محمد',
    '田中',
    'さくら',
    '김',
    'Na',
    'Null',
    'J. R.',
  ])('accept %p', (text) => {
    expect(namePart(text).ok).toBe(true)
  })

  it.each([
    ['test', 'name_placeholder'],
    ['无', 'name_placeholder'],
    ['测试', 'name_placeholder'],
    ['aaaa', 'name_placeholder'],
    ['张3', 'name_characters'],
    ['Anna😀', 'name_characters'],
    ['<script>', 'name_characters'],
    ['张San', 'name_mixed_scripts'],
    ['Аnna', 'name_mixed_scripts'],
    ['', 'name_too_short'],
    [' · ', 'name_too_short'],
    ['李'.repeat(51), 'name_too_long'],
  ])('refuse %p with %s', (text, code) => {
    expect(namePart(text)).toEqual({ ok: false, code })
  })

  it('unify blanks, composition and the middle dot', () => {
    expect(namePart(' 阿卜杜拉 • 买买提 ')).toEqual({ ok: true, value: '阿卜杜拉·买买提' })
    expect(namePart('Nguye\u0302\u0303n')).toEqual({ ok: true, value: 'Nguyễn' })
  })

  it('need two letters in all', () => {
    expect(personName({ family: '张', given: '晓明' })).toEqual({ ok: true, value: { family: '张', given: '晓明' } })
    expect(personName({ family: 'O', given: '.' })).toEqual({ ok: false, code: 'name_too_short' })
    expect(personName({ family: 'te', given: 'st' })).toEqual({ ok: false, code: 'name_placeholder' })
  })

  it('in Latin letters refuse other scripts', () => {
    expect(latinNamePart('Xiaoming').ok).toBe(true)
    expect(latinNamePart('Lü').ok).toBe(true)
    expect(latinNamePart('晓明')).toEqual({ ok: false, code: 'name_not_latin' })
    expect(latinNamePart('An·Na')).toEqual({ ok: false, code: 'name_not_latin' })
  })
})

describe('birth dates', () => {
  const today = '2026-12-01'

  it('accept a leap day and the ages 0 and 120', () => {
    for (const date of ['1996-02-29', '2026-12-01', '1906-12-01'])
      expect(birthDate(date, today)).toEqual({ ok: true, value: date })
  })

  it.each([
    ['2001-04-31', 'birth_date_unreal'],
    ['1/2/1990', 'birth_date_unreal'],
    ['2026-12-02', 'birth_date_future'],
    ['1905-12-01', 'birth_date_too_old'],
  ])('refuse %s with %s', (date, code) => {
    expect(birthDate(date, today)).toEqual({ ok: false, code })
  })

  it('refuse a person younger than the product allows until the birthday', () => {
    expect(birthDate('2010-12-02', today, 16)).toEqual({ ok: false, code: 'birth_date_under_age' })
    expect(birthDate('2010-12-01', today, 16).ok).toBe(true)
  })
})

describe('countries', () => {
  it('are ISO alpha-2 codes, with Kosovo', () => {
    expect(country('CN')).toEqual({ ok: true, value: 'CN' })
    expect(country(' gb ')).toEqual({ ok: true, value: 'GB' })
    expect(country('XK').ok).toBe(true)
  })

  it('refuse UK with the hint GB, and anything unknown', () => {
    expect(country('UK')).toEqual({ ok: false, code: 'country_use_gb' })
    for (const text of ['', 'CHN', 'ZZ', '中国']) expect(country(text)).toEqual({ ok: false, code: 'country_invalid' })
  })

  it('translate the codes of travel documents', () => {
    expect(['CHN', 'D', 'GBN', 'RKS', 'UTO', 'XXA'].map(countryOfIcaoCode)).toEqual([
      'CN',
      'DE',
      'GB',
      'XK',
      null,
      null,
    ])
  })
})

describe('passport numbers', () => {
  it.each([
    ['e12345678', 'CN', 'E12345678'],
    ['EA 1234567', 'CN', 'EA1234567'],
    ['L898902C3', 'SE', 'L898902C3'],
    ['123456789', 'GB', '123456789'],
  ])('accept %s of %s', (text, issuer, stored) => {
    expect(passportNumber(text, issuer)).toEqual({ ok: true, value: stored })
  })

  it.each([
    ['E1234567', 'CN'],
    ['E123456789', 'CN'],
    ['ABCDEFGH', 'SE'],
    ['12', 'SE'],
    ['AB123456C', 'GB'],
    ['无', 'CN'],
  ])('refuse %s of %s', (text, issuer) => {
    expect(passportNumber(text, issuer)).toEqual({ ok: false, code: 'passport_format' })
  })
})

describe('addresses', () => {
  const home = { country: 'CN', province: '北京市', city: '东城区', line: '东华门街道1号', postcode: '100006' }

  it('are complete with the parts that the country needs', () => {
    expect(addressProblems(home, '/address')).toEqual([])
    expect(addressProblems({ ...home, country: 'HK', province: '', city: '', postcode: '' }, '/address')).toEqual([])
    expect(addressProblems({ ...home, country: 'GB', province: '', postcode: 'SW1A 1AA' }, '/address')).toEqual([])
    expect(addressProblems({ ...home, country: 'KE', province: '', postcode: '' }, '/address')).toEqual([])
  })

  it('name each missing part', () => {
    expect(addressProblems({ ...home, province: '', postcode: ' ' }, '/address')).toEqual([
      { pointer: '/address/province', code: 'required' },
      { pointer: '/address/postcode', code: 'required' },
    ])
  })

  it.each(['10006', '1000066', '900000', 'SW1A 1AA'])('refuse %s as a Chinese postcode', (postcode) => {
    expect(addressProblems({ ...home, postcode }, '/address')).toEqual([
      { pointer: '/address/postcode', code: 'postcode_format' },
    ])
  })

  it.each(['P.O. Box 12', 'PO BOX 7', '100600信箱 12号', '北京1234信箱5分'])(
    'refuse the post-office box %s as a residence',
    (line) => {
      expect(addressProblems({ ...home, line }, '/address').map((problem) => problem.code)).toContain('address_po_box')
    },
  )

  it('refuse an unknown country and a line that says nothing', () => {
    expect(addressProblems({ ...home, country: 'UK' }, '/address')).toEqual([
      { pointer: '/address/country', code: 'country_use_gb' },
    ])
    expect(addressProblems({ ...home, line: '1' }, '/address')).toEqual([
      { pointer: '/address/line', code: 'address_too_short' },
    ])
  })
})
