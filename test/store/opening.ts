import { v7 as uuidv7 } from 'uuid'
import { openingActivities } from '../../activities/accounts/account-opening.ts'
import { inStoreCoreBank } from '../../activities/providers/core-bank/in-store.ts'
import { packChecklist } from '../../domain/accounts/account-opening/due-diligence-pack.ts'
import type { ApplicationForm } from '../../domain/accounts/account-opening/form.ts'
import type { Carried } from '../../domain/accounts/account-opening/standing.ts'
import { VERIFICATION_CHECKLIST } from '../../domain/accounts/account-opening/verification-checklist.ts'
import type { Actor } from '../../domain/operations/access/actor.ts'
import type { Role } from '../../domain/operations/access/roles.ts'
import type { PolicyPack } from '../../domain/operations/policies/pack.ts'
import { packs } from '../../domain/operations/policies/packs.ts'
import { type AnswerInput, requestAnswer, requestCommand } from '../../prisma/store/accounts/account-opening/answers.ts'
import { addDocument } from '../../prisma/store/accounts/account-opening/documents.ts'
import { createDraft } from '../../prisma/store/accounts/account-opening/drafts.ts'
import { recordCommand, recordOutcome } from '../../prisma/store/accounts/account-opening/outcomes.ts'
import { submitApplication } from '../../prisma/store/accounts/account-opening/submission.ts'
import { installPack, installShippedPacks } from '../../prisma/store/operations/policies.ts'
import { loadDemoList } from '../support/lists.ts'
import { openTestStore, type TestStore } from './support.ts'

/** Tables that a step of account opening may write. */
const TABLES = [
  'Application',
  'ApplicationDocument',
  'VerificationCheck',
  'DuplicateFinding',
  'ScreeningRun',
  'ScreeningHit',
  'RiskAssessment',
  'Decision',
  'Task',
  'ProcessRequest',
  'AuditEvent',
  'AccessLink',
  'AccountNumber',
  'Customer',
  'Account',
  'AccountHolder',
  'PortalProfile',
  'ProvisioningStep',
]

export type Staff = Actor & { kind: 'PERSON' }
export type Opening = Awaited<ReturnType<typeof openOpening>>

/** Account opening on the store alone: every step is called by the test, as the process would. Close it after the test. */
export async function openOpening(changes: Partial<PolicyPack> = {}) {
  const test: TestStore = await openTestStore()
  const { store } = test
  await installShippedPacks(store)
  await loadDemoList(store)
  await installPack(store, { ...packs.CN, version: 'CN-STORE-TEST', effectiveFrom: '2026-11-02', ...changes })
  const steps = openingActivities(store, inStoreCoreBank(store))
  const draft = async (form: ApplicationForm): Promise<{ applicationId: string; actor: Actor }> => {
    const { application } = await createDraft(store, (applicationId) => ({ kind: 'APPLICANT', applicationId }), {
      locale: form.locale,
      jurisdiction: 'CN',
      channel: 'BRANCH',
      form,
    })
    const actor: Actor = { kind: 'APPLICANT', applicationId: application.id }
    await addDocument(store, actor, {
      applicationId: application.id,
      kind: 'IDENTITY_DOCUMENT',
      fileName: 'zhang-xiaoming.png',
      mediaType: 'image/png',
      content: Buffer.from('image'),
    })
    return { applicationId: application.id, actor }
  }
  const submit = async (form: ApplicationForm): Promise<string> => {
    const { applicationId, actor } = await draft(form)
    await submitApplication(store, actor, { applicationId })
    return applicationId
  }
  const openTaskOf = async (applicationId: string, kind: string): Promise<string> =>
    (await store.db.task.findFirstOrThrow({ where: { subjectId: applicationId, kind, state: 'OPEN' } })).id
  const ask = async (
    person: Staff,
    applicationId: string,
    kind: string,
    answer: Omit<AnswerInput, 'taskId' | 'secondFactorAt'>,
  ) =>
    requestAnswer(store, person, {
      taskId: await openTaskOf(applicationId, kind),
      secondFactorAt: store.now(),
      ...answer,
    })
  const decide = async (...asked: Parameters<typeof ask>): Promise<Carried> =>
    recordOutcome(store, (await ask(...asked)).id)
  return {
    ...test,
    steps,
    draft,
    submit,
    ask,
    decide,
    openTaskOf,
    application: (id: string) => store.db.application.findUniqueOrThrow({ where: { id } }),
    hire: async (role: Role, deputyOf: string | null = null): Promise<Staff> => {
      const personId = uuidv7()
      const at = store.now()
      const email = `${personId}@steward.example`
      await store.db.person.create({
        data: {
          id: personId,
          displayName: `${role} ${personId.slice(-4)}`,
          email,
          locale: 'en',
          createdAt: at,
          deputyOf,
          roles: { create: [{ role, grantedAt: at }] },
        },
      })
      return { kind: 'PERSON', personId, role }
    },
    verify: (analyst: Staff, applicationId: string): Promise<Carried> =>
      decide(analyst, applicationId, 'IDENTITY_VERIFICATION', {
        outcome: 'verified',
        checklist: VERIFICATION_CHECKLIST.items.map((item) => ({ id: item.id, confirmed: true })),
      }),
    completePack: (analyst: Staff, applicationId: string): Promise<Carried> =>
      decide(analyst, applicationId, 'DUE_DILIGENCE_PACK', {
        outcome: 'complete',
        checklist: packChecklist('EDD').map((item) => ({ id: item.id, confirmed: true })),
      }),
    command: async (actor: Actor, applicationId: string, command: string): Promise<Carried> =>
      recordCommand(store, (await requestCommand(store, actor, { applicationId, command })).id),
    listOrlenko: (version: string) => loadDemoList(store, version),
    /** A digest of every row that a step could have written. */
    everything: async (): Promise<Record<string, unknown>> => {
      const digests = TABLES.map(
        (table) =>
          `(select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "${table}" t) as "${table}"`,
      )
      const [row] = await test.sql(`select ${digests.join(', ')}`)
      return row ?? {}
    },
  }
}
