import type { RequestHandler, Response } from 'express'
import { pinoHttp } from 'pino-http'
import type { Log } from '../../platform/log.ts'

/**
 * Logs one event for each answered request: method, route pattern, status, duration and request id. Addresses, queries,
 * headers and bodies can hold personal data or tokens and are left out.
 */
export const accessLog = (log: Log): RequestHandler =>
  pinoHttp<Parameters<RequestHandler>[0], Response>({
    logger: log,
    genReqId: (_req, res) => res.locals['requestId'] ?? '',
    serializers: {
      req: (req: { id: string; method: string }) => ({ id: req.id, method: req.method }),
      res: (res: { statusCode: number }) => ({ statusCode: res.statusCode }),
      err: () => undefined,
    },
    customSuccessObject: (_req, res, event: object) => ({ ...event, route: res.locals['route'] ?? 'other' }),
    customErrorObject: (_req, res, _error, event: object) => ({ ...event, route: res.locals['route'] ?? 'other' }),
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info'),
    autoLogging: { ignore: (req) => req.url === '/livez' || req.url === '/readyz' || req.url === '/metrics' },
  })
