import type { IncomingHttpHeaders } from 'node:http'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { endSession, type SecondFactor } from '../prisma/store/operations/access/second-factors.ts'
import { insertSignIn } from '../prisma/store/operations/access/sign-ins.ts'
import type { Db, Store } from '../prisma/store/store.ts'
import {
  AUTH_PATH,
  type AuthSettings,
  type BetterAuth,
  CLIENT_ADDRESS_HEADER,
  createBetterAuth,
  hashPassword,
} from './authentication/better-auth.ts'
import { matchingStep } from './authentication/totp.ts'

const ABSOLUTE_MS = 12 * 3_600_000
const IMPORTED = 'base32:'

/** A session that is in force; `cookies` must go out with the answer to keep it alive. */
export type Session = {
  readonly id: string
  readonly personId: string
  readonly secondFactorAt: Date | null
  readonly cookies: readonly string[]
}

/** One step of signing in, as better-auth answered it. */
export type AuthAnswer = { readonly status: number; readonly body: unknown; readonly cookies: readonly string[] }

export type Authentication = {
  /** The session of a request's cookie; null when there is none, it was idle for 15 minutes or is 12 hours old. */
  readonly session: (headers: IncomingHttpHeaders) => Promise<Session | null>
  /** Passes one step of signing in to better-auth, which checks origin, challenge and code. */
  readonly step: (
    path: string,
    body: unknown,
    request: { headers: IncomingHttpHeaders; origin: string },
  ) => Promise<AuthAnswer>
  /** The time step of a code by the person's stored secret; null when the code is wrong now. */
  readonly stepOfCode: (factor: SecondFactor, code: string) => Promise<bigint | null>
  /** Gives a person a sign-in; part of the caller's transaction. `totpSecret` is base 32; without it she must enrol at first sign-in. */
  readonly createAuthUser: (db: Db, at: Date, person: NewAuthUser) => Promise<void>
  /** The value of a cookie as better-auth names and signs it, without its signature. */
  readonly cookieValue: (headers: IncomingHttpHeaders, name: CookieName) => string | null
  /** The token of the session that an answer's cookies opened; null when none was. */
  readonly openedSession: (cookies: readonly string[]) => string | null
}

export type NewAuthUser = {
  readonly personId: string
  readonly email: string
  readonly name: string
  readonly password: string
  readonly totpSecret?: string
}
type CookieName = 'session_token' | 'two_factor'

/** Sign-in, sessions and second factors over better-auth and the store. */
export function createAuthentication(config: AuthSettings, store: Store): Authentication {
  const auth = createBetterAuth(config, store)
  return {
    session: (headers) => readSession(auth, store, headers),
    step: (path, body, request) => callBetterAuth(auth, config, path, body, request),
    stepOfCode: async (factor, code) => {
      const { secretConfig } = await auth.$context
      const secret = await symmetricDecrypt({ key: secretConfig, data: factor.encryptedSecret })
      return matchingStep(
        secret.startsWith(IMPORTED) ? secret.slice(IMPORTED.length) : Buffer.from(secret),
        code,
        store.now(),
      )
    },
    createAuthUser: async (db, at, person) => {
      const { secretConfig } = await auth.$context
      const encrypt = (data: string) => symmetricEncrypt({ key: secretConfig, data })
      const { totpSecret } = person
      await insertSignIn(db, at, {
        personId: person.personId,
        email: person.email,
        name: person.name,
        passwordHash: await hashPassword(person.password),
        totpSecret:
          totpSecret === undefined
            ? null
            : { encrypted: await encrypt(`${IMPORTED}${totpSecret}`), encryptedNoBackupCodes: await encrypt('[]') },
      })
    },
    cookieValue: (headers, name) => signedValue(cookieIn(headers.cookie ?? '', name)),
    openedSession: (cookies) =>
      signedValue(
        cookies
          .map((cookie) => cookieIn(cookie.split(';', 1)[0] ?? '', 'session_token'))
          .find((value) => value !== null && value !== '') ?? null,
      ),
  }
}

async function readSession(auth: BetterAuth, store: Store, headers: IncomingHttpHeaders): Promise<Session | null> {
  if (headers.cookie === undefined || cookieIn(headers.cookie, 'session_token') === null) return null
  const answer = await auth.api.getSession({ headers: new Headers({ cookie: headers.cookie }), returnHeaders: true })
  if (answer.response === null) return null
  const { session, user } = answer.response
  if (store.now().getTime() - session.createdAt.getTime() > ABSOLUTE_MS) {
    await endSession(store, { id: session.id })
    return null
  }
  return {
    id: session.id,
    personId: user.personId,
    secondFactorAt: session.secondFactorAt ?? null,
    cookies: answer.headers.getSetCookie(),
  }
}

const PASSED_ON = ['cookie', 'user-agent', 'host'] as const

async function callBetterAuth(
  auth: BetterAuth,
  config: AuthSettings,
  path: string,
  body: unknown,
  request: { headers: IncomingHttpHeaders; origin: string },
): Promise<AuthAnswer> {
  const headers = new Headers({ 'content-type': 'application/json', [CLIENT_ADDRESS_HEADER]: request.origin })
  for (const name of PASSED_ON) {
    const value = request.headers[name]
    if (typeof value === 'string') headers.set(name, value)
  }
  // Whoever names an origin was checked before; a program that names none cannot be made to send somebody's cookie.
  headers.set('origin', request.headers.origin ?? config.http.publicUrl)
  const response = await auth.handler(
    new Request(new URL(`${AUTH_PATH}${path}`, config.http.publicUrl), {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    }),
  )
  const text = await response.text()
  return {
    status: response.status,
    body: text === '' ? null : JSON.parse(text),
    cookies: response.headers.getSetCookie(),
  }
}

const COOKIE_PREFIXES = ['steward.', '__Secure-steward.']

function cookieIn(header: string, name: CookieName): string | null {
  for (const pair of header.split(';')) {
    const [key = '', ...rest] = pair.trim().split('=')
    if (COOKIE_PREFIXES.some((prefix) => key === `${prefix}${name}`)) return decodeURIComponent(rest.join('='))
  }
  return null
}

/** A signed cookie is its value, a dot and the signature. */
const signedValue = (cookie: string | null): string | null =>
  cookie === null || cookie === '' ? null : (cookie.split('.', 1)[0] ?? null)
