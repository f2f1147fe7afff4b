import { describe, expect, it } from '@jest/globals'
import {
  documentProblems,
  zoneNameMatches,
  type IdentityStatement,
} from '../../../../../domain/compliance/identity-verification/document-consistency.ts'
import { passport, zoneLines } from './mrz-builder.ts'

const today = '2026-12-01'

const citizen: IdentityStatement = {
  name: { latin: { family: 'Zhang', given: 'Xiaoming' } },
  sex: 'M',
  birthDate: '1990-03-07',
  nationality: 'CN',
  document: {
    type: 'CN_RESIDENT_ID',
    number: '110101199003074514',
    issuingCountry: 'CN',
    issuedOn: '2020-05-06',
    expiresOn: '2040-05-06',
    mrz: null,
  },
}

const traveller: IdentityStatement = {
  ...citizen,
  document: {
    type: 'PASSPORT',
    number: 'E12345678',
    issuingCountry: 'CN',
    issuedOn: '2023-01-01',
    expiresOn: '2032-12-31',
    mrz: zoneLines(passport),
  },
}

const withDocument = (
  person: IdentityStatement,
  change: Partial<IdentityStatement['document']>,
): IdentityStatement => ({
  ...person,
  document: { ...person.document, ...change },
})

const codes = (person: IdentityStatement): string[] =>
  documentProblems(person, today).map(({ pointer, code }) => `${pointer} ${code}`)

describe('identity cards beside the form', () => {
  it('agree', () => {
    expect(codes(citizen)).toEqual([])
  })

  it('contradict another birth date, sex or nationality', () => {
    expect(codes({ ...citizen, birthDate: '1990-03-08', sex: 'F', nationality: 'US' })).toEqual([
      '/birthDate document_birth_date_mismatch',
      '/sex document_sex_mismatch',
      '/nationality document_nationality_mismatch',
    ])
  })

  it('report the fault of the number itself', () => {
    expect(codes(withDocument(citizen, { number: '110101199003074515' }))).toEqual(['/document/number id_check_digit'])
  })

  it.each([
    ['2000-03-08', '2005-03-08'],
    ['2007-01-01', '2017-01-01'],
    ['2020-05-06', '2030-05-06'],
    ['2020-05-06', null],
    ['2020-05-06', '2041-05-06'],
  ])(
    'refuse a validity from %s to %s that the law does not give at that age or that is over',
    (issuedOn, expiresOn) => {
      const found = codes(withDocument(citizen, { issuedOn, expiresOn }))
      expect(found).toHaveLength(1)
      expect(found[0]).toMatch(/^\/document\/expiresOn document_(validity_period|expired)$/)
    },
  )

  it('are valid without end for people of 46 and over', () => {
    const elder = { ...citizen, birthDate: '1949-12-31', sex: 'F' } satisfies IdentityStatement
    const card = { number: '11010519491231002X', issuedOn: '2006-01-10' }
    expect(codes(withDocument(elder, { ...card, expiresOn: null }))).toEqual([])
    expect(codes(withDocument(elder, { ...card, expiresOn: '2026-12-31' }))).toEqual([
      '/document/expiresOn document_validity_period',
    ])
  })

  it.each([
    [{ issuedOn: '2026-12-02' }, '/document/issuedOn document_issued_future'],
    [{ issuedOn: '1989-01-01' }, '/document/issuedOn document_issued_before_birth'],
    [{ issuedOn: '2020-02-30' }, '/document/issuedOn document_date_unreal'],
    [{ expiresOn: '2040-13-01' }, '/document/expiresOn document_date_unreal'],
    [{ expiresOn: '2020-05-06' }, '/document/expiresOn document_expiry_order'],
    [{ issuedOn: '2006-11-30', expiresOn: '2026-11-30' }, '/document/expiresOn document_expired'],
  ])('refuse the dates %p', (change, expected) => {
    expect(codes(withDocument(citizen, change))).toEqual([expected])
  })
})

