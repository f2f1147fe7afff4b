import { createServer, type Server } from 'node:http'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { generateSync } from 'otplib'
import type { Locale } from '../../domain/kernel/locale.ts'
import type { Role } from '../../domain/operations/access/roles.ts'
import { readConfig } from '../../platform/config.ts'
import { createLog } from '../../platform/log.ts'
import { createApp } from '../../server/app.ts'
import { type Authentication, createAuthentication } from '../../server/authentication.ts'
import { newTotpSecret } from '../../server/authentication/totp.ts'
import { type Bank, openBank } from './bank.ts'
import { chromiumPath } from './services.ts'
import { eventually } from './wait.ts'

const STEP_S = 30
const PATIENCE_MS = 15_000
const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** A phone of the smallest size that the pages are made for. */
export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true }

/** A screen as it stands on an officer's desk. */
export const DESK: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }

/** Somebody with a sign-in of her own. */
export type Colleague = {
  readonly personId: string
  readonly name: string
  readonly email: string
  readonly password: string
  readonly authenticator: Authenticator
}

/** Gives codes of one secret as a person would type them: each only once, waiting for the next one when it must. */
export type Authenticator = { readonly code: () => Promise<string> }

/** An authenticator app that knows a secret in base 32. */
export function openAuthenticator(secret: string): Authenticator {
  let used = 0
  return {
    code: async () => {
      const now = () => Math.floor(Date.now() / 1000 / STEP_S)
      const step = Math.max(now(), used + 1)
      // The server takes codes of one step ahead, so that a person is not held up by the clock.
      await eventually(
        async () => now() >= step - 1,
        () => 'the next code is not due yet',
        2 * STEP_S * 1000,
      )
      used = step
      return generateSync({ secret, epoch: step * STEP_S })
    },
  }
}

/** A page with what its browser complained of. */
export type Window = { readonly page: Page; readonly context: BrowserContext; readonly complaints: string[] }

export type Site = Awaited<ReturnType<typeof openSite>>

/**
 * The product as people meet it: a bank on real parts, the HTTP application with the built pages on a free port, links in
 * mails that lead there, and a browser. Close it after the tests of a file.
 */
export async function openSite() {
  const server = createServer()
  const publicUrl = await listen(server)
  const [bank, browser] = await Promise.all([openBank({ publicUrl }), launch()])
  const config = readConfig({
    STEWARD_PROFILE: 'test',
    STEWARD_DATABASE_URL: bank.database.url,
    STEWARD_KEY_FILE: bank.keyFile,
    STEWARD_RATE_LIMITS: 'off',
    STEWARD_PUBLIC_URL: publicUrl,
  })
  const authentication = createAuthentication(config, bank.store)
  const log = createLog('site', 'silent')
  server.on('request', createApp({ config, store: bank.store, processes: bank.processes, authentication, log }))
  return {
    bank,
    browser,
    publicUrl,
    ...colleaguesOf(bank, authentication),
    ...windowsOf(browser, publicUrl),
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await bank.close()
    },
  }
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('the site has no port'))
      else resolve(`http://127.0.0.1:${address.port}`)
    })
  })
}

const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), headless: true, args: BROWSER_FLAGS })

function colleaguesOf(bank: Bank, authentication: Authentication) {
  return {
    /** Hires a person with this role, a password and an authenticator. */
    colleague: async (role: Role, name: string): Promise<Colleague> => {
      const { personId } = await bank.hire(role)
      const { email } = await bank.store.db.person.update({ where: { id: personId }, data: { displayName: name } })
      const password = 'plum-tractor velvet 9 rivers'
      const totpSecret = newTotpSecret()
      const user = { personId, email, name, password, totpSecret }
      await authentication.createAuthUser(bank.store.db, bank.store.now(), user)
      return { personId, name, email, password, authenticator: openAuthenticator(totpSecret) }
    },
    /** Makes the last proof of a person's second factor ten minutes old, so that the next decision asks for a code. */
    ageSecondFactor: async (personId: string): Promise<void> => {
      const secondFactorAt = new Date(Date.now() - 600_000)
      await bank.store.db.authSession.updateMany({ where: { user: { personId } }, data: { secondFactorAt } })
    },
  }
}

function windowsOf(browser: Browser, publicUrl: string) {
  return {
    /** A browser of its own (no cookie, no storage) in the language, with one page. */
    window: async (locale: Locale, options: BrowserContextOptions): Promise<Window> => {
      const context = await browser.newContext({
        ...options,
        baseURL: publicUrl,
        locale: locale === 'en' ? 'en-GB' : 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      })
      context.setDefaultTimeout(PATIENCE_MS)
      const complaints: string[] = []
      context.on('weberror', (fault) => complaints.push(`error: ${fault.error().message}`))
      context.on('console', (message) => {
        if (message.type() === 'error' && !isRefusal(message.text())) complaints.push(`console: ${message.text()}`)
      })
      context.on('request', (request) => {
        const address = request.url()
        if (!/^(data|blob):/.test(address) && !address.startsWith(`${publicUrl}/`))
          complaints.push(`left the site: ${address}`)
      })
      return { page: await context.newPage(), context, complaints }
    },
  }
}

/** The browser reports every answer of 400 and above; which of them are right is for the tests to say. */
const isRefusal = (text: string): boolean => text.startsWith('Failed to load resource')
