import { packChecklist } from '../../domain/accounts/account-opening/due-diligence-pack.ts'
import { VERIFICATION_CHECKLIST } from '../../domain/accounts/account-opening/verification-checklist.ts'
import type { Actor } from '../../domain/operations/access/actor.ts'
import type { ProcessRequest } from '../../prisma/store/operations/requests.ts'
import type { Bank } from './bank.ts'

/** Every item of the verification checklist, confirmed. */
export const verificationConfirmed = VERIFICATION_CHECKLIST.items.map((item) => ({ id: item.id, confirmed: true }))

/** The analyst compares the document and finds it right. */
export async function verify(bank: Bank, analyst: Actor, applicationId: string): Promise<ProcessRequest> {
  const taskId = await bank.task(applicationId, 'IDENTITY_VERIFICATION')
  return bank.answer(analyst, { taskId, outcome: 'verified', checklist: verificationConfirmed })
}

/** The analyst completes the enhanced due diligence pack. */
export async function completePack(bank: Bank, analyst: Actor, applicationId: string): Promise<ProcessRequest> {
  const taskId = await bank.task(applicationId, 'DUE_DILIGENCE_PACK')
  return bank.answer(analyst, {
    taskId,
    outcome: 'complete',
    checklist: packChecklist('EDD').map((item) => ({ id: item.id, confirmed: true })),
  })
}

/** A person answers the open task of a kind. */
export async function decide(
  bank: Bank,
  person: Actor,
  applicationId: string,
  kind: string,
  outcome: string,
  more: { reason?: string; reasonCode?: string } = {},
): Promise<ProcessRequest> {
  const taskId = await bank.task(applicationId, kind)
  return bank.answer(person, { taskId, outcome, ...more })
}
