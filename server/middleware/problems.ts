import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Locale } from '../../domain/kernel/locale.ts'
import { StewardError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { asRefusal, PROBLEM_MEDIA_TYPE, problemOf } from '../problem.ts'

/** Answers whatever no route took. */
export const unknownRoute: RequestHandler = (_req, _res, next) => next(new StewardError('not_found'))

/** Answers every refusal and failure with a problem document. A failure is logged by name, code and place, without its text, which may quote data. */
export const problems =
  (log: Log): ErrorRequestHandler =>
  (error: unknown, req, res, _next) => {
    const id = res.locals.requestId ?? ''
    const locale: Locale =
      res.locals.context?.locale ?? (req.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN')
    const { status, body, headers } = problemOf(error, { id, locale })
    if (status >= 500) log.error({ requestId: id, code: body.code, failure: describe(error) }, 'request failed')
    if (res.headersSent) {
      res.destroy()
      return
    }
    res.status(status).set(headers).type(PROBLEM_MEDIA_TYPE).send(JSON.stringify(body))
  }

function describe(error: unknown): { name: string; code: string; at: string[] } {
  const cause = asRefusal(error).cause ?? error
  if (!(cause instanceof Error)) return { name: typeof cause, code: '', at: [] }
  const frames = (cause.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
  return { name: cause.name, code: 'code' in cause ? String(cause.code) : '', at: frames.map((line) => line.trim()) }
}
