import { v7 as uuidv7 } from 'uuid'
import { isDeclineReason } from '../../../../domain/accounts/account-opening/decline-reasons.ts'
import type { TaskKind } from '../../../../domain/operations/tasks/kinds.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type { Change } from '../../change.ts'
import type { Store } from '../../store.ts'
import type { Answer } from './answer.ts'
import { nextApproval, startApproval } from './approval.ts'
import { decline } from './closing.ts'
import { openCaseTask, verifyOrPass } from './data-check.ts'
import { makers, withDeputies } from './makers.ts'
import { disposeHits } from './screening.ts'
import { moveTo, type OpenCase } from './stage.ts'

type Effect = (store: Store, tx: Change, open: OpenCase, answer: Answer) => Promise<void>

/** What each kind of answer does to the case, inside the transaction that records it. */
export const outcomeEffects: { readonly [Kind in TaskKind]: Effect } = {
  DUPLICATE_REVIEW: async (_store, tx, open, answer) => {
    switch (answer.outcome) {
      case 'different-person':
        await resolveFindings(tx, open, 'NOT_THE_SAME')
        return verifyOrPass(tx, open, false)
      case 'same-person-open-application':
        await resolveFindings(tx, open, 'SAME_OPEN_APPLICATION')
        await moveTo(tx, open, 'WITHDRAWN', { code: 'duplicate-open-application' })
        return
      default:
        return joinCustomer(tx, open)
    }
  },
  IDENTITY_VERIFICATION: async (_store, tx, open, answer) => {
    if (answer.outcome === 'failed') return declineAs(tx, open, answer)
    await tx.db.verificationCheck.create({
      data: {
        id: uuidv7(),
        applicationId: open.app.id,
        round: 1,
        kind: 'DOCUMENT_COMPARED',
        result: 'PASS',
        codes: [],
        source: 'ANALYST',
        at: tx.at,
      },
    })
    await moveTo(tx, open, 'SCREENING', { code: 'identity-verified' })
  },
  SCREENING_REVIEW: async (_store, tx, open, answer) => {
    if (answer.outcome === 'propose-true-match') {
      await disposeHits(tx, open, answer, 'OPEN')
      const proposer = answer.personId === null ? [] : [answer.personId]
      await openCaseTask(tx, open, 'SANCTIONS_CONFIRMATION', await withDeputies(tx.db, proposer))
      return
    }
    const disposition =
      answer.outcome === 'pep-confirmed'
        ? 'CONFIRMED_PEP'
        : answer.outcome === 'media-relevant'
          ? 'MEDIA_RELEVANT'
          : 'FALSE_POSITIVE'
    await disposeHits(tx, open, answer, disposition)
    await moveTo(tx, open, 'RISK_RATING', { code: 'hits-decided' })
  },
  SANCTIONS_CONFIRMATION: async (_store, tx, open, answer) => {
    if (answer.outcome === 'false-positive') {
      await disposeHits(tx, open, answer, 'FALSE_POSITIVE')
      await moveTo(tx, open, 'RISK_RATING', { code: 'hits-decided' })
      return
    }
    await disposeHits(tx, open, answer, 'TRUE_MATCH')
    await tx.db.application.update({ where: { id: open.app.id }, data: { riskBand: 'PROHIBITED' } })
    await moveTo(tx, open, 'PROHIBITED', {
      code: 'sanctions-match',
      declineReason: 'sanctions-match',
      keep: open.pack.retention['sanctions-records'].keep,
    })
  },
  DUE_DILIGENCE_PACK: async (_store, tx, open, answer) => {
    if (answer.outcome === 'decline') return declineAs(tx, open, answer)
    await startApproval(tx, open)
  },
  OPENING_APPROVAL: (_store, tx, open, answer) => decideApproval(tx, open, answer),
  OPENING_MLRO_OPINION: (_store, tx, open) => nextApproval(tx, open),
  OPENING_SENIOR_APPROVAL: (_store, tx, open, answer) => decideApproval(tx, open, answer),
  PROVISIONING_REPAIR: async (_store, tx, open, answer) => {
    if (answer.outcome === 'decline') return declineAs(tx, open, answer)
    const again = await moveTo(tx, open, 'PROVISIONING', { code: 'retried' })
    await tx.db.application.update({ where: { id: again.app.id }, data: { provisioningAttempt: { increment: 1 } } })
  },
}

async function decideApproval(tx: Change, open: OpenCase, answer: Answer): Promise<void> {
  switch (answer.outcome) {
    case 'approve':
      return nextApproval(tx, open)
    case 'return': {
      const returned = await moveTo(tx, open, 'DUE_DILIGENCE', { code: 'returned' })
      return openCaseTask(tx, returned, 'DUE_DILIGENCE_PACK', await makers(tx.db, open.app, 'creator-only'))
    }
    default:
      return declineAs(tx, open, answer)
  }
}

async function declineAs(tx: Change, open: OpenCase, answer: Answer): Promise<void> {
  if (answer.reasonCode === null || !isDeclineReason(answer.reasonCode)) throw new StewardError('reason_code_required')
  await decline(tx, open, answer.reasonCode)
}

async function resolveFindings(tx: Change, open: OpenCase, resolution: string): Promise<void> {
  await tx.db.duplicateFinding.updateMany({
    where: { applicationId: open.app.id, resolution: 'OPEN' },
    data: { resolution },
  })
}

/** The applicant is a customer already: the case goes back to its data check with the customer known. */
async function joinCustomer(tx: Change, open: OpenCase): Promise<void> {
  const finding = await tx.db.duplicateFinding.findFirst({
    where: { applicationId: open.app.id, resolution: 'OPEN', otherCustomerId: { not: null } },
    orderBy: { score: 'desc' },
  })
  if (finding === null || finding.otherCustomerId === null) throw new StewardError('outcome_unknown')
  await resolveFindings(tx, open, 'SAME_CUSTOMER')
  await tx.db.application.update({ where: { id: open.app.id }, data: { existingCustomerId: finding.otherCustomerId } })
  await moveTo(tx, open, 'DATA_CHECK', { code: 'existing-customer' })
}
