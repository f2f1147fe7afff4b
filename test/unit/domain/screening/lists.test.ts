import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { countryCode, countryOrText } from '../../../../domain/compliance/screening/country-names.ts'
import { shrinksTooMuch } from '../../../../domain/compliance/screening/list-change.ts'
import { readListDate } from '../../../../domain/compliance/screening/list-dates.ts'
import type { ListEntry, ListReading } from '../../../../domain/compliance/screening/list-entry.ts'
import { readOfacCsv } from '../../../../domain/compliance/screening/ofac-csv.ts'
import { readUnXml } from '../../../../domain/compliance/screening/un-xml.ts'
import { fixture } from './builders.ts'

const text = (name: string): string => readFileSync(fixture(name), 'utf8')

const entriesOf = (reading: ListReading): Map<string, ListEntry> => {
  if (!reading.ok) throw new Error(reading.code)
  return new Map(reading.entries.map((entry) => [entry.sourceId, entry]))
}

describe("OFAC's CSV list", () => {
  const reading = readOfacCsv({
    sdn: text('sdn.csv'),
    alt: text('alt.csv'),
    add: text('add.csv'),
    comments: text('sdn_comments.csv'),
  })
  const entries = entriesOf(reading)

  it('gives a person with names, births, countries, documents and programmes', () => {
    expect(entries.get('9001')).toMatchObject({
      source: 'OFAC',
      kind: 'PERSON',
      names: [
        { name: 'ORLENKO, Viktor Anatolyevich', weak: false, kind: 'primary' },
        { name: 'ORLENKO, Viktor', weak: false, kind: 'alias' },
        { name: 'THE ACCOUNTANT', weak: true, kind: 'alias' },
      ],
      birthDates: [
        { from: '1968-03-14', to: '1968-03-14', approximate: false },
        { from: '1966-01-01', to: '1968-12-31', approximate: true },
      ],
      nationalities: ['RU', 'CY'],
      countries: ['UA', 'CY'],
      sex: 'M',
      programs: ['DEMO1', 'DEMO2'],
    })
    expect(entries.get('9001')?.identifiers).toEqual([
      { type: 'Passport', number: '71 1234567', country: 'RU' },
      { type: 'Passport', number: 'K0000001', country: 'CY' },
      expect.objectContaining({ number: '770000000001' }),
    ])
  })

  it('continues long remarks from the comments file', () => {
    expect(entries.get('9003')?.names).toContainEqual({ name: 'GST', weak: true, kind: 'alias' })
    expect(entries.get('9003')?.identifiers).toEqual([
      { type: 'Registration Number', number: '44556677', country: 'AE' },
    ])
  })

  it('tells persons, firms, vessels and aircraft apart', () => {
    expect(['9001', '9003', '9005', '9006'].map((id) => entries.get(id)?.kind)).toEqual([
      'PERSON',
      'ENTITY',
      'VESSEL',
      'AIRCRAFT',
    ])
    expect(entries.get('9005')).toMatchObject({
      countries: ['MT'],
      identifiers: [{ type: 'Call sign', number: '9HZZ9', country: 'MT' }],
    })
  })

  it('keeps what it cannot map as text', () => {
    expect(entries.get('9003')?.countries).toEqual(['AE', 'REGION: NOWHERE'])
    expect(entries.get('9007')).toMatchObject({
      nationalities: ['KP'],
      birthDates: [{ from: '1959-01-01', to: '1961-12-31' }],
    })
  })

  it('reports bad rows with file and line and keeps the rest', () => {
    expect(reading.ok && reading.problems).toEqual([
      { where: 'sdn:8', code: 'list.row.columns' },
      { where: 'sdn:9', code: 'list.row.name' },
      { where: 'sdn:10', code: 'list.kind.unknown' },
      { where: 'sdn:11', code: 'list.birth-date.unreadable' },
      { where: 'alt:4', code: 'list.row.orphan' },
      { where: 'alt:5', code: 'list.row.name' },
      { where: 'add:4', code: 'list.row.orphan' },
    ])
    expect(entries.size).toBe(13)
  })

  it('is refused when a file is empty or another format', () => {
    expect(readOfacCsv({ sdn: ' ' })).toEqual({ ok: false, code: 'list.format.empty', where: 'sdn' })
    expect(readOfacCsv({ sdn: text('alt.csv') })).toEqual({ ok: false, code: 'list.format.unknown', where: 'sdn' })
    expect(readOfacCsv({ sdn: text('sdn.csv'), alt: text('un.xml') })).toMatchObject({ ok: false, where: 'alt' })
    expect(readOfacCsv({ sdn: `${text('sdn.csv')}9100,"CUT` })).toMatchObject({ ok: false, where: 'sdn' })
  })
})

