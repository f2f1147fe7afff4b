import type { Request, Response } from 'express'
import type { Locale } from '../domain/kernel/locale.ts'
import type { Actor } from '../domain/operations/access/actor.ts'
import type { Role } from '../domain/operations/access/roles.ts'
import type { Config } from '../platform/config.ts'
import type { Log } from '../platform/log.ts'
import type { Processes } from '../platform/processes.ts'
import type { PersonFacts } from '../prisma/store/operations/access/people.ts'
import type { Store } from '../prisma/store/store.ts'
import type { Authentication } from './authentication.ts'

/** What the server is composed of. */
export type Deps = {
  readonly config: Config
  readonly store: Store
  readonly processes: Processes
  readonly authentication: Authentication
  readonly log: Log
}

/** Who sends a request, found from its credential. */
export type Caller =
  | { readonly kind: 'ANONYMOUS' }
  | { readonly kind: 'LINK'; readonly linkId: string; readonly applicationId: string }
  | { readonly kind: 'API_KEY'; readonly keyId: string; readonly scopes: readonly string[] }
  | {
      readonly kind: 'PERSON'
      readonly person: PersonFacts
      readonly sessionId: string
      /** When the second factor was last proven in this session; null means it never was, and nothing but enrolling is allowed. */
      readonly secondFactorAt: Date | null
    }
export type PersonCaller = Extract<Caller, { kind: 'PERSON' }>

/** What every handler knows of a request besides its checked parts. `origin` is the network address that the trail keeps. */
export type RequestContext = {
  readonly requestId: string
  readonly caller: Caller
  readonly origin: string
  readonly locale: Locale
}

declare global {
  namespace Express {
    interface Locals {
      context?: RequestContext
      requestId?: string
      route?: string
    }
  }
}

/** The context of a request; it exists once the caller was resolved. */
export function contextOf(res: Response): RequestContext {
  const { context } = res.locals
  if (context === undefined) throw new Error('The caller was not resolved before the route.')
  return context
}

/** The language that the caller prefers: her own, else the one the request asks for. */
export const localeOf = (req: Request, caller: Caller): Locale =>
  caller.kind === 'PERSON' ? caller.person.locale : req.acceptsLanguages('zh-CN', 'zh', 'en') === 'en' ? 'en' : 'zh-CN'

/** The actor that the trail names. A person acts in the given role, else in her first. */
export function actorOf(context: RequestContext, applicationId: string, role?: Role): Actor {
  const { caller, origin } = context
  switch (caller.kind) {
    case 'PERSON':
      return { kind: 'PERSON', personId: caller.person.id, role: role ?? caller.person.roles[0] ?? 'applicant', origin }
    case 'API_KEY':
      return { kind: 'API_KEY', keyId: caller.keyId, origin }
    case 'LINK':
    case 'ANONYMOUS':
      return { kind: 'APPLICANT', applicationId, origin }
  }
}
