import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { dueAt } from '../../domain/kernel/due.ts'
import { packs } from '../../domain/operations/policies/packs.ts'
import { makers, withDeputies } from '../../prisma/store/accounts/account-opening/makers.ts'
import { recordOutcome } from '../../prisma/store/accounts/account-opening/outcomes.ts'
import { requestAnswer } from '../../prisma/store/accounts/account-opening/answers.ts'
import { openCaseTask } from '../../prisma/store/accounts/account-opening/data-check.ts'
import { lockCase } from '../../prisma/store/accounts/account-opening/stage.ts'
import { change } from '../../prisma/store/change.ts'
import { cancelOpenTasks } from '../../prisma/store/operations/tasks.ts'
import type { ApplicationForm } from '../../domain/accounts/account-opening/form.ts'
import { anotherPerson } from '../support/forms.ts'
import { openOpening, type Opening, type Staff } from './opening.ts'
import { someJob } from './support.ts'

let opening: Opening
beforeAll(async () => {
  opening = await openOpening()
})
afterAll(() => opening.close())

/** An application that waits for its first approval, verified by the analyst. */
async function waitsForApproval(number: number, analyst: Staff, form: Partial<ApplicationForm> = {}): Promise<string> {
  const applicationId = await opening.submit(anotherPerson(number, form))
  await opening.steps.checkApplication({ applicationId })
  await opening.verify(analyst, applicationId)
  await opening.steps.screenApplicant({ applicationId })
  await opening.steps.rateApplicant({ applicationId })
  return applicationId
}

describe('people who may not decide a case', () => {
  it('are who prepared it, her deputy and her principal', async () => {
    const principal = await opening.hire('onboarding-analyst')
    const analyst = await opening.hire('onboarding-analyst', principal.personId)
    const deputy = await opening.hire('compliance-officer', analyst.personId)
    const stranger = await opening.hire('compliance-officer')
    const applicationId = await waitsForApproval(1, analyst)
    const app = await opening.application(applicationId)
    const barred = await makers(opening.store.db, app, 'preparers')
    expect(new Set(barred)).toEqual(new Set([analyst.personId, deputy.personId, principal.personId]))
    expect(await makers(opening.store.db, app, 'creator-only')).toEqual([])
    await expect(opening.ask(deputy, applicationId, 'OPENING_APPROVAL', { outcome: 'approve' })).rejects.toMatchObject({
      code: 'sod_same_person',
    })
    expect(await opening.decide(stranger, applicationId, 'OPENING_APPROVAL', { outcome: 'approve' })).toMatchObject({
      refused: null,
    })
  })

  it('are also those who became her deputy after the task was opened, even between asking and carrying out', async () => {
    const analyst = await opening.hire('onboarding-analyst')
    const officer = await opening.hire('compliance-officer')
    const applicationId = await waitsForApproval(2, analyst)
    const asked = await opening.ask(officer, applicationId, 'OPENING_APPROVAL', { outcome: 'approve' })
    await opening.store.db.person.update({ where: { id: officer.personId }, data: { deputyOf: analyst.personId } })
    expect(await recordOutcome(opening.store, asked.id)).toMatchObject({
      refused: 'sod_same_person',
      standing: { stage: 'PENDING_APPROVAL' },
    })
    await expect(opening.ask(officer, applicationId, 'OPENING_APPROVAL', { outcome: 'approve' })).rejects.toMatchObject(
      { code: 'sod_same_person' },
    )
  })

  it('lists everyone once, and nobody for nobody', async () => {
    const one = await opening.hire('mlro')
    const two = await opening.hire('mlro', one.personId)
    expect(await withDeputies(opening.store.db, [])).toEqual([])
    const both = await withDeputies(opening.store.db, [one.personId, two.personId])
    expect(both.toSorted()).toEqual([one.personId, two.personId].toSorted())
  })

  it('are not asked to confirm a sanctions match that one of them proposed, nor is her deputy', async () => {
    await opening.listOrlenko('1')
    const analyst = await opening.hire('onboarding-analyst')
    const officer = await opening.hire('compliance-officer')
    const deputy = await opening.hire('mlro', officer.personId)
    const applicationId = await opening.submit(listed(3))
    await opening.steps.checkApplication({ applicationId })
    await opening.verify(analyst, applicationId)
    await opening.steps.screenApplicant({ applicationId })
    await opening.decide(officer, applicationId, 'SCREENING_REVIEW', {
      outcome: 'propose-true-match',
      reason: 'Equal.',
    })
    await expect(
      opening.ask(deputy, applicationId, 'SANCTIONS_CONFIRMATION', { outcome: 'false-positive', reason: 'Not him.' }),
    ).rejects.toMatchObject({ code: 'sod_same_person' })
  })
})

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
      number: `MP${String(3_000_000 + number)}`,
      issuingCountry: 'BY',
      issuedOn: '2022-05-01',
      expiresOn: '2032-05-01',
      mrz: null,
    },
    signature: { fullName: 'Viktor Anatolyevich ORLENKO', declaredTrue: true },
  })

