import { describe, expect, it } from '@jest/globals'
import { familyNameFirst, joinedName, spacedName } from '../../../../domain/accounts/account-opening/full-name.ts'

describe('a full name', () => {
  it('stands as people write it: Han characters closed up and family first, others in the stated order', () => {
    expect(joinedName({ family: '张', given: '晓明' }, false)).toBe('张晓明')
    expect(joinedName({ family: 'Sample', given: 'Bronwen Mair' }, false)).toBe('Bronwen Mair Sample')
    expect(joinedName({ family: 'Zhang', given: 'Xiaoming' }, true)).toBe('Zhang Xiaoming')
    expect(joinedName({ family: 'Sample', given: '' }, false)).toBe('Sample')
    expect(joinedName(undefined, true)).toBe('')
  })

  it('keeps its parts apart for the reader that must know where the family name ends', () => {
    expect(spacedName({ family: '欧阳', given: '明' }, true)).toBe('欧阳 明')
  })

  it('takes its order from the script when nobody stated it', () => {
    expect(familyNameFirst({ native: { family: '张' } })).toBe(true)
    expect(familyNameFirst({ native: { family: 'Sample' } })).toBe(false)
    expect(familyNameFirst({ native: { family: '张' }, familyNameFirst: false })).toBe(false)
  })
})