describe("the UN's XML list", () => {
  const reading = readUnXml(text('un.xml'))
  const entries = entriesOf(reading)

  it('gives a person with names in both scripts, births and documents', () => {
    expect(entries.get('8000001')).toMatchObject({
      source: 'UN',
      kind: 'PERSON',
      primaryName: 'VIKTOR ANATOLYEVICH ORLENKO',
      names: [
        { name: 'VIKTOR ANATOLYEVICH ORLENKO', weak: false, kind: 'primary' },
        { name: 'Виктор Анатольевич Орленко', weak: false, kind: 'original-script' },
        { name: 'Viktor Orlenko', weak: false, kind: 'alias' },
        { name: 'The Accountant', weak: true, kind: 'alias' },
      ],
      birthDates: [
        { from: '1968-03-14', to: '1968-03-14', approximate: false },
        { from: '1966-01-01', to: '1968-12-31', approximate: true },
        { from: '1966-01-01', to: '1969-12-31', approximate: false },
      ],
      nationalities: ['RU'],
      countries: ['CY', 'UA'],
      sex: 'M',
      identifiers: [{ type: 'Passport', number: '71 1234567', country: 'RU' }],
      programs: ['Demo'],
      remarks: 'Reference DEi.001. Colonel Arms & money.',
    })
  })

  it('gives firms, the time of publication and dates from notes', () => {
    expect(reading.ok && reading.publishedAt).toBe('2026-11-20T00:00:09.554Z')
    expect(entries.get('8000004')).toMatchObject({
      kind: 'ENTITY',
      countries: ['AE'],
      names: [{}, { name: 'Globalstar', weak: false }],
    })
    expect(entries.get('8000002')?.birthDates).toEqual([{ from: '1972-09-01', to: '1972-09-30', approximate: false }])
  })

  it('reports unusable entries and keeps the rest', () => {
    expect(reading.ok && reading.problems).toEqual([
      { where: 'INDIVIDUAL:8000002', code: 'list.birth-date.unreadable' },
      { where: 'INDIVIDUAL:8000001', code: 'list.row.duplicate' },
      { where: 'INDIVIDUAL:4', code: 'list.row.id' },
      { where: 'INDIVIDUAL:8000003', code: 'list.row.name' },
    ])
    expect(entries.size).toBe(3)
  })

  it('is refused when it is empty, another format or cut off', () => {
    expect(readUnXml('')).toMatchObject({ ok: false, code: 'list.format.empty' })
    expect(readUnXml('<rss><channel/></rss>')).toMatchObject({ ok: false, code: 'list.format.unknown' })
    expect(readUnXml(text('un.xml').slice(0, 2000))).toMatchObject({ ok: false, code: 'list.format.broken' })
    expect(readUnXml('<CONSOLIDATED_LIST></CONSOLIDATED_LIST>')).toMatchObject({
      ok: false,
      code: 'list.format.unknown',
    })
  })
})

describe('dates and countries of lists', () => {
  it.each([
    ['17 Feb 1974', '1974-02-17', '1974-02-17'],
    ['Sep 1938.', '1938-09-01', '1938-09-30'],
    ['1951', '1951-01-01', '1951-12-31'],
    ['circa 1951', '1950-01-01', '1952-12-31'],
    ['1949 to 1951', '1949-01-01', '1951-12-31'],
    ['01 Jan 1949 to 31 Dec 1951', '1949-01-01', '1951-12-31'],
    ['circa 1979-1982', '1978-01-01', '1983-12-31'],
    ['1974-02', '1974-02-01', '1974-02-28'],
  ])('%s runs from %s to %s', (printed, from, to) => {
    expect(readListDate(printed)).toMatchObject({ from, to })
  })

  it.each(['31 Feb 1970', '1970-13-01', 'unknown', '', '70', '1951 to 1949'])('%s is no date', (printed) => {
    expect(readListDate(printed)).toBeNull()
  })

  it.each([
    ['Korea, North', 'KP'],
    ['Iran (Islamic Republic of)', 'IR'],
    ['Congo, Democratic Republic of the', 'CD'],
    ["Cote d'Ivoire", 'CI'],
    ['Burma', 'MM'],
    ['gb', 'GB'],
    ['DEU', 'DE'],
  ])('%s is %s', (name, code) => {
    expect(countryCode(name)).toBe(code)
  })

  it('keeps other text in capitals', () => {
    expect(countryOrText('Former Soviet Union')).toBe('FORMER SOVIET UNION')
    expect(countryOrText('  ')).toBeNull()
  })
})

describe('a new version of a list', () => {
  it('waits for a person when it lost more than a tenth', () => {
    expect(shrinksTooMuch(1000, 899)).toBe(true)
    expect(shrinksTooMuch(1000, 900)).toBe(false)
    expect(shrinksTooMuch(0, 0)).toBe(false)
  })
})
