import type { ApplicationForm } from '../../domain/accounts/account-opening/form.ts'
import { insertAccessLink } from '../../prisma/store/accounts/account-opening/access-links.ts'
import { change } from '../../prisma/store/change.ts'
import { insertLetterRequest } from '../../prisma/store/operations/requests.ts'
import { PROCESSES } from '../../workflows/catalogue.ts'
import type { Bank } from './bank.ts'
import { anotherPerson } from './forms.ts'
import { loadDemoList } from './lists.ts'
import { completePack, decide, verify } from './officers.ts'

type Staff = Record<'analyst' | 'officer' | 'mlro' | 'senior' | 'operator', Awaited<ReturnType<Bank['hire']>>>

/** Who works in the scenarios. */
export const staffOf = async (bank: Bank): Promise<Staff> => ({
  analyst: await bank.hire('onboarding-analyst'),
  officer: await bank.hire('compliance-officer'),
  mlro: await bank.hire('mlro'),
  senior: await bank.hire('senior-manager'),
  operator: await bank.hire('administrator'),
})

/** Reasons that people write in the scenarios; no copy of it may leave the store. */
export const WRITTEN_REASON = 'unmistakable written reason 独一无二的理由'

let nextPerson = 100
const person = (changes: Partial<ApplicationForm> = {}): ApplicationForm => anotherPerson((nextPerson += 1), changes)

async function submitted(bank: Bank, form: ApplicationForm): Promise<string> {
  const { applicationId } = await bank.draft(form)
  await bank.submit(applicationId)
  return applicationId
}

const opened = async (bank: Bank, staff: Staff): Promise<string> => {
  const id = await submitted(bank, person())
  await verify(bank, staff.analyst, id)
  await decide(bank, staff.officer, id, 'OPENING_APPROVAL', 'approve')
  return id
}

/**
 * One run of every way in which an opening ends, on a bank whose pack does not open anything straight through; each
 * returns the workflow id of the process that it played to its end.
 */
export const scenarios: Readonly<Record<string, (bank: Bank, staff: Staff) => Promise<string>>> = {
  'opened-and-activated': async (bank, staff) => {
    const id = await opened(bank, staff)
    await bank.reaches(id, 'AWAITING_ACTIVATION')
    await bank.command({ kind: 'APPLICANT', applicationId: id }, id, 'activate')
    return `ao-${id}`
  },
  'high-risk-approved-by-three': async (bank, staff) => {
    const id = await submitted(
      bank,
      person({
        pep: { status: 'FOREIGN', office: 'Minister', country: 'SG', since: '2024-01-01', until: null, relation: '' },
      }),
    )
    await verify(bank, staff.analyst, id)
    await completePack(bank, staff.analyst, id)
    await decide(bank, staff.officer, id, 'OPENING_APPROVAL', 'approve')
    await decide(bank, staff.mlro, id, 'OPENING_MLRO_OPINION', 'support', { reason: WRITTEN_REASON })
    await decide(bank, staff.senior, id, 'OPENING_SENIOR_APPROVAL', 'decline', {
      reason: WRITTEN_REASON,
      reasonCode: 'risk-appetite',
    })
    return `ao-${id}`
  },
  'identity-not-verified': async (bank, staff) => {
    const id = await submitted(bank, person())
    await decide(bank, staff.analyst, id, 'IDENTITY_VERIFICATION', 'failed', {
      reason: WRITTEN_REASON,
      reasonCode: 'document-not-genuine',
    })
    return `ao-${id}`
  },
  'returned-then-declined': async (bank, staff) => {
    const id = await submitted(bank, person())
    await verify(bank, staff.analyst, id)
    await decide(bank, staff.officer, id, 'OPENING_APPROVAL', 'return', { reason: WRITTEN_REASON })
    await decide(bank, staff.analyst, id, 'DUE_DILIGENCE_PACK', 'decline', {
      reason: WRITTEN_REASON,
      reasonCode: 'source-of-funds-unclear',
    })
    return `ao-${id}`
  },
  'withdrawn-by-applicant': async (bank) => {
    const id = await submitted(bank, person())
    await bank.task(id, 'IDENTITY_VERIFICATION')
    await bank.command({ kind: 'APPLICANT', applicationId: id }, id, 'withdraw')
    return `ao-${id}`
  },
  'withdrawn-as-duplicate': async (bank, staff) => {
    const form = person()
    const older = await submitted(bank, form)
    await bank.task(older, 'IDENTITY_VERIFICATION')
    const id = await submitted(bank, { ...form, email: 'newer@example.com' })
    await decide(bank, staff.analyst, id, 'DUPLICATE_REVIEW', 'same-person-open-application')
    return `ao-${id}`
  },
  'prohibited-by-sanctions': async (bank, staff) => {
    await loadDemoList(bank.store)
    const id = await submitted(
      bank,
      person({
        locale: 'en',
        name: {
          native: { family: 'Orlenko', given: 'Viktor Anatolyevich' },
          latin: { family: 'Orlenko', given: 'Viktor Anatolyevich' },
          familyNameFirst: false,
          previousNames: [],
        },
        signature: { fullName: 'Viktor Anatolyevich Orlenko', declaredTrue: true },
        birthDate: '1971-04-19',
        nationality: 'BY',
        document: {
          type: 'PASSPORT',
          number: 'MP7654321',
          issuingCountry: 'BY',
          issuedOn: '2022-01-10',
          expiresOn: '2032-01-10',
          mrz: null,
        },
      }),
    )
    await verify(bank, staff.analyst, id)
    await decide(bank, staff.officer, id, 'SCREENING_REVIEW', 'propose-true-match', { reason: WRITTEN_REASON })
    await decide(bank, staff.mlro, id, 'SANCTIONS_CONFIRMATION', 'true-match', { reason: WRITTEN_REASON })
    return `ao-${id}`
  },
  'provisioning-repaired': async (bank, staff) => {
    bank.refuseStep('link-holder')
    const id = await opened(bank, staff)
    await bank.reaches(id, 'PROVISIONING_FAILED')
    bank.refuseStep(null)
    await decide(bank, staff.operator, id, 'PROVISIONING_REPAIR', 'retry')
    await bank.reaches(id, 'AWAITING_ACTIVATION')
    await bank.command({ kind: 'APPLICANT', applicationId: id }, id, 'activate')
    return `ao-${id}`
  },
  'fresh-link-mailed': async (bank) => {
    const { applicationId, actor } = await bank.draft(person())
    const { subjectId } = await bank.store.db.application.findUniqueOrThrow({ where: { id: applicationId } })
    const request = await change(bank.store, actor, async (tx) => {
      const link = await insertAccessLink(tx.db, { applicationId, purpose: 'APPLICATION', at: tx.at, validFor: 'P7D' })
      await tx.record({
        action: 'link.asked',
        subjectType: 'application',
        subjectId: applicationId,
        facts: { linkId: link.id },
      })
      return insertLetterRequest(bank.store, tx, { applicationId, subjectId, kind: 'OB-0', linkId: link.id })
    })
    return (await bank.settle(request)).workflowId
  },
  'requests-sent-again': async (bank) => {
    const workflowId = `${bank.queuePrefix}reconciler`
    await bank.client.workflow.execute(PROCESSES.reconciler.workflowType, {
      workflowId,
      taskQueue: `${bank.queuePrefix}cases`,
    })
    return workflowId
  },
}

/** Waits until the process of a scenario has ended. */
export const ended = (bank: Bank, workflowId: string): Promise<unknown> =>
  bank.client.workflow.getHandle(workflowId).result()
