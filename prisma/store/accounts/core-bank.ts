import { v7 as uuidv7 } from 'uuid'
import { accountNumber } from '../../../domain/accounts/account-opening/account-number.ts'
import type { ProvisioningRef, StepResult } from '../../../domain/accounts/account-opening/provisioning.ts'
import { DUE_DILIGENCE_LEVELS, isRiskBand } from '../../../domain/kernel/risk.ts'
import { bookingDay } from '../../../domain/kernel/due.ts'
import { nextReviewOn } from '../../../domain/compliance/risk-rating/next-review.ts'
import type { Actor } from '../../../domain/operations/access/actor.ts'
import { StewardError } from '../../../platform/errors.ts'
import type { Application, Customer } from '../../generated/client.ts'
import { type Change, change, unchanged } from '../change.ts'
import { readPack } from '../operations/policies.ts'
import { openVault } from '../sealing.ts'
import type { Store } from '../store.ts'
import { readForm } from './account-opening/forms.ts'

/*
 * The bank's own books as a core bank: accounts, holders and customers in this database. Every function is safe to run
 * twice for the same attempt, and undoing is a new state, never a deletion.
 */

type Books = { readonly store: Store; readonly tx: Change; readonly app: Application; readonly ref: ProvisioningRef }
type Booking = (store: Store, actor: Actor, ref: ProvisioningRef) => Promise<StepResult>

const done = (reference: string): StepResult => ({ done: true, reference })
const refused = (code: string): StepResult => ({ done: false, code })

/** Runs work on the books of one application in one transaction, one at a time; throws `not_found`. */
async function onBooks(
  store: Store,
  actor: Actor,
  ref: ProvisioningRef,
  action: string,
  work: (books: Books) => Promise<{ result: StepResult; booked: boolean }>,
): Promise<StepResult> {
  return change(store, actor, async (tx) => {
    await tx.db.$queryRaw`SELECT id FROM "Application" WHERE id = ${ref.applicationId}::uuid FOR UPDATE`
    const app = await tx.db.application.findUnique({ where: { id: ref.applicationId } })
    if (app === null) throw new StewardError('not_found')
    const { result, booked } = await work({ store, tx, app, ref })
    if (!booked) return unchanged(result)
    const facts = { attempt: ref.attempt }
    await tx.record({ action, subjectType: 'application', subjectId: app.id, caseId: app.id, facts })
    return result
  })
}

/**
 * A booking that is made once for an attempt: `existing` tells what is there already, `make` makes it. A call that comes
 * when the attempt is over, as from a worker that was thought dead, makes nothing.
 */
const booking =
  (
    action: string,
    existing: (books: Books) => Promise<StepResult | null>,
    make: (books: Books) => Promise<StepResult>,
  ): Booking =>
  (store, actor, ref) =>
    onBooks(store, actor, ref, action, async (books) => {
      const there = await existing(books)
      if (there !== null) return { result: there, booked: false }
      if (books.app.stage !== 'PROVISIONING' || books.app.provisioningAttempt !== ref.attempt)
        return { result: refused('attempt-over'), booked: false }
      const result = await make(books)
      return { result, booked: result.done }
    })

/** An undo of one booking: `revert` says how many rows it changed, and none is fine. */
const undoing =
  (action: string, revert: (books: Books) => Promise<{ count: number }>): Booking =>
  (store, actor, ref) =>
    onBooks(store, actor, ref, action, async (books) => {
      const { count } = await revert(books)
      return { result: done(count === 0 ? 'nothing' : String(count)), booked: count > 0 }
    })

const customerOf = ({ tx, app }: Books): Promise<Customer | null> =>
  tx.db.customer.findUnique({
    where: app.existingCustomerId === null ? { applicationId: app.id } : { id: app.existingCustomerId },
  })

/** Draws the attempt's account number; the same attempt always has the same one. Refused once the number is void. */
export const reserveNumber = booking(
  'account-number.reserved',
  async ({ tx, ref }) => {
    const drawn = await tx.db.accountNumber.findUnique({ where: { applicationId_attempt: ref } })
    if (drawn === null) return null
    return drawn.state === 'VOID' ? refused('account-number-void') : done(drawn.number)
  },
  async ({ tx: { db, at }, ref }) => {
    const [row] = await db.$queryRaw<{ next: bigint }[]>`SELECT nextval('account_number_sequence') AS next`
    if (row === undefined) throw new StewardError('unavailable')
    const number = accountNumber(Number(row.next))
    await db.accountNumber.create({ data: { number, ...ref, state: 'RESERVED', reservedAt: at } })
    return done(number)
  },
)

