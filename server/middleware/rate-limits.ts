import type { RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { StewardError } from '../../platform/errors.ts'

const MINUTE_MS = 60_000

/** Limits of public routes, counted for each network address of this process; `failuresOnly` leaves out what succeeded. */
const limits = {
  'create-application': { windowMs: 10 * MINUTE_MS, limit: 300, failuresOnly: false },
  'ask-link': { windowMs: 15 * MINUTE_MS, limit: 10, failuresOnly: false },
  activation: { windowMs: 15 * MINUTE_MS, limit: 60, failuresOnly: false },
  'sign-in': { windowMs: 15 * MINUTE_MS, limit: 20, failuresOnly: true },
  'second-factor': { windowMs: 15 * MINUTE_MS, limit: 30, failuresOnly: true },
  api: { windowMs: MINUTE_MS, limit: 12_000, failuresOnly: false },
} as const satisfies Record<string, { windowMs: number; limit: number; failuresOnly: boolean }>

export type LimitName = keyof typeof limits
export type RateLimits = (name: LimitName) => RequestHandler

/** The limiters of one server; a caller over its limit gets `rate_limited` with Retry-After. Off for load tests. */
export function createRateLimits(enabled: boolean): RateLimits {
  const made = new Map<LimitName, RequestHandler>()
  return (name) => {
    if (!enabled) return (_req, _res, next) => next()
    const existing = made.get(name)
    if (existing !== undefined) return existing
    const { windowMs, limit, failuresOnly } = limits[name]
    const limiter = rateLimit({
      windowMs,
      limit,
      skipSuccessfulRequests: failuresOnly,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      keyGenerator: (req) => `${name}:${ipKeyGenerator(req.ip ?? '')}`,
      handler: (_req, _res, next) =>
        next(new StewardError('rate_limited', { facts: { retryAfterSeconds: Math.ceil(windowMs / 10_000) } })),
    })
    made.set(name, limiter)
    return limiter
  }
}
