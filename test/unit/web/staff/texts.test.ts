import { describe, expect, it } from '@jest/globals'
import { checklistItems } from '../../../../domain/accounts/account-opening/checklists.ts'
import { OVERRIDES } from '../../../../domain/compliance/risk-rating/model-crr-1.ts'
import * as english from '../../../../web/src/i18n/en/staff-area.ts'
import * as chinese from '../../../../web/src/i18n/zh-CN/staff-area.ts'

const texts = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(texts)
      : []

const blanks = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted()

describe('texts of the workbench', () => {
  it('hold the same facts in both languages', () => {
    const pairs = texts({ ...english }).map((text, index): [string, string | undefined] => [
      text,
      texts({ ...chinese })[index],
    ])
    expect(pairs.filter(([en, zh]) => blanks(en).join() !== blanks(zh ?? '').join())).toEqual([])
  })

  it('are never empty, and Chinese ones are Chinese', () => {
    expect(texts({ ...english }).filter((text) => text.trim() === '')).toEqual([])
    const sentences = texts({ ...chinese }).filter((text) => text.length > 20 && !/\p{Script=Han}/u.test(text))
    expect(sentences).toEqual([])
  })

  it('name every checklist item and every override', () => {
    const items = ['verification-1', 'due-diligence-1'].flatMap((version) =>
      checklistItems(version, 'EDD').map((item) => item.id),
    )
    expect(items.filter((id) => !Object.hasOwn(english.staffCodes.checklistItems, id))).toEqual([])
    expect(Object.keys(OVERRIDES).filter((id) => !Object.hasOwn(english.staffRisk.overrides, id))).toEqual([])
  })
})
