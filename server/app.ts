import compression from 'compression'
import express, { type Express, Router } from 'express'
import { StewardError } from '../platform/errors.ts'
import type { Deps } from './context.ts'
import { accessLog } from './middleware/access-log.ts'
import { jsonBody, multipartBody } from './middleware/body.ts'
import { resolveCaller } from './middleware/caller.ts'
import { createMetrics } from './middleware/metrics.ts'
import { problems, unknownRoute } from './middleware/problems.ts'
import { createRateLimits, type RateLimits } from './middleware/rate-limits.ts'
import { requestId } from './middleware/request-id.ts'
import { neverStored, securityHeaders } from './middleware/security-headers.ts'
import { docsRouter } from './pages/docs.ts'
import { webPages } from './pages/web.ts'
import type { Route } from './route.ts'
import { routes } from './routes/all.ts'
import { healthRouter } from './routes/operations/health.ts'

/** The HTTP application over its dependencies; it listens nowhere, so that tests can call it directly. */
export function createApp(deps: Deps): Express {
  const app = express()
  const limits = createRateLimits(deps.config.http.rateLimits)
  const metrics = createMetrics()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', deps.config.http.trustProxy)
  app.use(
    requestId,
    metrics.count,
    accessLog(deps.log),
    securityHeaders(deps.config.http.publicUrl.startsWith('https://')),
  )
  app.use(healthRouter(deps, metrics))
  app.use('/v1', neverStored, limits('api'), resolveCaller(deps))
  app.use(apiRouter(deps, routes, limits))
  app.use(compression())
  app.use(docsRouter(deps))
  app.use(webPages())
  app.use(unknownRoute, problems(deps.log))
  return app
}

/** Every described route, in its order: limit, body, then the route itself. */
function apiRouter(deps: Deps, described: readonly Route[], limits: RateLimits): Router {
  const router = Router({ caseSensitive: true, strict: true })
  for (const route of described) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    const handlers = [
      ...(route.limit === null ? [] : [limits(route.limit)]),
      ...(route.method === 'get' || route.method === 'delete' ? [] : [route.upload ? multipartBody : jsonBody]),
    ]
    router[route.method](
      path,
      (_req, res, next) => {
        res.locals.route = route.path
        next()
      },
      ...handlers,
      (req, res) => route.run(deps, req, res),
    )
  }
  for (const [path, methods] of methodsByPath(described)) {
    router.all(path, (_req, res) => {
      res.set('Allow', methods.join(', '))
      throw new StewardError('method_not_allowed')
    })
  }
  return router
}

/** The methods that each described address knows, for what it answers to any other. */
function methodsByPath(described: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const route of described) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1')
    methods.set(path, [...(methods.get(path) ?? []), route.method.toUpperCase()])
  }
  return methods
}
