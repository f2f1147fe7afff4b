import { describe, expect, it } from '@jest/globals'
import { MASKED_FIELDS } from '../../../../server/abilities/masking.ts'
import {
  evidenceIsHidden,
  formIsHidden,
  maskedFieldCount,
  maskTest,
} from '../../../../web/src/pages/staff/case/masked.ts'

describe('masked fields of a case', () => {
  it('masks the parts of a masked group and the group of a masked part, and nothing beside them', () => {
    const isMasked = maskTest(['/name', '/document/number', '/phone'])
    expect(['name.native', 'name', 'document.number', 'document', 'phone'].map(isMasked)).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(['document.type', 'nationality', 'phones'].map(isMasked)).toEqual([false, false, false])
  })

  it('counts what the API masks in the form, not the hidden evidence', () => {
    expect(maskedFieldCount([...MASKED_FIELDS, '/documents', '/checks', '/decisions'])).toBe(MASKED_FIELDS.length)
    expect(maskedFieldCount(['/form', '/documents'])).toBe(0)
  })

  it('tells a hidden form and hidden evidence apart', () => {
    expect([formIsHidden(['/form']), formIsHidden(['/name'])]).toEqual([true, false])
    expect([evidenceIsHidden(['/checks']), evidenceIsHidden(['/form'])]).toEqual([true, false])
  })
})
