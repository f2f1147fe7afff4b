import { generateSync } from 'otplib'
import request from 'supertest'
import type { Role } from '../../../domain/operations/access/roles.ts'
import { readConfig } from '../../../platform/config.ts'
import { createLog } from '../../../platform/log.ts'
import { ensureApiKey, newApiKey } from '../../../prisma/store/operations/access/api-keys.ts'
import { createApp } from '../../../server/app.ts'
import { createAuthentication } from '../../../server/authentication.ts'
import { newTotpSecret } from '../../../server/authentication/totp.ts'
import type { Deps } from '../../../server/context.ts'
import { createdApplication } from '../../../server/schemas/accounts/account-opening.ts'
import { type Bank, openBank, pngImage } from '../../support/bank.ts'
import { zhangXiaoming } from '../../support/forms.ts'

export const PASSWORD = 'plum-tractor velvet 9 rivers'

export { pngImage } from '../../support/bank.ts'

export type Api = Awaited<ReturnType<typeof openApi>>

/** The HTTP application over a bank of its own. Workers are needed only where a process must answer. */
export async function openApi(
  options: { workers?: boolean; rateLimits?: boolean; processes?: Deps['processes']; log?: Deps['log'] } = {},
) {
  const bank = await openBank({ workers: options.workers ?? false })
  const config = readConfig({
    STEWARD_PROFILE: 'test',
    STEWARD_DATABASE_URL: bank.database.url,
    STEWARD_KEY_FILE: bank.keyFile,
    STEWARD_RATE_LIMITS: options.rateLimits === true ? 'on' : 'off',
    STEWARD_PUBLIC_URL: 'http://localhost:8080',
  })
  const authentication = createAuthentication(config, bank.store)
  const deps: Deps = {
    config,
    store: bank.store,
    processes: options.processes ?? bank.processes,
    authentication,
    log: options.log ?? createLog('test', 'silent'),
  }
  const app = createApp(deps)
  return {
    bank,
    app,
    deps,
    /** A caller without any credential. */
    anonymous: () => request.agent(app).set('Accept-Language', 'en'),
    ...peopleOf(bank, deps, app),
    ...applicantsOf(bank, app),
    close: bank.close,
  }
}

export type App = ReturnType<typeof createApp>
export type Agent = ReturnType<typeof request.agent>

/** A person who can sign in, with her secrets. */
export type Member = {
  readonly personId: string
  readonly role: Role
  readonly email: string
  readonly totpSecret: string
  readonly agent: Agent
}

/** The code that an authenticator shows so many steps of 30 seconds from now. */
export const codeOf = (secret: string, stepsAhead = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 * stepsAhead })

function peopleOf(bank: Bank, deps: Deps, app: App) {
  /** Hires a person with a password; with a second factor unless told otherwise. She is not signed in yet. */
  const member = async (role: Role, factor: 'second-factor' | 'password-only' = 'second-factor'): Promise<Member> => {
    const { personId } = await bank.hire(role)
    const { email, displayName } = await bank.store.db.person.findUniqueOrThrow({ where: { id: personId } })
    const totpSecret = newTotpSecret()
    await deps.authentication.createAuthUser(bank.store.db, bank.store.now(), {
      personId,
      email,
      name: displayName,
      password: PASSWORD,
      ...(factor === 'second-factor' ? { totpSecret } : {}),
    })
    return { personId, role, email, totpSecret, agent: request.agent(app).set('Accept-Language', 'en') }
  }
  const signedIn = async (role: Role): Promise<Member> => {
    const person = await member(role)
    await person.agent.post('/v1/auth/sign-in/email').send({ email: person.email, password: PASSWORD }).expect(200)
    await person.agent
      .post('/v1/auth/two-factor/verify-totp')
      .send({ code: codeOf(person.totpSecret) })
      .expect(200)
    return person
  }
  return {
    member,
    /** Hires a person and signs her in with both factors. */
    signedIn,
    /** Makes the last proof of the second factor so many minutes old. */
    ageSecondFactor: async (personId: string, minutes: number): Promise<void> => {
      const secondFactorAt = new Date(Date.now() - minutes * 60_000)
      await bank.store.db.authSession.updateMany({ where: { user: { personId } }, data: { secondFactorAt } })
    },
    /** A caller with the key of an outside form. */
    outsideForm: async (): Promise<Agent> => {
      const secret = newApiKey()
      await ensureApiKey(
        bank.store,
        { kind: 'SYSTEM', job: 'test' },
        { name: 'form', secret, scopes: ['applications:write'] },
      )
      return request.agent(app).set('Accept-Language', 'en').set('X-Api-Key', secret)
    },
  }
}

/** An applicant with her link, as the page would call. */
export type Applicant = {
  readonly id: string
  readonly reference: string
  readonly token: string
  readonly version: number
  readonly agent: Agent
}

function applicantsOf(bank: Bank, app: App) {
  const start = async (form: object = {}): Promise<Applicant> => {
    const answer = await request(app).post('/v1/applications').send({ locale: 'zh-CN', form }).expect(201)
    const { application, access } = createdApplication.parse(answer.body)
    const agent = request.agent(app).set('Accept-Language', 'en').set('Authorization', `Bearer ${access.token}`)
    return {
      id: application.id,
      reference: application.reference,
      token: access.token,
      version: application.version,
      agent,
    }
  }
  return {
    /** Starts an application as an anonymous visitor. */
    start,
    /** Starts a complete application, with an identity document, that only waits to be submitted. */
    complete: async (form: object = { ...zhangXiaoming, accountClass: 'II' }): Promise<Applicant> => {
      const applicant = await start(form)
      await applicant.agent
        .post(`/v1/applications/${applicant.id}/documents`)
        .field('kind', 'IDENTITY_DOCUMENT')
        .attach('file', pngImage, 'id.png')
        .expect(201)
      return applicant
    },
    /** Makes every link to the application expired. */
    expireLinks: async (applicationId: string): Promise<void> => {
      await bank.store.db.accessLink.updateMany({ where: { applicationId }, data: { expiresAt: new Date(0) } })
    },
  }
}