/** Voids the attempt's number for good, unless it is assigned: a void number is never given to anybody. Safe to run twice. */
export const voidNumber = undoing('account-number.voided', ({ tx: { db, at }, ref }) =>
  db.accountNumber.updateMany({ where: { ...ref, state: 'RESERVED' }, data: { state: 'VOID', voidedAt: at } }),
)

/**
 * Makes the applicant a customer that waits for activation, once for an application: a customer whom the bank knew before
 * stays as she is, and one whom an earlier attempt released comes back.
 */
export const createCustomer = booking(
  'customer.created',
  async ({ tx, app }) => {
    if (app.existingCustomerId !== null) return done(app.existingCustomerId)
    const waiting = await tx.db.customer.findFirst({
      where: { applicationId: app.id, state: { in: ['PENDING', 'ACTIVE'] } },
    })
    return waiting === null ? null : done(waiting.id)
  },
  async ({ store, tx, app }) => {
    const released = await tx.db.customer.findUnique({ where: { applicationId: app.id } })
    if (released !== null) {
      await tx.db.customer.update({ where: { id: released.id }, data: { state: 'PENDING' } })
      return done(released.id)
    }
    const id = uuidv7()
    const vault = await openVault(store, tx.db, app.subjectId)
    await tx.db.customer.create({
      data: {
        id,
        reference: `C-${app.reference.slice(3)}`,
        applicationId: app.id,
        subjectId: app.subjectId,
        state: 'PENDING',
        jurisdiction: app.jurisdiction,
        locale: app.locale,
        profile: vault.seal('Customer', 'profile', id, await readForm(store, tx.db, app)),
        documentIndex: app.documentIndex,
        phoneIndex: app.phoneIndex,
        emailIndex: app.emailIndex,
        nameIndex: app.nameIndex,
        riskBand: app.riskBand,
        createdAt: tx.at,
      },
    })
    return done(id)
  },
)

/** Marks the application's own customer as not onboarded while she waits; one whom the bank knew before stays. Safe to run twice. */
export const releaseCustomer = undoing('customer.not-onboarded', ({ tx, ref }) =>
  tx.db.customer.updateMany({
    where: { applicationId: ref.applicationId, state: 'PENDING' },
    data: { state: 'NOT_ONBOARDED' },
  }),
)

/**
 * Opens the attempt's account under its reserved number, pending and without outgoing payments, once for an attempt.
 * Refused without a number, and once the account was cancelled.
 */
export const openAccount = booking(
  'account.opened',
  async ({ tx, ref }) => {
    const account = await tx.db.account.findUnique({ where: { applicationId_attempt: ref } })
    if (account === null) return null
    return account.state === 'CANCELLED' ? refused('account-cancelled') : done(account.id)
  },
  async ({ store, tx, app, ref }) => {
    const reserved = await tx.db.accountNumber.findUnique({ where: { applicationId_attempt: ref } })
    if (reserved === null || reserved.state === 'VOID') return refused('account-number-missing')
    const form = await readForm(store, tx.db, app)
    const id = uuidv7()
    await tx.db.account.create({
      data: {
        id,
        number: reserved.number,
        ...ref,
        product: app.product ?? 'CURRENT_ACCOUNT',
        accountClass: app.accountClass,
        currency: form.currency ?? (await readPack(tx.db, app.packVersion)).currency,
        state: 'PENDING',
        openedAt: tx.at,
      },
    })
    return done(id)
  },
)

/** Cancels the attempt's account while it waits; an active account is never cancelled. Safe to run twice. */
export const cancelAccount = undoing('account.cancelled', ({ tx: { db, at }, ref }) =>
  db.account.updateMany({ where: { ...ref, state: 'PENDING' }, data: { state: 'CANCELLED', closedAt: at } }),
)

