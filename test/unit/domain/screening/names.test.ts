import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { EntryKind } from '../../../../domain/compliance/screening/list-entry.ts'
import { compareNames } from '../../../../domain/compliance/screening/match.ts'

const ALERT = 0.85
const ORLENKO = 'Viktor Anatolyevich ORLENKO'
const QADIRI = 'Mohammed Al-Hassan QADIRI'
const ZHANG = 'ZHANG Xiaoming'

const person = (left: string, right: string): number => compareNames(left, right, 'PERSON')
const firm = (left: string, right: string): number => compareNames(left, right, 'ENTITY')

describe('names that are equal once normalised', () => {
  it.each([
    ['JOSE MARIA FERNANDEZ NUNEZ', 'José María FERNÁNDEZ-ÑÚÑEZ'],
    ['Xiaoming Zhang', ZHANG],
    ['orlenko,  VIKTOR anatolyevich', ORLENKO],
    ['Ｖｉｋｔｏｒ Anatolyevich Orlenko', ORLENKO],
    ['Vіktоr Anatolyevich Orlenko', ORLENKO],
    ['Łukasz Straßer-Ødegård', 'Lukasz STRASSER ODEGARD'],
    ["Patrick O'Brien", 'OBRIEN, Patrick'],
    ['Dr. Mohammed Hassan Qadiri', QADIRI],
    ['Abd al-Rahman Saleh', 'ABDUL RAHMAN, Saleh'],
    ['Виктор Анатольевич Орленко', ORLENKO],
    ['张晓明', ZHANG],
    ['張曉明', ZHANG],
  ])('%s is %s', (left, right) => {
    expect(person(left, right)).toBe(1)
  })

  it.each([
    ['Globalstar Trading LLC', 'Global Star Trading FZE'],
    ['NORDSEE HANDEL', 'Nordsee Handelsgesellschaft mbH'],
    ['Romashka LLC', 'Общество с ограниченной ответственностью «Ромашка»'],
    ['北辰国际贸易有限公司', 'Beichen International Trading Co., Ltd.'],
    ['G.S.T. Holdings, S.A.', 'GST HOLDING SA'],
  ])('the firm %s is %s', (left, right) => {
    expect(firm(left, right)).toBe(1)
  })
})

describe('names that must alert', () => {
  it.each([
    ['one typing error', 'Victor Orlenco', ORLENKO],
    ['a missing patronymic', 'Viktor Orlenko', ORLENKO],
    ['a digit for a letter', '0rlenko Viktor', ORLENKO],
    ['initials', 'V. A. Orlenko', ORLENKO],
    ['an extra name', 'Viktor Anatolyevich Ivan Orlenko', ORLENKO],
    ['words run together', 'ViktorAnatolyevich Orlenko', ORLENKO],
    ['two manipulations', 'Mohamed Hasan Kadiri', QADIRI],
    ['Cyrillic', 'Виктор Орленко', ORLENKO],
    ['Ukrainian spelling of a Russian name', 'Volodymyr Serhiiovych Koval', 'KOVAL, Vladimir Sergeevich'],
    ['Arabic', 'محمد الحسن القادري', QADIRI],
    ['Arabic without articles', 'محمد حسن قادري', QADIRI],
    ['Hebrew', 'דוד כהן', 'David COHEN'],
    ['Greek', 'Γιώργος Παπαδάκης', 'Giorgos PAPADAKIS'],
    ['Hangul', '박근영', 'PARK Geun-young'],
    ['two romanisations of Korean', 'Jang Myong-Jin', 'CHANG Myong-chin'],
    ['an Arabic name written as one word', 'Muhammad Badr-al-Din', 'BADREDDINE, Mohammed'],
    ['Wade-Giles', 'Chang Hsiao-ming', ZHANG],
    ['Hong Kong spelling', 'Cheung Hiu Ming', ZHANG],
    ['Hong Kong spelling of characters', 'Chan Tai Man', '陈大文'],
    ['Hokkien spelling of characters', 'Tan Beng Huat', '陈明发'],
    ['a confused final', 'Zhang Xiaomin', ZHANG],
    ['a misspelling that is no pinyin', 'Zhang Xioaming', ZHANG],
    ['u-umlaut as YU', 'LYU Bu', '吕布'],
    ['homophones in characters', '张小明', '张晓明'],
    ['a foreign given name beside a Chinese name', 'Eric Cheung Hiu Ming', '张晓明'],
  ])('with %s: %s and %s', (_, left, right) => {
    expect(person(left, right)).toBeGreaterThanOrEqual(ALERT)
  })

  it('firms of which one word differs a little', () => {
    expect(firm('Global Sun Trading', 'Global Star Trading FZE')).toBeGreaterThanOrEqual(ALERT)
    expect(firm('Globl Star Trading', 'Global Star Trading FZE')).toBeGreaterThanOrEqual(ALERT)
  })
})

