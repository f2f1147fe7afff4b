import { hash, verify } from '@node-rs/argon2'
import { betterAuth } from 'better-auth'
import { prismaAdapter } from 'better-auth/adapters/prisma'
import { twoFactor } from 'better-auth/plugins'
import type { Store } from '../../prisma/store/store.ts'
import { canonicalPassword, MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from './password-rules.ts'

/** What sign-in needs of the settings: the address that people use. */
export type AuthSettings = { readonly http: { readonly publicUrl: string } }

export const AUTH_PATH = '/v1/auth'
const IDLE_S = 15 * 60
const REFRESH_S = 60
const LOCK_S = 15 * 60
const CHALLENGE_S = 10 * 60

/** The library's default is Argon2id; 19 MiB, two passes and one lane are the OWASP minimum for interactive sign-in. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of a password as it is stored. */
export const hashPassword = (password: string): Promise<string> => hash(canonicalPassword(password), ARGON2)

/** Sign-in with e-mail and password and a TOTP second factor; sessions end after 15 minutes without use. Nobody can sign up. */
export const createBetterAuth = (config: AuthSettings, store: Store) =>
  betterAuth({
    appName: 'Steward',
    baseURL: config.http.publicUrl,
    basePath: AUTH_PATH,
    secret: store.keys.sessionSecret,
    database: prismaAdapter(store.db, { provider: 'postgresql' }),
    user: { modelName: 'authUser', additionalFields: { personId: { type: 'string', required: true, input: false } } },
    session: {
      modelName: 'authSession',
      expiresIn: IDLE_S,
      updateAge: REFRESH_S,
      additionalFields: { secondFactorAt: { type: 'date', required: false, input: false } },
    },
    account: { modelName: 'authAccount' },
    verification: { modelName: 'authVerification' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      password: {
        hash: hashPassword,
        verify: ({ hash: stored, password }) => verify(stored, canonicalPassword(password)),
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Steward',
        twoFactorTable: 'authTwoFactor',
        twoFactorCookieMaxAge: CHALLENGE_S,
        totpOptions: { digits: 6, period: 30 },
        accountLockout: { enabled: true, maxFailedAttempts: 5, durationSeconds: LOCK_S },
      }),
    ],
    trustedOrigins: (request) => [config.http.publicUrl, ...ownOrigins(request)],
    rateLimit: { enabled: false },
    // An outage comes out as the error that it is, not as an answer that hides it.
    onAPIError: { throw: true },
    logger: { disabled: true },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: 'steward',
      useSecureCookies: config.http.publicUrl.startsWith('https://'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
  })

/** Header in which the caller's address is handed on inside the process; one that came from outside is overwritten. */
export const CLIENT_ADDRESS_HEADER = 'x-steward-client-address'

/** The origin of the host that a request was sent to: a page of another site cannot choose that. */
function ownOrigins(request: Request | undefined): string[] {
  const host = request?.headers.get('host')
  return host === null || host === undefined ? [] : [`http://${host}`, `https://${host}`]
}

export type BetterAuth = ReturnType<typeof createBetterAuth>
