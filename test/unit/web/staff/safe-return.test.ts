import { describe, expect, it } from '@jest/globals'
import { safeReturn } from '../../../../web/src/staff/safe-return.ts'

describe('the way back after signing in', () => {
  it('leads to the staff page that was asked for', () => {
    expect(safeReturn('/staff/applications/1?task=2')).toBe('/staff/applications/1?task=2')
    expect(safeReturn('/staff?mine=true')).toBe('/staff?mine=true')
  })

  it('leads nowhere else, whatever the link says', () => {
    for (const address of [
      'https://evil.example',
      '//evil.example',
      '/staffevil',
      '/staff/sign-in?return=/x',
      'javascript:alert(1)',
      '/',
      undefined,
    ]) {
      expect(safeReturn(address)).toBe('/staff')
    }
  })
})
