import { v7 as uuidv7 } from 'uuid'
import { checkForm } from '../../../../domain/accounts/account-opening/check-form.ts'
import { completeForm } from '../../../../domain/accounts/account-opening/complete-form.ts'
import type { ApplicationForm } from '../../../../domain/accounts/account-opening/form.ts'
import type { Standing } from '../../../../domain/accounts/account-opening/standing.ts'
import { documentProblems } from '../../../../domain/compliance/identity-verification/document-consistency.ts'
import { bookingDay } from '../../../../domain/kernel/due.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import type { Application } from '../../../generated/client.ts'
import type { Change } from '../../change.ts'
import { openTask } from '../../operations/tasks.ts'
import type { Db, Store } from '../../store.ts'
import { decline } from './closing.ts'
import { findDuplicates } from './find-duplicates.ts'
import { channelOf, readForm } from './forms.ts'
import { makers } from './makers.ts'
import { moveTo, type OpenCase, runStep } from './stage.ts'

type Check = { readonly kind: string; readonly result: 'PASS' | 'WARN' | 'FAIL'; readonly codes: readonly string[] }

/**
 * Checks a submitted application against the rules of its pack and against every other application and customer, then
 * opens the analyst's task: a duplicate review when one is likely, else the verification. Safe to run twice.
 */
export const checkApplication = (store: Store, actor: Actor, applicationId: string): Promise<Standing> =>
  runStep(store, actor, applicationId, ['SUBMITTED', 'DATA_CHECK'], async (tx, submitted) => {
    const open =
      submitted.stage === 'SUBMITTED' ? await moveTo(tx, submitted, 'DATA_CHECK', { code: 'started' }) : submitted
    const form = completeForm(await readForm(store, tx.db, open.app))
    if (form === null) return decline(tx, open, 'information-not-provided')
    const checks = automaticChecks(form, open, bookingDay(tx.at))
    await saveChecks(tx, open, checks)
    if (await holdsClassOne(tx.db, open.app)) return decline(tx, open, 'second-class-one-account')
    if (await findDuplicates(tx, open)) return reviewDuplicate(tx, open)
    await verifyOrPass(
      tx,
      open,
      checks.every((check) => check.result === 'PASS'),
    )
  })

/** Opens the analyst's verification, or passes it when the pack lets clean low-risk cases through without a person. */
export async function verifyOrPass(tx: Change, open: OpenCase, clean: boolean): Promise<void> {
  if (open.pack.straightThroughLow && clean) {
    await moveTo(tx, open, 'SCREENING', { code: 'automatic-checks-passed' })
    return
  }
  const verifying = await moveTo(tx, open, 'VERIFYING', { code: 'data-checked' })
  await openCaseTask(tx, verifying, 'IDENTITY_VERIFICATION', [])
}

/** Opens a task about this application; its people are kept apart by the case's own four-eyes group. */
export async function openCaseTask(
  tx: Change,
  open: OpenCase,
  kind: Parameters<typeof openTask>[2]['kind'],
  excludedPeople: readonly string[],
): Promise<void> {
  const level = open.app.dueDiligence
  await openTask(tx, open.pack, {
    kind,
    subjectType: 'application',
    subjectId: open.app.id,
    subjectReference: open.app.reference,
    workflowId: open.app.workflowId,
    excludedPeople,
    fourEyesGroup: open.app.id,
    level: level === 'SDD' || level === 'CDD' || level === 'EDD' ? level : null,
  })
}

function automaticChecks(form: ApplicationForm, open: OpenCase, today: string): Check[] {
  const problems = checkForm(form, { today, pack: open.pack, channel: channelOf(open.app) })
  const concerns = documentProblems(form, today).map((problem) => problem.code)
  const codes = problems.map((problem) => problem.code)
  const mrzGiven = form.document.mrz !== null
  const passport: Check[] =
    form.document.type === 'PASSPORT'
      ? [{ kind: 'MRZ', result: mrzGiven ? 'PASS' : 'WARN', codes: mrzGiven ? [] : ['mrz_not_given'] }]
      : []
  return [
    { kind: 'FORM_COMPLETE', result: problems.length === 0 ? 'PASS' : 'FAIL', codes },
    { kind: 'DOCUMENT_CONSISTENT', result: concerns.length === 0 ? 'PASS' : 'WARN', codes: concerns },
    ...passport,
  ]
}

async function saveChecks(tx: Change, open: OpenCase, checks: readonly Check[]): Promise<void> {
  await tx.db.verificationCheck.createMany({
    data: checks.map((check) => ({
      id: uuidv7(),
      applicationId: open.app.id,
      round: 1,
      kind: check.kind,
      result: check.result,
      codes: [...check.codes],
      source: 'AUTOMATIC',
      at: tx.at,
    })),
    skipDuplicates: true,
  })
  await tx.record({
    action: 'data.checked',
    subjectType: 'application',
    subjectId: open.app.id,
    caseId: open.app.id,
    facts: Object.fromEntries(checks.map((check) => [check.kind, check.result])),
    policyVersions: [open.app.packVersion],
  })
}

/** Class I accounts are one to a person and bank where the pack says so (Yinfa [2018] 16). */
async function holdsClassOne(db: Db, app: Application): Promise<boolean> {
  if (app.accountClass !== 'I' || app.existingCustomerId === null) return false
  const held = await db.accountHolder.count({
    where: {
      customerId: app.existingCustomerId,
      removedAt: null,
      account: { accountClass: 'I', state: { notIn: ['CANCELLED', 'CLOSED'] } },
    },
  })
  return held > 0
}

async function reviewDuplicate(tx: Change, open: OpenCase): Promise<void> {
  const reviewing = await moveTo(tx, open, 'DUPLICATE_REVIEW', { code: 'possible-duplicate' })
  await openCaseTask(tx, reviewing, 'DUPLICATE_REVIEW', await makers(tx.db, open.app, 'creator-only'))
}
