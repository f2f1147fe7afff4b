import { randomUUID } from 'node:crypto'
import type { RequestHandler } from 'express'

const ACCEPTED = /^[A-Za-z0-9_-]{8,64}$/

/** Names every request, by the caller's own X-Request-Id when it is a plain id, and answers with the name. */
export const requestId: RequestHandler = (req, res, next) => {
  const given = req.get('X-Request-Id')
  const id = given !== undefined && ACCEPTED.test(given) ? given : randomUUID()
  res.locals.requestId = id
  res.set('X-Request-Id', id)
  next()
}
