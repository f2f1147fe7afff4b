import { describe, expect, it } from '@jest/globals'
import { zhangXiaoming } from '../../../support/forms.ts'
import {
  compareHit,
  contradictedBy,
  nameWords,
  partyOf,
  type Hit,
} from '../../../../web/src/pages/staff/case/compare-hit.ts'

const none = (): boolean => false
const form = {
  ...zhangXiaoming,
  name: {
    native: { family: 'Orlenko', given: 'Viktor' },
    latin: { family: 'Orlenko', given: 'Viktor' },
    familyNameFirst: false,
    previousNames: [],
  },
  birthDate: '1961-03-14',
  nationality: 'UA',
}
const party = partyOf(form, none)

const hit = (entry: Partial<Hit['entry']>, entryName = 'Viktor ORLENKO'): Hit => ({
  id: '0193-hit',
  source: 'DEMO',
  entryName,
  entry: {
    sourceId: 'D-1',
    kind: 'PERSON',
    names: [],
    birthDates: [],
    countries: [],
    sex: null,
    identifiers: [],
    programs: [],
    remarks: '',
    ...entry,
  },
  score: 0.9,
  explanation: [],
  contradictions: [],
  disposition: 'OPEN',
  decidedAt: null,
})

describe('a list entry beside the applicant', () => {
  it('agrees on an equal name in any order and case, and on an alias', () => {
    expect(compareHit(hit({}), party).name).toBe('same')
    expect(compareHit(hit({ names: [{ name: 'ORLENKO, Viktor', weak: false }] }, 'Someone Else'), party).name).toBe(
      'same',
    )
    expect(compareHit(hit({}, 'Victor ORLENCO'), party).name).toBe('similar')
  })

  it('marks the words that the applicant’s name lacks, but not those in a script she gave no name in', () => {
    expect(nameWords('Viktor Anatolyevich ORLENKO', party).map((word) => word.match)).toEqual([
      'shared',
      'foreign',
      'shared',
    ])
    expect(nameWords('Виктор', party).map((word) => word.match)).toEqual(['other-script'])
  })

  it('reads days, years and spans of birth', () => {
    const verdict = (birthDates: string[]) => compareHit(hit({ birthDates }), party).birth
    expect(verdict(['1961-03-14'])).toBe('same')
    expect(verdict(['1961'])).toBe('similar')
    expect(verdict(['1960-01-01/1962-12-31'])).toBe('similar')
    expect(verdict(['~1985-01-01/1985-12-31'])).toBe('differs')
    expect(verdict([])).toBe('unknown')
  })

  it('counts a masked or missing fact as unknown, never as a difference', () => {
    const masked = partyOf(form, () => true)
    const compared = compareHit(hit({ birthDates: ['1985-01-01'], countries: ['MD'], sex: 'F' }), masked)
    expect([compared.name, compared.birth, compared.country, compared.sex]).toEqual([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
    ])
    expect(contradictedBy(compared)).toEqual([])
  })

  it('proposes the contradictions that the facts show', () => {
    const compared = compareHit(hit({ birthDates: ['1985-05-05'], countries: ['MD'], sex: 'F', kind: 'ENTITY' }), party)
    expect(contradictedBy(compared)).toEqual(['dob', 'country', 'sex', 'kind'])
  })
})
