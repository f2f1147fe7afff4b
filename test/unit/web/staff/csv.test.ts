import { describe, expect, it } from '@jest/globals'
import { toCsv } from '../../../../web/src/staff/csv.ts'

describe('a list taken as CSV', () => {
  it('quotes what needs quoting and ends lines as RFC 4180 asks', () => {
    expect(toCsv([['a', 'b "c", d', 3, null]])).toBe('\uFEFFa,"b ""c"", d",3,\r\n')
  })

  it('never hands a spreadsheet a text that it would run as a formula', () => {
    expect(toCsv([['=HYPERLINK("x")', '+1', '-1', '@a']])).toBe('\uFEFF"\'=HYPERLINK(""x"")",\'+1,\'-1,\'@a\r\n')
    expect(toCsv([[-1]])).toBe('\uFEFF-1\r\n')
  })
})
