import { describe, expect, it } from '@jest/globals'
import { zhangXiaoming } from '../../../support/forms.ts'
import { documentReading } from '../../../../web/src/pages/staff/case/identity-comparison.ts'

const TODAY = '2026-11-24'
const zone = `P<CHNZHANG<<XIAOMING${'<'.repeat(24)}\nE123456782CHN9003071M3212312${'<'.repeat(15)}2`
const passport = {
  ...zhangXiaoming,
  document: {
    type: 'PASSPORT',
    number: 'E12345678',
    issuingCountry: 'CN',
    issuedOn: '2022-12-31',
    expiresOn: '2032-12-31',
    mrz: zone,
  },
} as const

describe('what a document states beside what was typed', () => {
  it('reads birth date and sex from a resident number', () => {
    const reading = documentReading(zhangXiaoming, TODAY)
    expect(reading.fields.map((field) => [field.field, field.agreement])).toEqual([
      ['sex', 'same'],
      ['birthDate', 'same'],
    ])
    expect(documentReading({ ...zhangXiaoming, sex: 'F' }, TODAY).fields[0]?.agreement).toBe('differs')
  })

  it('says why a number cannot be read', () => {
    const wrong = { ...zhangXiaoming, document: { ...zhangXiaoming.document, number: '110101199003074515' } }
    expect(documentReading(wrong, TODAY)).toEqual({ source: 'number', problem: 'id_check_digit', fields: [] })
  })

  it('reads every field of a passport’s zone and marks the one that differs', () => {
    const reading = documentReading({ ...passport, birthDate: '1990-03-08' }, TODAY)
    expect(reading.problem).toBeNull()
    expect(reading.fields.filter((field) => field.agreement === 'differs').map((field) => field.field)).toEqual([
      'birthDate',
    ])
    expect(reading.fields).toHaveLength(7)
  })
})