describe('names that must not alert', () => {
  it.each([
    ['Viktor Ortega', ORLENKO],
    ['Viktoria Orlova', ORLENKO],
    ['Orlenko', ORLENKO],
    ['Mohammed Rahman', QADIRI],
    ['Mohammed', QADIRI],
    ['Zhang Wei', ZHANG],
    ['Zhang Xiaohong', ZHANG],
    ['Wang Xiaoming', ZHANG],
    ['Kim Jong Il', 'KIM Jong Un'],
    ['M. A. Rossi', 'Mohammed Ali'],
    ['林伟', '张晓明'],
  ])('%s is not %s', (left, right) => {
    expect(person(left, right)).toBeLessThan(ALERT)
  })

  it.each([
    ['General Trading Company', 'Global Star Trading FZE'],
    ['Global Trading', 'Pacific Trading FZE'],
    ['Moore Group', 'Maute Group'],
    ['Ocean Star 5', 'Ocean Star 6'],
  ])('the firm %s is not %s', (left, right) => {
    expect(firm(left, right)).toBeLessThan(ALERT)
  })

  it('scores pinyin by surname and syllables, not by letters', () => {
    expect(person('Zhang Wei', ZHANG)).toBeCloseTo(0.4, 2)
    expect(person('Zhang Xiaohong', ZHANG)).toBeCloseTo(0.7, 2)
    expect(person('Wang Xiaoming', ZHANG)).toBeCloseTo(0.6, 2)
  })

  it('never scores other characters above 0.90 however alike they sound', () => {
    expect(person('张小明', '张晓明')).toBe(0.9)
    expect(person('章晓明', '张晓明')).toBe(0.9)
  })
})

describe('any two names', () => {
  const anyKind = fc.constantFrom<EntryKind | null>('PERSON', 'ENTITY', 'VESSEL', null)
  const anyName = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.constantFrom('Viktor', 'al-', 'Zhang', '张', 'Орленко', 'محمد', 'Ltd.', '0', 'V.', '(x)', '김', 'Co'), {
        maxLength: 8,
      })
      .map((words) => words.join(' ')),
  )

  it('score between 0 and 1 and the same both ways', () => {
    fc.assert(
      fc.property(anyName, anyName, anyKind, (left, right, kind) => {
        const score = compareNames(left, right, kind)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        expect(compareNames(right, left, kind)).toBeCloseTo(score, 6)
      }),
      { numRuns: 400 },
    )
  })

  it('keep a full score under another order and case of the words', () => {
    const words = fc.uniqueArray(
      fc.constantFrom('Viktor', 'Anatolyevich', 'Orlenko', 'José', 'Qadiri', 'Nunez', 'Abdullah', 'Tariq'),
      { minLength: 2, maxLength: 5 },
    )
    fc.assert(
      fc.property(words, (list) => {
        expect(person(list.join(' '), [...list].reverse().join(' ').toUpperCase())).toBe(1)
      }),
    )
  })

  it('score 0 when one of them has no letters', () => {
    expect(person('', ORLENKO)).toBe(0)
    expect(person('?!', '?!')).toBe(0)
  })

  it('take no long time on hostile input', () => {
    const started = performance.now()
    compareNames('a '.repeat(5000), 'limited liability '.repeat(5000), null)
    compareNames('xiao'.repeat(2000), 'ximing'.repeat(2000), 'PERSON')
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
