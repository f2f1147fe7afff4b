import {
  isDeclineReason,
  letterClass,
  type ReasonClass,
} from '../../../../domain/accounts/account-opening/decline-reasons.ts'
import { maskedAccountNumber } from '../../../../domain/accounts/account-opening/account-number.ts'
import type { Locale } from '../../../../domain/kernel/locale.ts'
import { addDuration } from '../../../../domain/kernel/dates.ts'
import { isTaskKind, type TaskKind } from '../../../../domain/operations/tasks/kinds.ts'
import { signLink } from '../../../../platform/encryption.ts'
import { StewardError } from '../../../../platform/errors.ts'
import { localeOf } from '../../operations/messages.ts'
import { readPack } from '../../operations/policies.ts'
import type { Store } from '../../store.ts'
import { readForm } from './forms.ts'

type Recipient = { readonly address: string; readonly locale: Locale; readonly sealFor: string; readonly key: string }

/** What a letter about an application may say: references, masked numbers, signed links and codes. */
export type LetterFacts = {
  readonly reference: string
  readonly stageReason: string | null
  readonly reasonClass: ReasonClass
  readonly olderReference: string | null
  readonly maskedAccountNumber: string
  readonly accessToken: string | null
  readonly accessExpiresAt: string | null
  readonly activationToken: string | null
  readonly activationExpiresAt: string | null
  readonly activationClosesOn: string
  readonly task: { readonly kind: TaskKind; readonly dueAt: string } | null
  readonly draftClosesOn: string
}

/** The applicant's address and language. */
export async function applicantRecipient(store: Store, applicationId: string): Promise<Recipient> {
  const app = await store.db.application.findUniqueOrThrow({ where: { id: applicationId } })
  const form = await readForm(store, store.db, app)
  if (form.email === undefined) throw new StewardError('not_found')
  return { address: form.email, locale: localeOf(app.locale), sealFor: app.subjectId, key: 'applicant' }
}

/** A role of more people is told by its work list; so many mails about one task would only be noise. */
const MAX_RECIPIENTS = 200

/** The people who may answer a task: its assignee, or everyone active who holds the role it asks for, at most 200. */
export async function taskRecipients(store: Store, taskId: string): Promise<Recipient[]> {
  const task = await store.db.task.findUniqueOrThrow({ where: { id: taskId } })
  const people = await store.db.person.findMany({
    where: {
      active: true,
      ...(task.assigneeId === null
        ? {
            id: { notIn: task.excludedPeople },
            roles: { some: { role: task.audience, OR: [{ endsAt: null }, { endsAt: { gt: store.now() } }] } },
          }
        : { id: task.assigneeId }),
    },
    orderBy: { id: 'asc' },
    take: MAX_RECIPIENTS,
  })
  return people.map((person) => ({
    address: person.email,
    locale: localeOf(person.locale),
    sealFor: person.id,
    key: person.id,
  }))
}

/** Gathers what letters about this application may say, with links signed anew from their ids. */
export async function letterFacts(
  store: Store,
  input: { applicationId: string; taskId?: string; linkId?: string },
): Promise<LetterFacts> {
  const { applicationId } = input
  const app = await store.db.application.findUniqueOrThrow({ where: { id: applicationId } })
  const pack = await readPack(store.db, app.packVersion)
  const access = await store.db.accessLink.findFirst({
    where: {
      applicationId,
      purpose: 'APPLICATION',
      revokedAt: null,
      ...(input.linkId === undefined ? {} : { id: input.linkId }),
    },
    orderBy: { createdAt: 'desc' },
  })
  const activation = await store.db.accessLink.findFirst({
    where: { applicationId, purpose: 'ACTIVATION', revokedAt: null },
    orderBy: { createdAt: 'desc' },
  })
  const account = await store.db.account.findFirst({ where: { applicationId, attempt: app.provisioningAttempt } })
  const task = input.taskId === undefined ? null : await store.db.task.findUnique({ where: { id: input.taskId } })
  const close = pack.ladders.activation.find((rung) => 'event' in rung.do)
  return {
    reference: app.reference,
    stageReason: app.stageReason,
    reasonClass:
      app.declineReason !== null && isDeclineReason(app.declineReason) ? letterClass(app.declineReason) : 'NEUTRAL',
    olderReference: await olderReference(store, applicationId),
    maskedAccountNumber: account === null ? '' : maskedAccountNumber(account.number),
    accessToken: access === null ? null : signLink(store.keys.linkKey, 'APPLICATION', access.id),
    accessExpiresAt: access?.expiresAt.toISOString() ?? null,
    activationToken: activation === null ? null : signLink(store.keys.linkKey, 'ACTIVATION', activation.id),
    activationExpiresAt: activation?.expiresAt.toISOString() ?? null,
    activationClosesOn: (close === undefined
      ? app.stageSince.toISOString()
      : addDuration(app.stageSince.toISOString(), close.after)
    ).slice(0, 10),
    task: task !== null && isTaskKind(task.kind) ? { kind: task.kind, dueAt: task.dueAt.toISOString() } : null,
    draftClosesOn: (app.expiresAt ?? app.createdAt).toISOString().slice(0, 10),
  }
}

async function olderReference(store: Store, applicationId: string): Promise<string | null> {
  const finding = await store.db.duplicateFinding.findFirst({
    where: { applicationId, resolution: 'SAME_OPEN_APPLICATION', otherApplicationId: { not: null } },
    orderBy: { score: 'desc' },
  })
  if (finding === null || finding.otherApplicationId === null) return null
  return (await store.db.application.findUnique({ where: { id: finding.otherApplicationId } }))?.reference ?? null
}
