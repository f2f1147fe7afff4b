import { describe, expect, it } from '@jest/globals'
import {
  DECLINE_REASONS,
  REASON_CLASSES,
  isDeclineReason,
  isRiskRelated,
  letterClass,
} from '../../../../domain/accounts/account-opening/decline-reasons.ts'

describe('decline reasons', () => {
  it('tell the customer nothing when risk, sanctions, suspicion or media played a part', () => {
    for (const reason of DECLINE_REASONS.filter(isRiskRelated)) expect(letterClass(reason)).toBe('NEUTRAL')
    expect(isRiskRelated('suspicion')).toBe(true)
  })

  it('use every class of letter', () => {
    expect(new Set(DECLINE_REASONS.map(letterClass))).toEqual(new Set(REASON_CLASSES))
  })

  it('name what the customer can mend', () => {
    expect(letterClass('document-expired')).toBe('IDENTITY_NOT_CONFIRMED')
    expect(letterClass('information-not-provided')).toBe('INFORMATION_MISSING')
    expect(letterClass('second-class-one-account')).toBe('PRODUCT_RULES')
  })

  it('know their own codes only', () => {
    expect(isDeclineReason('risk-appetite')).toBe(true)
    expect(isDeclineReason('constructor')).toBe(false)
  })
})
