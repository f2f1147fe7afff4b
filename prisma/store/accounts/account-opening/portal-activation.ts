import { familyNameFirst, joinedName } from '../../../../domain/accounts/account-opening/full-name.ts'
import { v7 as uuidv7 } from 'uuid'
import type { DraftForm } from '../../../../domain/accounts/account-opening/form.ts'
import { LOCALES } from '../../../../domain/kernel/locale.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type { AccessLink, Application, ProcessRequest } from '../../../generated/client.ts'
import { change, unchanged } from '../../change.ts'
import type { Db, Store } from '../../store.ts'
import { requestCommand } from './answers.ts'
import { customerOf } from './customers.ts'
import { readForm } from './forms.ts'
import { readAccessLink } from './access-links.ts'

/** An account that waits for its customer, behind a link that is in force. */
export type Activation = {
  readonly link: AccessLink
  readonly application: Application
  readonly form: DraftForm
  readonly accountNumber: string
}

/** Reads the activation behind a token. Throws `link_expired` also once the account does not wait any more, and `unauthenticated`. */
export async function readActivation(store: Store, token: string): Promise<Activation> {
  const link = await readAccessLink(store, 'ACTIVATION', token)
  const application = await store.db.application.findUniqueOrThrow({ where: { id: link.applicationId } })
  const account = await store.db.account.findFirst({
    where: { applicationId: application.id, attempt: application.provisioningAttempt },
  })
  if (application.stage !== 'AWAITING_ACTIVATION' || account === null) throw new StewardError('link_expired')
  return { link, application, form: await readForm(store, store.db, application), accountNumber: account.number }
}

/** Gives a person her sign-in inside the transaction. */
export type CreateSignIn = (
  db: Db,
  at: Date,
  person: { personId: string; email: string; name: string },
) => Promise<void>

/**
 * Opens the customer's own door: she becomes a person of role applicant with a sign-in, and her profile becomes active,
 * in one transaction. Safe to repeat: a profile that is active already keeps its person and sign-in. Throws
 * `address_in_use` when the e-mail address of the form belongs to somebody who signs in here, and `link_expired` when the
 * invitation was withdrawn meanwhile.
 */
export async function openPortal(
  store: Store,
  activation: Activation,
  accepted: { terms: string },
  createSignIn: CreateSignIn,
): Promise<string> {
  const { application, form } = activation
  const actor = { kind: 'APPLICANT', applicationId: application.id } as const
  const { personId } = await change(store, actor, async ({ db, at, record }) => {
    const profile = (await customerOf(db, application))?.portalProfile ?? null
    if (profile === null) throw new StewardError('link_expired')
    await db.$queryRaw`SELECT id FROM "PortalProfile" WHERE id = ${profile.id}::uuid FOR UPDATE`
    const current = await db.portalProfile.findUniqueOrThrow({ where: { id: profile.id } })
    if (current.state === 'ACTIVE' && current.personId !== null) return unchanged({ personId: current.personId })
    if (current.state !== 'INVITED') throw new StewardError('link_expired')
    const person = await insertCustomerPerson(db, at, form)
    await createSignIn(db, at, person)
    await db.portalProfile.update({
      where: { id: profile.id },
      data: { state: 'ACTIVE', personId: person.personId, activatedAt: at },
    })
    await record({
      action: 'portal.activated',
      subjectType: 'application',
      subjectId: application.id,
      caseId: application.id,
      facts: { personId: person.personId, terms: accepted.terms, linkId: activation.link.id },
    })
    return { personId: person.personId }
  })
  return personId
}

/** Makes the customer a person of role applicant; throws `address_in_use`, also when two ask for one address at once. */
async function insertCustomerPerson(
  db: Db,
  at: Date,
  form: DraftForm,
): Promise<{ personId: string; email: string; name: string }> {
  const email = (form.email ?? '').trim().toLowerCase()
  if (email === '') throw new StewardError('address_in_use')
  const { native, latin } = form.name ?? {}
  const parts = native?.family === undefined ? latin : native
  const personId = uuidv7()
  const name = joinedName(parts, familyNameFirst(form.name))
  const locale = LOCALES.find((candidate) => candidate === form.locale) ?? 'en'
  const { count } = await db.person.createMany({
    data: [{ id: personId, displayName: name, email, locale, createdAt: at }],
    skipDuplicates: true,
  })
  if (count === 0) throw new StewardError('address_in_use')
  await db.personRole.create({ data: { personId, role: 'applicant', grantedAt: at } })
  return { personId, email, name }
}

/** The request that activates the account; the one that was written before, if there is one that was not refused. */
export async function requestActivation(
  store: Store,
  applicationId: string,
  personId: string,
): Promise<ProcessRequest> {
  const earlier = await store.db.processRequest.findFirst({
    where: { subjectId: applicationId, kind: 'command', name: 'activate', state: { in: ['PENDING', 'DONE'] } },
    orderBy: { createdAt: 'desc' },
  })
  return (
    earlier ??
    requestCommand(store, { kind: 'PERSON', personId, role: 'applicant' }, { applicationId, command: 'activate' })
  )
}