describe('an answer about screening hits', () => {
  it('cannot say of one hit what the answer as a whole denies', async () => {
    await opening.listOrlenko('1')
    const analyst = await opening.hire('onboarding-analyst')
    const officer = await opening.hire('compliance-officer')
    const applicationId = await opening.submit(listed(21))
    await opening.steps.checkApplication({ applicationId })
    await opening.verify(analyst, applicationId)
    await opening.steps.screenApplicant({ applicationId })
    const hit = await opening.store.db.screeningHit.findFirstOrThrow({ where: { run: { applicationId } } })
    const answer = (outcome: string, disposition: 'TRUE_MATCH' | 'FALSE_POSITIVE', id = hit.id) =>
      opening.ask(officer, applicationId, 'SCREENING_REVIEW', {
        outcome,
        reason: 'Compared.',
        hits: [{ id, disposition, basis: ['dob'] }],
      })
    await expect(answer('false-positive', 'TRUE_MATCH')).rejects.toMatchObject({
      code: 'outcome_unknown',
      errors: [{ pointer: '/hits/0/disposition', code: 'outcome_unknown' }],
    })
    await expect(answer('pep-confirmed', 'TRUE_MATCH')).rejects.toMatchObject({ code: 'outcome_unknown' })
    await expect(answer('propose-true-match', 'FALSE_POSITIVE')).rejects.toMatchObject({ code: 'hits_undecided' })
    await expect(answer('false-positive', 'FALSE_POSITIVE', applicationId)).rejects.toMatchObject({
      code: 'hits_undecided',
    })
    expect(await answer('propose-true-match', 'TRUE_MATCH')).toMatchObject({ state: 'PENDING' })
  })
})

describe('a second factor', () => {
  it('counts for an approval as long as the pack says, and not a moment longer', async () => {
    const { store } = opening
    const analyst = await opening.hire('onboarding-analyst')
    const officer = await opening.hire('compliance-officer')
    const applicationId = await waitsForApproval(31, analyst)
    const taskId = await opening.openTaskOf(applicationId, 'OPENING_APPROVAL')
    const answerAt = (at: Date, secondFactorAt: Date | null) =>
      requestAnswer({ ...store, now: () => at }, officer, { taskId, outcome: 'approve', secondFactorAt })
    const proven = store.now()
    const later = (ms: number) => new Date(proven.getTime() + ms)
    expect(packs.CN.secondFactorFreshness).toBe('PT5M')
    await expect(answerAt(proven, null)).rejects.toMatchObject({ code: 'mfa_required' })
    await expect(answerAt(later(300_001), proven)).rejects.toMatchObject({ code: 'mfa_required' })
    expect(await answerAt(later(300_000), proven)).toMatchObject({ state: 'PENDING' })
  })
})

describe('a task', () => {
  it('of a further round is a new one with the next number, due anew', async () => {
    const applicationId = await opening.submit(anotherPerson(41))
    const friday = new Date('2026-11-27T02:00:00.000Z')
    const monday = new Date('2026-11-30T02:00:00.000Z')
    for (const at of [friday, monday]) {
      await change({ ...opening.store, now: () => at }, someJob, async (tx) => {
        await openCaseTask(tx, await lockCase(tx.db, applicationId), 'DUPLICATE_REVIEW', [])
        await cancelOpenTasks(tx, applicationId)
      })
    }
    const tasks = await opening.store.db.task.findMany({
      where: { subjectId: applicationId, kind: 'DUPLICATE_REVIEW' },
      orderBy: { round: 'asc' },
    })
    expect(tasks.map(({ round, state, dueAt: due }) => ({ round, state, due: due.toISOString() }))).toEqual([
      { round: 1, state: 'CANCELLED', due: '2026-11-30T02:00:00.000Z' },
      { round: 2, state: 'CANCELLED', due: '2026-12-01T02:00:00.000Z' },
    ])
  })

  it.each([
    ['P1D', '2026-11-26T09:30:00.000Z', '2026-11-27T09:30:00.000Z'],
    ['P1D', '2026-11-27T09:30:00.000Z', '2026-11-30T09:30:00.000Z'],
    ['P1D', '2026-11-28T09:30:00.000Z', '2026-11-30T09:30:00.000Z'],
    ['P10D', '2026-11-24T09:30:00.000Z', '2026-12-08T09:30:00.000Z'],
  ])('within %s business days from %s is due at %s', (within, from, due) => {
    expect(dueAt({ within, count: 'business-days' }, from)).toBe(due)
  })

  it('within hours is due at the weekend too', () => {
    expect(dueAt({ within: 'PT4H', count: 'elapsed' }, '2026-11-28T22:00:00.000Z')).toBe('2026-11-29T02:00:00.000Z')
  })
})

describe('an application that is like others', () => {
  it('is held for review however many others have the same name', async () => {
    const { name, signature } = anotherPerson(50)
    for (let number = 51; number <= 72; number += 1) {
      const applicationId = await opening.submit(anotherPerson(number, { name, signature }))
      await opening.store.db.application.update({ where: { id: applicationId }, data: { stage: 'VERIFYING' } })
    }
    const twin = await opening.submit(anotherPerson(80))
    await opening.steps.checkApplication({ applicationId: twin })
    const applicationId = await opening.submit(anotherPerson(80, { name, signature, phone: '+8613900000080' }))
    expect((await opening.steps.checkApplication({ applicationId })).stage).toBe('DUPLICATE_REVIEW')
    const [finding] = await opening.store.db.duplicateFinding.findMany({ where: { applicationId } })
    expect(finding).toMatchObject({ otherApplicationId: twin, reasons: ['document', 'email'], resolution: 'OPEN' })
  })

  it('is held for review when the other one was checked already, though it was submitted later', async () => {
    const slow = await opening.submit(anotherPerson(90))
    const fast = await opening.submit(anotherPerson(90))
    await opening.store.db.application.update({
      where: { id: slow },
      data: { submittedAt: new Date(Date.now() - 60_000), stage: 'DRAFT' },
    })
    expect((await opening.steps.checkApplication({ applicationId: fast })).stage).toBe('VERIFYING')
    await opening.store.db.application.update({ where: { id: slow }, data: { stage: 'SUBMITTED' } })
    expect((await opening.steps.checkApplication({ applicationId: slow })).stage).toBe('DUPLICATE_REVIEW')
  })
})
