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
import type { Db, Store } from '../store.ts'
import { readForm } from './account-opening/forms.ts'

/*
 * The bank's own books as a core bank: accounts, holders and customers in this database. Every function is safe to run
 * twice for the same attempt, and undoing is a new state, never a deletion.
 */

const done = (reference: string): StepResult => ({ done: true, reference })

type Work = (tx: Change, app: Application) => Promise<StepResult>

/** Runs one booking in one transaction; `work` returns null where there is nothing to do. */
async function book(
  store: Store,
  actor: Actor,
  ref: ProvisioningRef,
  action: string,
  existing: (db: Db, app: Application) => Promise<string | null>,
  work: Work,
): Promise<StepResult> {
  return change(store, actor, async (tx) => {
    await tx.db.$queryRaw`SELECT id FROM "Application" WHERE id = ${ref.applicationId}::uuid FOR UPDATE`
    const app = await tx.db.application.findUnique({ where: { id: ref.applicationId } })
    if (app === null) throw new StewardError('not_found')
    const reference = await existing(tx.db, app)
    if (reference !== null) return unchanged(done(reference))
    const result = await work(tx, app)
    if (!result.done) return unchanged(result)
    await tx.record({
      action,
      subjectType: 'application',
      subjectId: app.id,
      caseId: app.id,
      facts: { attempt: ref.attempt },
    })
    return result
  })
}

export const reserveNumber = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  book(
    store,
    actor,
    ref,
    'account-number.reserved',
    async (db) => (await db.accountNumber.findUnique({ where: { applicationId_attempt: ref } }))?.number ?? null,
    async ({ db, at }) => {
      const [row] = await db.$queryRaw<{ next: bigint }[]>`SELECT nextval('account_number_sequence') AS next`
      if (row === undefined) throw new StewardError('unavailable')
      const number = accountNumber(Number(row.next))
      await db.accountNumber.create({ data: { number, ...ref, state: 'RESERVED', reservedAt: at } })
      return done(number)
    },
  )