describe('passports beside the form', () => {
  it('agree, with or without the zone', () => {
    expect(codes(traveller)).toEqual([])
    expect(codes(withDocument(traveller, { mrz: null }))).toEqual([])
  })

  it('contradict each differing fact of the zone', () => {
    const other = withDocument(
      {
        ...traveller,
        name: { latin: { family: 'Zhao', given: 'Xiaoming' } },
        sex: 'F',
        birthDate: '1990-03-08',
      },
      { number: 'E12345679', expiresOn: '2032-12-30', issuedOn: '2022-12-31' },
    )
    expect(codes(other)).toEqual([
      '/document/number mrz_number_mismatch',
      '/name/latin mrz_name_mismatch',
      '/birthDate mrz_birth_date_mismatch',
      '/sex mrz_sex_mismatch',
      '/document/expiresOn mrz_expiry_mismatch',
    ])
  })

  it('contradict another nationality and issuer', () => {
    const found = codes(
      withDocument({ ...traveller, nationality: 'SE' }, { issuingCountry: 'SE', issuedOn: '2023-01-01' }),
    )
    expect(found).toEqual(['/nationality mrz_nationality_mismatch', '/document/issuingCountry mrz_issuer_mismatch'])
  })

  it('let Hong Kong, Macao and China stand for each other', () => {
    expect(codes(withDocument({ ...traveller, nationality: 'HK' }, {}))).toEqual([])
  })

  it('report a wrong check digit of the zone', () => {
    const broken = zoneLines(passport).replace('E12345678', 'E12345679')
    expect(codes(withDocument(traveller, { mrz: broken }))).toEqual(['/document/mrz mrz_check_digit'])
  })

  it('need an expiry date and a length that issuers give', () => {
    expect(codes(withDocument(traveller, { mrz: null, expiresOn: null }))).toEqual([
      '/document/expiresOn document_expiry_required',
    ])
    expect(codes(withDocument(traveller, { mrz: null, expiresOn: '2034-01-01' }))).toEqual([
      '/document/expiresOn document_validity_period',
    ])
  })

  it('accept a person over one hundred whose century the zone cannot tell', () => {
    const old = { ...traveller, birthDate: '1920-03-07' }
    expect(codes(withDocument(old, { mrz: zoneLines({ ...passport, birth: '200307' }) }))).toEqual([])
  })
})

describe('names in the machine-readable zone', () => {
  const zone = (family: string, given: string, nameMayBeCut = false) => ({ family, given, nameMayBeCut })

  it.each([
    ["O'Connor", 'Enya Siobhán', 'O CONNOR', 'ENYA SIOBHAN'],
    ['Müller', 'Jürgen', 'MUELLER', 'JUERGEN'],
    ['Lü', 'Wei', 'LYU', 'WEI'],
    ['Nguyễn', 'Văn Đức', 'NGUYEN', 'VAN DUC'],
    ['Strauß', 'Åsa', 'STRAUSS', 'AASA'],
    ['Łukasz', 'Søren', 'LUKASZ', 'SOREN'],
  ])('are %s %s as %s %s', (family, given, zoneFamily, zoneGiven) => {
    expect(zoneNameMatches({ family, given }, zone(zoneFamily, zoneGiven))).toBe(true)
  })

  it('may be cut at 39 characters, and then only their beginning is compared', () => {
    const latin = { family: 'Papandropoulous', given: 'Jonathon Alexander Bartholomew' }
    expect(zoneNameMatches(latin, zone('PAPANDROPOULOUS', 'JONATHON ALEXANDER BAR', true))).toBe(true)
    expect(zoneNameMatches(latin, zone('PAPANDROPOULOUS', 'JONATHON ALEXANDER BAR', false))).toBe(false)
    expect(zoneNameMatches({ ...latin, given: 'Jonas' }, zone('PAPANDROPOULOUS', 'JONATHON ALEXANDER BAR', true))).toBe(
      false,
    )
  })
})
