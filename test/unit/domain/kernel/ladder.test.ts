import { describe, expect, it } from '@jest/globals'
import { rungInstants } from '../../../../domain/kernel/ladder.ts'

describe('ladders', () => {
  it('places every rung from the anchor, before it when negative and in milliseconds when so short', () => {
    const ladder = [
      { after: '-P60D', do: { message: 'KR-1', to: 'customer' } },
      { after: 'PT0.05S', do: { message: 'OB-3', to: 'applicant' } },
      { after: 'P30D', do: { event: 'expire' } },
    ]
    expect(rungInstants(ladder, '2028-12-01T00:00:00Z')).toEqual([
      '2028-10-02T00:00:00.000Z',
      '2028-12-01T00:00:00.050Z',
      '2028-12-31T00:00:00.000Z',
    ])
  })

  it('refuses an anchor that is no instant', () => {
    expect(() => rungInstants([{ after: 'P1D', do: { event: 'expire' } }], 'never')).toThrow(RangeError)
  })
})
