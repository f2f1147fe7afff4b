import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { type RequestHandler, Router } from 'express'

const DIST = fileURLToPath(new URL('../../web/dist', import.meta.url))
const YEAR_S = 31_536_000

/**
 * The built pages: files with a hash in their name are kept for ever, the page itself is asked for anew each time, and
 * every other address that a browser navigates to gets the page, which knows its own routes.
 */
export function webPages(folder: string = DIST): Router {
  const router = Router()
  const page = join(folder, 'index.html')
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: YEAR_S * 1000, index: false, fallthrough: true }),
  )
  router.use(
    express.static(folder, {
      index: false,
      maxAge: 0,
      cacheControl: false,
      setHeaders: (res) => res.setHeader('Cache-Control', 'no-cache'),
    }),
  )
  const sendPage: RequestHandler = (req, res, next) => {
    if (!navigates(req) || !existsSync(page)) return next()
    return res.set('Cache-Control', 'no-cache').sendFile(page)
  }
  router.use(sendPage)
  return router
}

const navigates = (req: {
  method: string
  path: string
  accepts: (type: string) => string | false | string[]
}): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') &&
  !/^\/(v1|assets)(\/|$)/.test(req.path) &&
  req.accepts('text/html') !== false
