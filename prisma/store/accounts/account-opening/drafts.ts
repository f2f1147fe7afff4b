import canonicalize from 'canonicalize'
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid'
import { type Channel, type DraftForm, FORM_VERSION } from '../../../../domain/accounts/account-opening/form.ts'
import { addDuration } from '../../../../domain/kernel/dates.ts'
import type { Locale } from '../../../../domain/kernel/locale.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import type { Jurisdiction } from '../../../../domain/operations/policies/jurisdiction.ts'
import { taskKinds } from '../../../../domain/operations/tasks/kinds.ts'
import { StewardError } from '../../../../platform/errors.ts'
import { workflowIdOf } from '../../../../workflows/catalogue.ts'
import type { AccessLink, Application } from '../../../generated/client.ts'
import { change, unchanged } from '../../change.ts'
import { packInForce } from '../../operations/policies.ts'
import { createVault, openVault } from '../../sealing.ts'
import type { Store } from '../../store.ts'
import { insertAccessLink } from './access-links.ts'
import { blindIndexesOf } from './blind-indexes.ts'
import { readForm } from './forms.ts'
import { newReference } from './reference.ts'
import { lockCase, moveTo } from './stage.ts'

/** Top-level parts of a form as its schema accepted them. */
export type FormParts = Readonly<Record<string, unknown>>

/**
 * Opens a draft with its own key, reference, policy versions and a link that opens it. `actorOf` names the actor, who
 * for an anonymous visitor is the applicant of the new application itself.
 */
export async function createDraft(
  store: Store,
  actorOf: (applicationId: string) => Actor,
  draft: { locale: Locale; jurisdiction: Jurisdiction; channel: Channel; form: FormParts; apiKeyId?: string },
): Promise<{ application: Application; link: AccessLink }> {
  const id = uuidv7()
  const subjectId = uuidv4()
  const form = asForm({ locale: draft.locale, ...draft.form })
  const actor = actorOf(id)
  return change(store, actor, async ({ db, at, record }) => {
    const pack = await packInForce(db, draft.jurisdiction, at)
    const vault = await createVault(store, db, subjectId)
    const application = await db.application.create({
      data: {
        id,
        reference: newReference(at),
        subjectId,
        jurisdiction: draft.jurisdiction,
        packVersion: pack.version,
        formVersion: FORM_VERSION,
        checklistVersion: taskKinds.IDENTITY_VERIFICATION.checklist,
        locale: draft.locale,
        channel: draft.channel,
        ...columnsOf(form),
        form: vault.seal('Application', 'form', id, form),
        ...blindIndexesOf(store.keys.indexKey, form),
        stage: 'DRAFT',
        stageSince: at,
        workflowId: workflowIdOf('account-opening', id),
        createdByApiKey: draft.apiKeyId ?? null,
        createdByPerson: actor.kind === 'PERSON' ? actor.personId : null,
        createdAt: at,
        expiresAt: new Date(addDuration(at.toISOString(), pack.draftExpiry)),
      },
    })
    const link = await insertAccessLink(db, {
      applicationId: id,
      purpose: 'APPLICATION',
      at,
      validFor: pack.accessLink,
    })
    await record({
      action: 'application.created',
      subjectType: 'application',
      subjectId: id,
      caseId: id,
      facts: {
        reference: application.reference,
        channel: draft.channel,
        jurisdiction: draft.jurisdiction,
        linkId: link.id,
      },
      policyVersions: [pack.version],
    })
    return { application, link }
  })
}

/**
 * Replaces the given top-level parts of a draft's form. Throws `not_found`, `wrong_stage` once it was submitted, and
 * `stale_version` when somebody saved since `version`. Saving what is already stored changes nothing.
 */
export async function saveDraft(
  store: Store,
  actor: Actor,
  save: { applicationId: string; version: number; parts: FormParts },
): Promise<Application> {
  return change(store, actor, async ({ db, record }) => {
    const before = await db.application.findUnique({ where: { id: save.applicationId } })
    if (before === null) throw new StewardError('not_found')
    if (before.stage !== 'DRAFT') throw new StewardError('wrong_stage', { facts: { stage: before.stage } })
    if (before.version !== save.version) throw new StewardError('stale_version', { facts: { version: before.version } })
    const stored = await readForm(store, db, before)
    const changed = changedParts(stored, save.parts)
    if (changed.length === 0) return unchanged(before)
    const form = asForm({ ...stored, ...save.parts })
    const vault = await openVault(store, db, before.subjectId)
    const { count } = await db.application.updateMany({
      where: { id: before.id, stage: 'DRAFT', version: save.version },
      data: {
        form: vault.seal('Application', 'form', before.id, form),
        ...columnsOf(form),
        ...blindIndexesOf(store.keys.indexKey, form),
        ...(form.locale === undefined ? {} : { locale: form.locale }),
        version: { increment: 1 },
      },
    })
    if (count === 0) throw new StewardError('stale_version')
    await record({
      action: 'application.edited',
      subjectType: 'application',
      subjectId: before.id,
      caseId: before.id,
      facts: { parts: changed, version: save.version + 1 },
      personal: { before: pick(stored, changed), after: pick(save.parts, changed) },
      sealFor: before.subjectId,
    })
    return db.application.findUniqueOrThrow({ where: { id: before.id } })
  })
}

/** Withdraws a draft, which has no process yet. Safe to repeat; throws `wrong_stage` once it was submitted. */
export async function withdrawDraft(
  store: Store,
  actor: Actor,
  withdrawal: { applicationId: string; reason?: string | undefined },
): Promise<void> {
  await change(store, actor, async (tx) => {
    const open = await lockCase(tx.db, withdrawal.applicationId)
    if (open.stage === 'WITHDRAWN') return unchanged({})
    if (open.stage !== 'DRAFT') throw new StewardError('wrong_stage', { facts: { stage: open.stage } })
    await moveTo(tx, open, 'WITHDRAWN', { code: 'withdrawn-by-applicant', reason: withdrawal.reason })
    return {}
  })
}

/** Form parts that lists filter by, as columns in the clear. */
const columnsOf = (form: DraftForm) => ({ product: form.product ?? null, accountClass: form.accountClass ?? null })

const changedParts = (stored: DraftForm, parts: FormParts): string[] => {
  const before = new Map<string, unknown>(Object.entries(stored))
  return Object.entries(parts).flatMap(([part, value]) =>
    canonicalize(before.get(part)) === canonicalize(value) ? [] : [part],
  )
}

const pick = (parts: object, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(parts).filter(([name]) => names.includes(name)))

/** Takes parts that the form's schema accepted as a form; throws when they are not an object. */
function asForm(parts: unknown): DraftForm {
  if (!isForm(parts)) throw new Error('A form is an object.')
  return parts
}

/** Only bodies that passed the form's schema come here, so the outline is enough. */
const isForm = (value: unknown): value is DraftForm =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
