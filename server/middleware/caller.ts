import type { Request, RequestHandler } from 'express'
import { StewardError } from '../../platform/errors.ts'
import { readAccessLink } from '../../prisma/store/accounts/account-opening/access-links.ts'
import { findApiKey } from '../../prisma/store/operations/access/api-keys.ts'
import { readPerson } from '../../prisma/store/operations/access/people.ts'
import { AUTH_PATH } from '../authentication/better-auth.ts'
import { type Caller, type Deps, localeOf } from '../context.ts'

/**
 * Finds who calls: the holder of an application's link (Bearer), an outside form (X-Api-Key), a signed-in person (cookie)
 * or nobody in particular. A wrong link or key is refused, an expired link with `link_expired`.
 */
export const resolveCaller =
  (deps: Deps): RequestHandler =>
  async (req, res, next) => {
    const { caller, cookies } = await callerOf(deps, req)
    for (const cookie of cookies) res.append('Set-Cookie', cookie)
    if (caller.kind === 'PERSON' || req.originalUrl.startsWith(AUTH_PATH)) refuseForeignOrigin(deps, req)
    res.locals.context = {
      requestId: res.locals.requestId ?? '',
      caller,
      origin: req.ip ?? '',
      locale: localeOf(req, caller),
    }
    next()
  }

async function callerOf(deps: Deps, req: Request): Promise<{ caller: Caller; cookies: readonly string[] }> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(req.get('Authorization') ?? '')?.[1]
  if (bearer !== undefined) {
    const link = await readAccessLink(deps.store, 'APPLICATION', bearer)
    return { caller: { kind: 'LINK', linkId: link.id, applicationId: link.applicationId }, cookies: [] }
  }
  const secret = req.get('X-Api-Key')
  if (secret !== undefined) {
    const key = await findApiKey(deps.store, secret)
    if (key === null) throw new StewardError('unauthenticated')
    return { caller: { kind: 'API_KEY', keyId: key.id, scopes: key.scopes }, cookies: [] }
  }
  return personOf(deps, req)
}

async function personOf(deps: Deps, req: Request): Promise<{ caller: Caller; cookies: readonly string[] }> {
  const session = await deps.authentication.session(req.headers)
  const person = session === null ? null : await readPerson(deps.store, session.personId)
  if (session === null || person === null || !person.active) return { caller: { kind: 'ANONYMOUS' }, cookies: [] }
  return {
    caller: { kind: 'PERSON', person, sessionId: session.id, secondFactorAt: session.secondFactorAt },
    cookies: session.cookies,
  }
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/** A cookie is sent by any page of the browser, so what changes something or signs in must come from a page of this server. */
function refuseForeignOrigin(deps: Deps, req: Request): void {
  if (SAFE_METHODS.includes(req.method)) return
  if (req.get('Sec-Fetch-Site') === 'cross-site') throw new StewardError('forbidden')
  const origin = req.get('Origin')
  if (origin === undefined) return
  const own =
    origin === new URL(deps.config.http.publicUrl).origin ||
    origin === `http://${req.get('Host')}` ||
    origin === `https://${req.get('Host')}`
  if (!own) throw new StewardError('forbidden')
}