export const createCustomer = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  book(
    store,
    actor,
    ref,
    'customer.created',
    async (db, app) =>
      app.existingCustomerId ??
      (await db.customer.findFirst({ where: { applicationId: app.id, state: { in: ['PENDING', 'ACTIVE'] } } }))?.id ??
      null,
    async (tx, app) => {
      const returned = await tx.db.customer.findUnique({ where: { applicationId: app.id } })
      if (returned !== null) {
        await tx.db.customer.update({ where: { id: returned.id }, data: { state: 'PENDING' } })
        return done(returned.id)
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

export const openAccount = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  book(
    store,
    actor,
    ref,
    'account.opened',
    async (db) => (await db.account.findUnique({ where: { applicationId_attempt: ref } }))?.id ?? null,
    async (tx, app) => {
      const reserved = await tx.db.accountNumber.findUnique({ where: { applicationId_attempt: ref } })
      if (reserved === null || reserved.state === 'VOID') return { done: false, code: 'account-number-missing' }
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

export const linkHolder = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  book(
    store,
    actor,
    ref,
    'account.holder-linked',
    async (db) => (await db.accountHolder.findFirst({ where: { account: ref, removedAt: null } }))?.id ?? null,
    async (tx, app) => {
      const account = await tx.db.account.findUnique({ where: { applicationId_attempt: ref } })
      const customer = await customerOf(tx.db, app)
      if (account === null || customer === null) return { done: false, code: 'account-or-customer-missing' }
      const id = uuidv7()
      await tx.db.accountHolder.create({
        data: { id, accountId: account.id, customerId: customer.id, mandate: 'SOLE', linkedAt: tx.at },
      })
      return done(id)
    },
  )

export const inviteToPortal = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  book(
    store,
    actor,
    ref,
    'portal.invited',
    async (db, app) =>
      (
        await db.portalProfile.findFirst({
          where: { customer: { id: (await customerOf(db, app))?.id ?? app.id }, state: { in: ['INVITED', 'ACTIVE'] } },
        })
      )?.id ?? null,
    async (tx, app) => {
      const customer = await customerOf(tx.db, app)
      if (customer === null) return { done: false, code: 'customer-missing' }
      const id = uuidv7()
      const profile = await tx.db.portalProfile.upsert({
        where: { customerId: customer.id },
        create: { id, customerId: customer.id, state: 'INVITED', createdAt: tx.at },
        update: { state: 'INVITED' },
      })
      return done(profile.id)
    },
  )

export const setReview = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  book(
    store,
    actor,
    ref,
    'customer.review-dated',
    async (db, app) => {
      const dated = (await customerOf(db, app))?.nextReviewOn
      return dated === null || dated === undefined ? null : dated.toISOString().slice(0, 10)
    },
    async (tx, app) => {
      const customer = await customerOf(tx.db, app)
      const band = app.riskBand ?? ''
      if (customer === null || !isRiskBand(band) || band === 'PROHIBITED')
        return { done: false, code: 'customer-or-band-missing' }
      const level = DUE_DILIGENCE_LEVELS.find((candidate) => candidate === app.dueDiligence) ?? null
      const day = nextReviewOn(band, level, await readPack(tx.db, app.packVersion), bookingDay(tx.at))
      if (day === null) return { done: false, code: 'no-review-for-band' }
      await tx.db.customer.update({
        where: { id: customer.id },
        data: { nextReviewOn: new Date(`${day}T00:00:00Z`), riskBand: band },
      })
      return done(day)
    },
  )

const customerOf = (db: Db, app: Application): Promise<Customer | null> =>
  app.existingCustomerId === null
    ? db.customer.findUnique({ where: { applicationId: app.id } })
    : db.customer.findUnique({ where: { id: app.existingCustomerId } })

type Undo = (tx: Change, app: Application) => Promise<number>

/** Runs one undo in one transaction; nothing to undo is fine. */
async function undo(store: Store, actor: Actor, ref: ProvisioningRef, action: string, work: Undo): Promise<StepResult> {
  return change(store, actor, async (tx) => {
    const app = await tx.db.application.findUnique({ where: { id: ref.applicationId } })
    if (app === null) throw new StewardError('not_found')
    const touched = await work(tx, app)
    if (touched === 0) return unchanged(done('nothing'))
    await tx.record({
      action,
      subjectType: 'application',
      subjectId: app.id,
      caseId: app.id,
      facts: { attempt: ref.attempt },
    })
    return done(String(touched))
  })
}

export const voidNumber = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  undo(
    store,
    actor,
    ref,
    'account-number.voided',
    async ({ db, at }) =>
      (
        await db.accountNumber.updateMany({
          where: { ...ref, state: 'RESERVED' },
          data: { state: 'VOID', voidedAt: at },
        })
      ).count,
  )

export const releaseCustomer = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  undo(
    store,
    actor,
    ref,
    'customer.not-onboarded',
    async ({ db }) =>
      (
        await db.customer.updateMany({
          where: { applicationId: ref.applicationId, state: 'PENDING' },
          data: { state: 'NOT_ONBOARDED' },
        })
      ).count,
  )

export const cancelAccount = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  undo(
    store,
    actor,
    ref,
    'account.cancelled',
    async ({ db, at }) =>
      (await db.account.updateMany({ where: { ...ref, state: 'PENDING' }, data: { state: 'CANCELLED', closedAt: at } }))
        .count,
  )

export const removeHolder = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  undo(
    store,
    actor,
    ref,
    'account.holder-removed',
    async ({ db, at }) =>
      (await db.accountHolder.updateMany({ where: { account: ref, removedAt: null }, data: { removedAt: at } })).count,
  )

export const withdrawInvitation = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  undo(
    store,
    actor,
    ref,
    'portal.disabled',
    async ({ db }) =>
      (
        await db.portalProfile.updateMany({
          where: { customer: { applicationId: ref.applicationId }, state: 'INVITED' },
          data: { state: 'DISABLED' },
        })
      ).count,
  )

export const clearReview = (store: Store, actor: Actor, ref: ProvisioningRef): Promise<StepResult> =>
  undo(
    store,
    actor,
    ref,
    'customer.review-cleared',
    async ({ db }) =>
      (
        await db.customer.updateMany({
          where: { applicationId: ref.applicationId, nextReviewOn: { not: null } },
          data: { nextReviewOn: null },
        })
      ).count,
  )
