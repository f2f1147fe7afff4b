import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ApplicationForm } from '../../domain/accounts/account-opening/form.ts'
import { packs } from '../../domain/operations/policies/packs.ts'
import { withdrawDraft } from '../../prisma/store/accounts/account-opening/drafts.ts'
import { bookingDay } from '../../domain/kernel/due.ts'
import { addDuration } from '../../domain/kernel/dates.ts'
import { anotherPerson, zhangXiaoming } from '../support/forms.ts'
import { openOpening, type Opening, type Staff } from './opening.ts'

/** Somebody who is the listed person: name, birth date and nationality are equal. */
const listed = (number: number): ApplicationForm =>
  anotherPerson(number, {
    name: {
      native: { family: 'ORLENKO', given: 'Viktor Anatolyevich' },
      latin: { family: 'ORLENKO', given: 'Viktor Anatolyevich' },
      familyNameFirst: false,
      previousNames: [],
    },
    birthDate: '1971-04-19',
    nationality: 'BY',
    document: {
      type: 'PASSPORT',
      number: `MP${String(2_000_000 + number)}`,
      issuingCountry: 'BY',
      issuedOn: '2022-05-01',
      expiresOn: '2032-05-01',
      mrz: null,
    },
    signature: { fullName: 'Viktor Anatolyevich ORLENKO', declaredTrue: true },
  })

