import { type ApprovalStep, approvalQuorum, quorumFacts } from '../../../../domain/accounts/account-opening/quorum.ts'
import { isRiskBand } from '../../../../domain/kernel/risk.ts'
import type { Change } from '../../change.ts'
import { openCaseTask } from './data-check.ts'
import { makers } from './makers.ts'
import { moveTo, type OpenCase } from './stage.ts'

/** Moves a case whose pack is complete to its approvers and opens the first approval of the band's quorum. */
export async function startApproval(tx: Change, open: OpenCase): Promise<void> {
  const pending = await moveTo(tx, open, 'PENDING_APPROVAL', { code: 'pack-complete' })
  await nextApproval(tx, pending)
}

/**
 * Opens the next approval of the quorum, or approves when it is met. Only approvals since the case last came to its
 * approvers count, so a returned case is approved anew; nobody who made or approved it is asked.
 */
export async function nextApproval(tx: Change, open: OpenCase): Promise<void> {
  const given = await tx.db.task.findMany({
    where: {
      subjectId: open.app.id,
      state: 'ANSWERED',
      fourEyesGroup: open.app.id,
      openedAt: { gte: open.app.stageSince },
    },
    select: { kind: true },
  })
  const done = new Set(given.map((task) => task.kind))
  const next = (await quorumOf(tx, open)).find((step) => !done.has(step.kind))
  if (next === undefined) {
    await moveTo(tx, open, 'APPROVED', { code: 'quorum-met' })
    return
  }
  await openCaseTask(tx, open, next.kind, await makers(tx.db, open.app, 'preparers-and-approvers'))
}

async function quorumOf(tx: Change, open: OpenCase): Promise<ApprovalStep[]> {
  const assessment = await tx.db.riskAssessment.findFirstOrThrow({
    where: { applicationId: open.app.id },
    orderBy: [{ assessedAt: 'desc' }, { id: 'desc' }],
  })
  if (!isRiskBand(assessment.band)) throw new Error(`unknown band ${assessment.band}`)
  return approvalQuorum(assessment.band, quorumFacts(assessment.overrides))
}
