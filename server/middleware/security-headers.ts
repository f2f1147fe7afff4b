import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Security headers for pages and answers: everything comes from this server; images and embedded PDFs may be blobs that
 * the page fetched with its credential. Styles may be inline, which the component library needs.
 */
export const securityHeaders = (https: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  })

/** Answers of the API are never kept by browsers or proxies, and never "not modified": they depend on who asks and when. */
export const neverStored: RequestHandler = (req, res, next) => {
  delete req.headers['if-none-match']
  res.set('Cache-Control', 'no-store')
  next()
}
