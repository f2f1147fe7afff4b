import { z } from 'zod'
import type { DraftForm } from '../../../domain/accounts/account-opening/form.ts'
import { loadList } from '../../../prisma/store/compliance/screening.ts'
import { activationView, createdApplication } from '../../../server/schemas/accounts/account-opening.ts'
import { pngImage } from '../../support/bank.ts'
import { anotherPerson } from '../../support/forms.ts'
import { orlenko } from '../../support/lists.ts'
import { decide, verify } from '../../support/officers.ts'
import { type Colleague, openAuthenticator, type Site } from '../../support/site.ts'
import { linkInMail } from './journey.ts'

/** Choices that open every further question of a page, and no answer to them. */
const HALF_FILLED: DraftForm = {
  locale: 'en',
  name: { native: { family: 'Sample' } },
  document: { type: 'PASSPORT', number: '12' },
  address: { country: 'CN', postcode: '1' },
  phone: '1',
  email: 'nobody',
  occupation: 'SALARIED',
  sourceOfFunds: { source: 'OTHER' },
  taxResidences: [{ country: 'CN', taxNumber: null, reasonWithoutNumber: null }],
  pep: { status: 'FORMER', since: '1990-02-30' },
}

/** Addresses of what the pages show: each leads to one thing in one state. */
export type Scene = {
  readonly halfFilled: string
  readonly complete: string
  readonly submitted: string
  readonly activation: string
  readonly usedActivation: string
  readonly cases: {
    readonly verifying: string
    readonly hits: string
    readonly approval: string
    readonly opened: string
  }
  readonly analyst: Colleague
  readonly officer: Colleague
  /** The session of a customer whose account is active. */
  readonly customer: { readonly email: string; readonly password: string; readonly code: () => Promise<string> }
}

type Started = { readonly id: string; readonly token: string; readonly address: string }

async function call(site: Site, path: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(`${site.publicUrl}${path}`, init)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`)
  return text === '' ? null : JSON.parse(text)
}

const json = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

async function start(site: Site, form: DraftForm): Promise<Started> {
  const answer = createdApplication.parse(await call(site, '/v1/applications', json({ locale: form.locale, form })))
  const { id } = answer.application
  const { token } = answer.access
  return { id, token, address: `/apply/${id}#${token}` }
}

async function startComplete(site: Site, number: number): Promise<Started> {
  const started = await start(site, anotherPerson(number, { accountClass: 'II' }))
  const body = new FormData()
  body.append('kind', 'IDENTITY_DOCUMENT')
  body.append('file', new Blob([pngImage], { type: 'image/png' }), 'id.png')
  const headers = { Authorization: `Bearer ${started.token}` }
  await call(site, `/v1/applications/${started.id}/documents`, { method: 'POST', headers, body })
  return started
}

/** An application that was sent to the bank on the pages' own way. */
async function startSubmitted(site: Site, number: number): Promise<Started> {
  const started = await startComplete(site, number)
  await site.bank.submit(started.id)
  return started
}

async function open(site: Site, staff: { analyst: Colleague; officer: Colleague }, id: string): Promise<void> {
  const { bank } = site
  await verify(bank, { kind: 'PERSON', personId: staff.analyst.personId, role: 'onboarding-analyst' }, id)
  const officer = { kind: 'PERSON', personId: staff.officer.personId, role: 'compliance-officer' } as const
  await decide(bank, officer, id, 'OPENING_APPROVAL', 'approve')
  await bank.reaches(id, 'AWAITING_ACTIVATION')
}

const emailOf = (number: number): string => `person${number}@example.com`

/** Activates the account of the letter and gives what its owner signs in with. */
async function activateFor(site: Site, number: number): Promise<Scene['customer'] & { readonly link: string }> {
  const link = await linkInMail(site, emailOf(number), '/activate')
  const token = new URL(link).hash.slice(1)
  const { totpSecret } = activationView.parse(
    await call(site, `/v1/activations?token=${encodeURIComponent(token)}`, { method: 'GET' }),
  )
  const authenticator = openAuthenticator(totpSecret)
  const password = 'brass lantern 7 meadows'
  const body = { token, password, totpCode: await authenticator.code(), acceptedTerms: true }
  z.object({ reference: z.string() }).parse(await call(site, '/v1/activations', json(body)))
  return { email: emailOf(number), password, code: authenticator.code, link }
}

/** An application whose applicant has the name of an invented sanctions entry. */
async function startListed(site: Site, analyst: Colleague): Promise<string> {
  const { bank } = site
  await loadList(bank.store, { kind: 'SYSTEM', job: 'list-import' }, listOf('1'))
  const { applicationId } = await bank.draft(
    anotherPerson(7, {
      locale: 'en',
      name: {
        native: { family: 'Orlenko', given: 'Viktor Anatolyevich' },
        latin: { family: 'Orlenko', given: 'Viktor Anatolyevich' },
        familyNameFirst: false,
        previousNames: [],
      },
      signature: { fullName: 'Viktor Anatolyevich Orlenko', declaredTrue: true },
      birthDate: '1971-04-19',
      nationality: 'BY',
      document: {
        type: 'PASSPORT',
        number: 'MP7654321',
        issuingCountry: 'BY',
        issuedOn: '2022-01-10',
        expiresOn: '2032-01-10',
        mrz: null,
      },
    }),
  )
  await bank.submit(applicationId)
  await verify(bank, { kind: 'PERSON', personId: analyst.personId, role: 'onboarding-analyst' }, applicationId)
  await bank.task(applicationId, 'SCREENING_REVIEW')
  return applicationId
}

const listOf = (version: string) => ({
  source: 'DEMO' as const,
  version,
  publishedAt: null,
  entries: [orlenko],
  problems: [],
})

/** Builds one thing of each kind that a page can show. */
export async function buildScene(site: Site): Promise<Scene> {
  const { bank } = site
  const analyst = await site.colleague('onboarding-analyst', 'Demo Olive Analyst')
  const officer = await site.colleague('compliance-officer', '演示·合规专员')
  const [halfFilled, complete, submitted, approval, opened, active] = await Promise.all([
    start(site, HALF_FILLED),
    startComplete(site, 1),
    startSubmitted(site, 2),
    startSubmitted(site, 3),
    startSubmitted(site, 4),
    startSubmitted(site, 5),
  ])
  const analystActor = { kind: 'PERSON', personId: analyst.personId, role: 'onboarding-analyst' } as const
  await Promise.all([
    bank.task(submitted.id, 'IDENTITY_VERIFICATION'),
    verify(bank, analystActor, approval.id).then(() => bank.task(approval.id, 'OPENING_APPROVAL')),
    open(site, { analyst, officer }, opened.id),
    open(site, { analyst, officer }, active.id),
  ])
  const hits = await startListed(site, analyst)
  const { link, ...customer } = await activateFor(site, 5)
  const pathOf = (address: string): string => address.slice(site.publicUrl.length)
  return {
    halfFilled: halfFilled.address,
    complete: complete.address,
    submitted: submitted.address,
    activation: pathOf(await linkInMail(site, emailOf(4), '/activate')),
    usedActivation: pathOf(link),
    cases: { verifying: submitted.id, hits, approval: approval.id, opened: opened.id },
    analyst,
    officer,
    customer,
  }
}
