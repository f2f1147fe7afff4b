import { describe, expect, it } from '@jest/globals'
import { errorCode, ERRORS, isErrorCode, StewardError } from '../../../platform/errors.ts'

describe('a refusal', () => {
  it('carries its code, the fields and the facts', () => {
    const refusal = new StewardError('validation_failed', {
      errors: [{ pointer: '/email', code: 'email.shape' }],
      facts: { stage: 'DRAFT' },
    })
    expect(refusal.code).toBe('validation_failed')
    expect(refusal.errors).toEqual([{ pointer: '/email', code: 'email.shape' }])
    expect(refusal.facts).toEqual({ stage: 'DRAFT' })
    expect(refusal.message).toBe('validation_failed')
  })

  it('keeps its cause', () => {
    const cause = new Error('tag')
    expect(new StewardError('decryption_failed', { cause }).cause).toBe(cause)
  })

  it('is told by its code, so that two copies of the module agree', () => {
    expect(errorCode({ code: 'wrong_stage' })).toBe('wrong_stage')
    expect(errorCode(new StewardError('not_found'))).toBe('not_found')
  })

  it.each([[null], [undefined], ['wrong_stage'], [{}], [{ code: 7 }], [{ code: 'P2002' }], [new Error('x')]])(
    'is not seen in %j',
    (other) => {
      expect(errorCode(other)).toBeNull()
    },
  )

  it('has only registered codes, and none that every object has', () => {
    expect(isErrorCode('toString')).toBe(false)
    expect(isErrorCode('constructor')).toBe(false)
    expect(Object.keys(ERRORS).every(isErrorCode)).toBe(true)
  })
})

describe('the registry', () => {
  it('repeats only what may help: too many requests and an outage', () => {
    expect(Object.entries(ERRORS).flatMap(([code, { retryable }]) => (retryable ? [code] : []))).toEqual([
      'rate_limited',
      'unavailable',
    ])
  })
})