describe('the trail of one opening', () => {
  let opening: Opening
  let analyst: Staff
  let officer: Staff
  let applicationId: string
  beforeAll(async () => {
    opening = await openOpening()
    analyst = await opening.hire('onboarding-analyst')
    officer = await opening.hire('compliance-officer')
    applicationId = await opening.submit(zhangXiaoming)
    await opening.steps.checkApplication({ applicationId })
    await opening.verify(analyst, applicationId)
    await opening.steps.screenApplicant({ applicationId })
    await opening.steps.rateApplicant({ applicationId })
    await opening.decide(officer, applicationId, 'OPENING_APPROVAL', {
      outcome: 'approve',
      reason: '资料齐全，同意张晓明开户。',
    })
    await opening.steps.provision({ applicationId })
    await opening.command({ kind: 'APPLICANT', applicationId }, applicationId, 'activate')
  })
  afterAll(() => opening.close())

  const events = () =>
    opening.store.db.auditEvent.findMany({ where: { caseId: applicationId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })

  it('says who did what, in the order in which it happened', async () => {
    const job = 'SYSTEM account-opening'
    const books = 'SYSTEM core-bank'
    const applicant = `APPLICANT ${applicationId}`
    const [maker, checker] = [`PERSON ${analyst.personId}`, `PERSON ${officer.personId}`]
    expect((await events()).map((event) => `${event.actorKind} ${String(event.actorId)}: ${event.action}`)).toEqual([
      `${applicant}: application.created`,
      `${applicant}: document.added`,
      `${applicant}: stage.changed`,
      `${job}: stage.changed`,
      `${job}: data.checked`,
      `${job}: stage.changed`,
      `${job}: task.opened`,
      `${maker}: task.answer-asked`,
      `${maker}: task.answered`,
      `${maker}: stage.changed`,
      `${job}: party.screened`,
      `${job}: stage.changed`,
      `${job}: risk.rated`,
      `${job}: stage.changed`,
      `${job}: stage.changed`,
      `${job}: task.opened`,
      `${checker}: task.answer-asked`,
      `${checker}: task.answered`,
      `${checker}: stage.changed`,
      `${job}: stage.changed`,
      `${books}: account-number.reserved`,
      `${books}: customer.created`,
      `${books}: account.opened`,
      `${books}: account.holder-linked`,
      `${books}: portal.invited`,
      `${books}: customer.review-dated`,
      ...Array.from({ length: 6 }, () => `${job}: provisioning.done`),
      `${job}: stage.changed`,
      `${applicant}: command.asked`,
      `${applicant}: stage.changed`,
    ])
  })

  it('tells each move with its stages, its cause and the policy in force', async () => {
    const moves = (await events()).filter((event) => event.action === 'stage.changed')
    expect(moves.map((event) => event.facts)).toMatchObject([
      { from: 'DRAFT', to: 'SUBMITTED', code: 'submitted-by-applicant' },
      { from: 'SUBMITTED', to: 'DATA_CHECK', code: 'started' },
      { from: 'DATA_CHECK', to: 'VERIFYING', code: 'data-checked' },
      { from: 'VERIFYING', to: 'SCREENING', code: 'identity-verified' },
      { from: 'SCREENING', to: 'RISK_RATING', code: 'no-alert' },
      { from: 'RISK_RATING', to: 'DUE_DILIGENCE', code: 'rated', band: 'LOW', level: 'CDD' },
      { from: 'DUE_DILIGENCE', to: 'PENDING_APPROVAL', code: 'pack-complete' },
      { from: 'PENDING_APPROVAL', to: 'APPROVED', code: 'quorum-met' },
      { from: 'APPROVED', to: 'PROVISIONING', code: 'approved' },
      { from: 'PROVISIONING', to: 'AWAITING_ACTIVATION', code: 'account-opened' },
      { from: 'AWAITING_ACTIVATION', to: 'ACTIVE', code: 'activated-by-customer' },
    ])
    expect(new Set(moves.flatMap((event) => event.policyVersions))).toEqual(new Set(['CN-STORE-TEST']))
  })

  it('and every other table hold nothing personal in the clear', async () => {
    const rows = await opening.sql(
      `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    )
    const secrets = [
      '张晓明',
      '晓明',
      'Xiaoming',
      '110101199003074514',
      '13800138000',
      'zhang.xiaoming',
      '景山前街',
      '资料齐全',
    ]
    const found: string[] = []
    for (const { table_name: table } of rows) {
      for (const secret of secrets) {
        const hits = await opening.sql(
          `select 1 from "${String(table)}" t where t::text ilike $1 or position(convert_to($2, 'UTF8') in convert_to(t::text, 'UTF8')) > 0 or t::text like $3`,
          [`%${secret}%`, secret, `%${Buffer.from(secret).toString('hex')}%`],
        )
        if (hits.length > 0) found.push(`${String(table)}: ${secret}`)
      }
    }
    expect(found).toEqual([])
  })
})

describe('the day on which a file is to be erased', () => {
  let opening: Opening
  let analyst: Staff
  let officer: Staff
  let mlro: Staff
  const retention = packs.CN.retention
  beforeAll(async () => {
    opening = await openOpening()
    analyst = await opening.hire('onboarding-analyst')
    officer = await opening.hire('compliance-officer')
    mlro = await opening.hire('mlro')
  })
  afterAll(() => opening.close())

  const erasedAfter = async (applicationId: string, stage: string, keep: string): Promise<void> => {
    const app = await opening.application(applicationId)
    const day = bookingDay(new Date(addDuration(app.closedAt?.toISOString() ?? '', keep)))
    expect({ stage: app.stage, eraseOn: app.eraseOn?.toISOString().slice(0, 10) }).toEqual({ stage, eraseOn: day })
  }
  const declineAtVerification = async (number: number, reasonCode: string): Promise<string> => {
    const applicationId = await opening.submit(anotherPerson(number))
    await opening.steps.checkApplication({ applicationId })
    await opening.decide(analyst, applicationId, 'IDENTITY_VERIFICATION', {
      outcome: 'failed',
      reason: 'Seen and refused.',
      reasonCode,
    })
    return applicationId
  }

  it('is that of closed applications when the applicant withdraws', async () => {
    const applicationId = await opening.submit(anotherPerson(11))
    await opening.command({ kind: 'APPLICANT', applicationId }, applicationId, 'withdraw')
    await erasedAfter(applicationId, 'WITHDRAWN', retention['closed-applications'].keep)
  })

  it('is that of closed applications when a draft is withdrawn, and withdrawing again moves nothing', async () => {
    const { applicationId, actor } = await opening.draft(anotherPerson(12))
    await withdrawDraft(opening.store, actor, { applicationId })
    const before = await opening.everything()
    await withdrawDraft(opening.store, actor, { applicationId })
    expect(await opening.everything()).toEqual(before)
    await erasedAfter(applicationId, 'WITHDRAWN', retention['closed-applications'].keep)
  })

  it('is that of closed applications when identity is not confirmed, and later when risk was the reason', async () => {
    const plain = await declineAtVerification(13, 'document-expired')
    await erasedAfter(plain, 'DECLINED', retention['closed-applications'].keep)
    const risky = await declineAtVerification(14, 'suspicion')
    await erasedAfter(risky, 'DECLINED', retention['risk-declined-applications'].keep)
  })

  it('is that of sanctions records after a confirmed match', async () => {
    await opening.listOrlenko('1')
    const applicationId = await opening.submit(listed(15))
    await opening.steps.checkApplication({ applicationId })
    await opening.verify(analyst, applicationId)
    await opening.steps.screenApplicant({ applicationId })
    await opening.decide(officer, applicationId, 'SCREENING_REVIEW', {
      outcome: 'propose-true-match',
      reason: 'Name, birth date and nationality are equal.',
    })
    await opening.decide(mlro, applicationId, 'SANCTIONS_CONFIRMATION', { outcome: 'true-match', reason: 'Confirmed.' })
    await erasedAfter(applicationId, 'PROHIBITED', retention['sanctions-records'].keep)
    expect(await opening.store.db.accountNumber.count({ where: { applicationId } })).toBe(0)
  })

  it('is not set for an account that was opened', async () => {
    const applicationId = await opening.submit(anotherPerson(16))
    await opening.steps.checkApplication({ applicationId })
    await opening.verify(analyst, applicationId)
    await opening.steps.screenApplicant({ applicationId })
    await opening.steps.rateApplicant({ applicationId })
    await opening.decide(officer, applicationId, 'OPENING_APPROVAL', { outcome: 'approve' })
    await opening.steps.provision({ applicationId })
    await opening.command({ kind: 'APPLICANT', applicationId }, applicationId, 'activate')
    expect(await opening.application(applicationId)).toMatchObject({ stage: 'ACTIVE', eraseOn: null })
  })
})
