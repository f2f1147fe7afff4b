import type { RequestHandler } from 'express'
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

export type Metrics = {
  readonly count: RequestHandler
  readonly text: () => Promise<string>
  readonly contentType: string
}

/** Counters of one server in the Prometheus text format: the process, and requests by method, route pattern and status. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['method', 'route', 'status'] as const
  const requests = new Counter({
    name: 'steward_http_requests_total',
    help: 'Answered HTTP requests.',
    labelNames,
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'steward_http_request_duration_seconds',
    help: 'Time to answer an HTTP request, in seconds.',
    labelNames: ['method', 'route'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  return {
    count: (req, res, next) => {
      const stop = seconds.startTimer()
      res.on('finish', () => {
        const route = res.locals.route ?? 'other'
        stop({ method: req.method, route })
        requests.inc({ method: req.method, route, status: String(res.statusCode) })
      })
      next()
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