/** Makes the customer the sole holder of the attempt's account, once for an attempt. Refused without account or customer. */
export const linkHolder = booking(
  'account.holder-linked',
  async ({ tx, ref }) => {
    const holder = await tx.db.accountHolder.findFirst({ where: { account: ref, removedAt: null } })
    return holder === null ? null : done(holder.id)
  },
  async (books) => {
    const { tx, ref } = books
    const account = await tx.db.account.findUnique({ where: { applicationId_attempt: ref } })
    const customer = await customerOf(books)
    if (account === null || customer === null) return refused('account-or-customer-missing')
    const id = uuidv7()
    await tx.db.accountHolder.create({
      data: { id, accountId: account.id, customerId: customer.id, mandate: 'SOLE', linkedAt: tx.at },
    })
    return done(id)
  },
)

/** Ends the holding of the attempt's account. Safe to run twice. */
export const removeHolder = undoing('account.holder-removed', ({ tx: { db, at }, ref }) =>
  db.accountHolder.updateMany({ where: { account: ref, removedAt: null }, data: { removedAt: at } }),
)

/** Invites the customer to the portal, once: an invitation or an active profile stays. Refused without customer. */
export const inviteToPortal = booking(
  'portal.invited',
  async (books) => {
    const customer = await customerOf(books)
    if (customer === null) return null
    const profile = await books.tx.db.portalProfile.findFirst({
      where: { customerId: customer.id, state: { in: ['INVITED', 'ACTIVE'] } },
    })
    return profile === null ? null : done(profile.id)
  },
  async (books) => {
    const { tx } = books
    const customer = await customerOf(books)
    if (customer === null) return refused('customer-missing')
    const profile = await tx.db.portalProfile.upsert({
      where: { customerId: customer.id },
      create: { id: uuidv7(), customerId: customer.id, state: 'INVITED', createdAt: tx.at },
      update: { state: 'INVITED' },
    })
    return done(profile.id)
  },
)

/** Withdraws the invitation of the application's own customer; a profile in use stays. Safe to run twice. */
export const withdrawInvitation = undoing('portal.disabled', ({ tx, ref }) =>
  tx.db.portalProfile.updateMany({
    where: { customer: { applicationId: ref.applicationId }, state: 'INVITED' },
    data: { state: 'DISABLED' },
  }),
)

/**
 * Dates the customer's next review by the band that the application was rated (FATF R.10). A customer whom the bank knew
 * before is never reviewed later for it, and gets the band of this newest rating. Refused without customer or band.
 */
export const setReview = booking(
  'customer.review-dated',
  async (books) => {
    const customer = await customerOf(books)
    const due = await reviewDay(books)
    const dated = customer?.nextReviewOn?.toISOString().slice(0, 10) ?? null
    const stands = due !== null && dated !== null && dated <= due && customer?.riskBand === books.app.riskBand
    return stands ? done(dated) : null
  },
  async (books) => {
    const customer = await customerOf(books)
    const day = await reviewDay(books)
    if (customer === null || day === null) return refused('customer-or-band-missing')
    const due = new Date(`${day}T00:00:00Z`)
    const earlier = customer.nextReviewOn !== null && customer.nextReviewOn < due ? customer.nextReviewOn : due
    await books.tx.db.customer.update({
      where: { id: customer.id },
      data: { nextReviewOn: earlier, riskBand: books.app.riskBand },
    })
    return done(earlier.toISOString().slice(0, 10))
  },
)

async function reviewDay({ tx, app }: Books): Promise<string | null> {
  const band = app.riskBand ?? ''
  if (!isRiskBand(band) || band === 'PROHIBITED') return null
  const level = DUE_DILIGENCE_LEVELS.find((candidate) => candidate === app.dueDiligence) ?? null
  return nextReviewOn(band, level, await readPack(tx.db, app.packVersion), bookingDay(tx.at))
}

/** Takes the review date from the application's own customer while she waits; that of one whom the bank knew before stays. Safe to run twice. */
export const clearReview = undoing('customer.review-cleared', ({ tx, ref }) =>
  tx.db.customer.updateMany({
    where: {
      applicationId: ref.applicationId,
      state: { in: ['PENDING', 'NOT_ONBOARDED'] },
      nextReviewOn: { not: null },
    },
    data: { nextReviewOn: null },
  }),
)
