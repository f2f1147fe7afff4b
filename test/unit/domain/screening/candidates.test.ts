import { describe, expect, it } from '@jest/globals'
import { blockingKeys, entryKeys, queryKeys } from '../../../../domain/compliance/screening/blocking.ts'
import { buildIndex, searchIndex } from '../../../../domain/compliance/screening/candidate-index.ts'
import { prepareQuery } from '../../../../domain/compliance/screening/match.ts'
import { DEFAULT_THRESHOLDS } from '../../../../domain/compliance/screening/thresholds.ts'
import { entryNamed, queryFor } from './builders.ts'

const share = (left: string, right: string): boolean => {
  const keys = new Set(blockingKeys(left, 'PERSON'))
  return blockingKeys(right, 'PERSON').some((key) => keys.has(key))
}

describe('blocking keys', () => {
  it.each([
    ['Victor Orlenco', 'Viktor Anatolyevich ORLENKO'],
    ['Orkenko', 'ORLENKO'],
    ['ViktorOrlenko', 'ORLENKO, Viktor'],
    ['Mohamed Kadiri', 'Muhammad QADIRI'],
    ['القادري', 'QADIRI'],
    ['Виктор Орленко', 'ORLENKO, Viktor'],
    ['Cheung Hiu Ming', '张晓明'],
    ['Chang Hsiao-ming', 'ZHANG Xiaoming'],
    ['박근영', 'PARK Geun-young'],
    ['Abd al-Rahman', 'ABDURRAHMAN'],
  ])('bring %s and %s together', (left, right) => {
    expect(share(left, right)).toBe(true)
  })

  it('keep unrelated names apart', () => {
    expect(share('Viktor Orlenko', 'Zhang Xiaoming')).toBe(false)
  })

  it('hold identifiers in one spelling', () => {
    const entry = entryNamed('Viktor ORLENKO', {
      identifiers: [{ type: 'Passport', number: '71 1234-567', country: null }],
    })
    const query = prepareQuery(queryFor('Other Name', { identifiers: [{ number: '711234567', country: null }] }))
    expect(queryKeys(query).filter((key) => entryKeys(entry).includes(key))).toEqual(['n:711234567'])
  })

  it('stay few enough for an array column', () => {
    const keys = blockingKeys('Muhammad Abd-al-Rahman bin Khalid bin Salim al-Hassan al-Qadiri', 'PERSON')
    expect(keys.length).toBeLessThan(150)
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('the index in memory', () => {
  const others = Array.from({ length: 300 }, (_, index) =>
    entryNamed(`Mohammed NAME${String.fromCharCode(97 + (index % 26))}${index}x`),
  )
  const index = buildIndex([...others, entryNamed('Mohammed'), entryNamed('Mohammed Al-Hassan QADIRI')])
  const best = (name: string): string | undefined =>
    searchIndex(index, prepareQuery(queryFor(name, { kind: null })), DEFAULT_THRESHOLDS)[0]?.entryName

  it('finds an exact name among hundreds that share its word', () => {
    expect(best('Mohammed')).toBe('Mohammed')
  })

  it('finds the one name that shares the rare word', () => {
    expect(best('Mohamed Hasan Kadiri')).toBe('Mohammed Al-Hassan QADIRI')
  })

  it('finds nothing for a name without letters', () => {
    expect(best('--')).toBeUndefined()
  })
})
