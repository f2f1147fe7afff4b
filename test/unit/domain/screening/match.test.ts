import { describe, expect, it } from '@jest/globals'
import type { ListEntry } from '../../../../domain/compliance/screening/list-entry.ts'
import { type Hit, isAlert, screen, type ScreeningQuery } from '../../../../domain/compliance/screening/match.ts'
import { DEFAULT_THRESHOLDS } from '../../../../domain/compliance/screening/thresholds.ts'
import { bornOn, entryNamed, queryFor } from './builders.ts'

const hit = (query: ScreeningQuery, entry: ListEntry): Hit | undefined => screen(query, [entry], DEFAULT_THRESHOLDS)[0]

const ORLENKO = entryNamed('Viktor Anatolyevich ORLENKO', {
  birthDates: [bornOn('1968-03-14')],
  nationalities: ['RU'],
  countries: ['CY'],
  sex: 'M',
  identifiers: [{ type: 'Passport', number: '71 1234567', country: 'RU' }],
})

describe('facts beside the name', () => {
  it('raise the score when date of birth and country agree', () => {
    const bare = hit(queryFor('Victor Orlenco'), ORLENKO)
    const full = hit(queryFor('Victor Orlenco', { birthDate: '1968-03-14', countries: ['CY'] }), ORLENKO)
    expect(full?.codes).toEqual(expect.arrayContaining(['birth-date.equal', 'country.shared']))
    expect(full?.score).toBeGreaterThan(bare?.score ?? 1)
  })

  it('give a full score to an equal passport whatever the name', () => {
    const found = hit(queryFor('Somebody Else', { identifiers: [{ number: '711234567', country: 'RU' }] }), ORLENKO)
    expect(found).toMatchObject({ score: 1, routing: 'ALERT_L2', identifierEqual: true })
  })

  it('do not take the same number of another country for the same passport', () => {
    expect(
      hit(queryFor('Somebody Else', { identifiers: [{ number: '711234567', country: 'FR' }] }), ORLENKO),
    ).toBeUndefined()
  })

  it('never lower a score when they are missing on either side', () => {
    const bare = hit(queryFor('Viktor Orlenko'), entryNamed('Viktor ORLENKO A'))
    const facts = { birthDate: '1990-01-01', countries: ['FR'], sex: 'F' as const }
    expect(hit(queryFor('Viktor Orlenko', facts), entryNamed('Viktor ORLENKO A'))?.score).toBe(bare?.score)
  })

  it.each([
    ['1968-03-14', 'birth-date.equal'],
    ['1968', 'birth-date.within'],
    ['1968-03', 'birth-date.within'],
    ['1968-09-01', 'birth-date.day-differs'],
    ['1972-03-14', 'birth-date.years-differ'],
    ['1990-03-14', 'birth-date.far-apart'],
  ])('read a birth on %s as %s', (birthDate, code) => {
    expect(hit(queryFor('Viktor Anatolyevich Orlenko', { birthDate }), ORLENKO)?.codes).toContain(code)
  })

  it('forgive day and month in the wrong order', () => {
    const entry = entryNamed('Viktor ORLENKO', { birthDates: [bornOn('1968-03-04')] })
    expect(hit(queryFor('Viktor Orlenko', { birthDate: '1968-04-03' }), entry)?.codes).toContain('birth-date.swapped')
  })

  it('say nothing about births one or two years apart', () => {
    const found = hit(queryFor('Victor Orlenco', { birthDate: '1970-03-14' }), ORLENKO)
    expect(found?.score).toBe(hit(queryFor('Victor Orlenco'), ORLENKO)?.score)
  })
})

describe('the floor rule', () => {
  it('alerts an exact sanctions name in spite of one contradiction', () => {
    const found = hit(queryFor('Viktor Anatolyevich Orlenko', { birthDate: '1972-01-01', countries: ['FR'] }), ORLENKO)
    expect(found).toMatchObject({ score: 0.85, routing: 'ALERT_L1' })
    expect(found?.codes).toContain('floor.exact-name')
  })

  it('closes an exact name that two independent facts contradict, and says which', () => {
    const entry = entryNamed('LI Wei', { birthDates: [bornOn('1960-05-01')], sex: 'M' })
    const found = hit(queryFor('Li Wei', { birthDate: '1985-05-01', sex: 'F' }), entry)
    expect(found?.routing).toBe('CLOSED_ON_FACTS')
    expect(found?.contradictions).toEqual(['birth-date.far-apart', 'sex.differs'])
    expect(found && isAlert(found)).toBe(false)
  })

  it('does not lift names of other lists', () => {
    const entry = entryNamed('LI Wei', { listClass: 'PEP', birthDates: [bornOn('1960-05-01')] })
    expect(hit(queryFor('Li Wei', { birthDate: '1985-05-01' }), entry)).toMatchObject({ routing: 'CANDIDATE' })
  })
})

describe('weak aliases', () => {
  const entry = entryNamed('Viktor ORLENKO', {
    birthDates: [bornOn('1968-03-14')],
    names: [
      { name: 'Viktor ORLENKO', weak: false, kind: 'primary' },
      { name: 'The Accountant', weak: true, kind: 'alias' },
    ],
  })

  it('alert only with an equal name and a fact that supports it', () => {
    expect(hit(queryFor('The Accountant', { birthDate: '1968-03-14' }), entry)).toMatchObject({ routing: 'ALERT_L2' })
    expect(hit(queryFor('The Accountant'), entry)).toMatchObject({
      routing: 'CANDIDATE',
      matchedName: 'The Accountant',
    })
  })

  it('do not match at all when they are only similar', () => {
    expect(hit(queryFor('The Acountant', { birthDate: '1968-03-14' }), entry)).toBeUndefined()
  })
})

describe('routing', () => {
  it('sends strong sanctions matches to the second line and others to the first', () => {
    expect(hit(queryFor('Viktor Orlenko'), ORLENKO)?.routing).toBe('ALERT_L2')
    expect(hit(queryFor('Viktor Orlenka Anatolevych'), ORLENKO)?.routing).toMatch(/^ALERT/)
  })

  it('asks for a second fact before adverse media alerts', () => {
    const entry = entryNamed('Viktor ORLENKO', { listClass: 'ADVERSE_MEDIA', countries: ['CY'] })
    expect(hit(queryFor('Viktor Orlenko'), entry)?.routing).toBe('CANDIDATE')
    expect(hit(queryFor('Viktor Orlenko', { countries: ['CY'] }), entry)?.routing).toBe('ALERT_L1')
  })

  it('never matches a person with a vessel', () => {
    expect(hit(queryFor('Northern Heron'), entryNamed('NORTHERN HERON', { kind: 'VESSEL' }))).toBeUndefined()
  })

  it('uses the other names of the party', () => {
    expect(hit(queryFor('Maria Novak', { otherNames: ['Viktor Orlenko'] }), ORLENKO)?.matchedName).toBe(
      'Viktor Anatolyevich ORLENKO',
    )
  })

  it('gives hits best first and the same every time', () => {
    const entries = [entryNamed('Viktor ORLENKO B'), entryNamed('Viktor ORLENKO'), ORLENKO]
    const first = screen(queryFor('Viktor Orlenko'), entries, DEFAULT_THRESHOLDS)
    expect(first[0]).toMatchObject({ entryName: 'Viktor ORLENKO', score: 1 })
    expect(screen(queryFor('Viktor Orlenko'), [...entries].reverse(), DEFAULT_THRESHOLDS)).toEqual(first)
  })
})
