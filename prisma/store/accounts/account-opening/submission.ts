import { checkForm } from '../../../../domain/accounts/account-opening/check-form.ts'
import type { OpeningInput } from '../../../../domain/accounts/account-opening/standing.ts'
import { bookingDay } from '../../../../domain/kernel/due.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type { ProcessRequest } from '../../../generated/client.ts'
import { type Change, change, unchanged } from '../../change.ts'
import { insertRequest } from '../../operations/requests.ts'
import type { Store } from '../../store.ts'
import { channelOf, readForm } from './forms.ts'
import { lockCase, moveTo, type OpenCase } from './stage.ts'

/**
 * Submits a draft: checks every field, moves it to SUBMITTED and writes the request that starts the process, together.
 * However often and from however many callers it is called, one application and one start request result.
 *
 * @throws StewardError `validation_failed` with a pointer for each field, `document_missing`, `stale_version`, `wrong_stage`
 */
export async function submitApplication(
  store: Store,
  actor: Actor,
  input: { applicationId: string; expectedVersion?: number },
): Promise<ProcessRequest> {
  const { requestId } = await change(store, actor, async (tx) => {
    const open = await lockCase(tx.db, input.applicationId)
    const earlier = await tx.db.processRequest.findFirst({
      where: { subjectId: open.app.id, kind: 'start', process: 'account-opening' },
    })
    if (earlier !== null) return unchanged({ requestId: earlier.id })
    if (open.stage !== 'DRAFT') throw new StewardError('wrong_stage', { facts: { stage: open.stage } })
    if (input.expectedVersion !== undefined && input.expectedVersion !== open.app.version)
      throw new StewardError('stale_version')
    await refuseIncomplete(store, tx, open)
    await moveTo(tx, open, 'SUBMITTED', { code: 'submitted-by-applicant' })
    await tx.db.application.update({ where: { id: open.app.id }, data: { submittedAt: tx.at, expiresAt: null } })
    const start: OpeningInput = { applicationId: open.app.id, timing: store.timing }
    const request = await insertRequest(store, tx.db, actor, tx.at, {
      kind: 'start',
      process: 'account-opening',
      recordId: open.app.id,
      subjectId: open.app.id,
      sealFor: open.app.subjectId,
      payload: start,
    })
    return { requestId: request.id }
  })
  return store.db.processRequest.findUniqueOrThrow({ where: { id: requestId } })
}

async function refuseIncomplete(store: Store, tx: Change, open: OpenCase): Promise<void> {
  const form = await readForm(store, tx.db, open.app)
  const problems = checkForm(form, { today: bookingDay(tx.at), pack: open.pack, channel: channelOf(open.app) })
  if (problems.length > 0) throw new StewardError('validation_failed', { errors: problems })
  const documents = await tx.db.applicationDocument.count({ where: { applicationId: open.app.id, replacedAt: null } })
  if (documents === 0)
    throw new StewardError('document_missing', { errors: [{ pointer: '/documents', code: 'required' }] })
}
