import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { inStoreCoreBank } from '../../activities/providers/core-bank/in-store.ts'
import { PROVISIONING_STEPS } from '../../domain/accounts/account-opening/provisioning.ts'
import { OPENING_STAGES, openingStages } from '../../domain/accounts/account-opening/stages.ts'
import {
  beginProvisioning,
  completeProvisioning,
  failProvisioning,
  recordSteps,
  recordUndo,
  stepsOf,
} from '../../prisma/store/accounts/account-opening/provisioning.ts'
import { recordOutcome } from '../../prisma/store/accounts/account-opening/outcomes.ts'
import { submitApplication } from '../../prisma/store/accounts/account-opening/submission.ts'
import { lockCase, moveTo } from '../../prisma/store/accounts/account-opening/stage.ts'
import { change } from '../../prisma/store/change.ts'
import { anotherPerson, zhangXiaoming } from '../support/forms.ts'
import { openOpening, type Opening, type Staff } from './opening.ts'
import { someJob } from './support.ts'

describe('a step of account opening that is run twice', () => {
  let opening: Opening
  let analyst: Staff
  let officer: Staff
  beforeAll(async () => {
    opening = await openOpening()
    analyst = await opening.hire('onboarding-analyst')
    officer = await opening.hire('compliance-officer')
  })
  afterAll(() => opening.close())

  /** Runs the step twice and returns what it gave; the second run must give the same and write nothing. */
  const twice = async <Result>(step: () => Promise<Result>): Promise<Result> => {
    const first = await step()
    const before = await opening.everything()
    expect(await step()).toEqual(first)
    expect(await opening.everything()).toEqual(before)
    return first
  }

  it('changes nothing the second time, from the submission to the account that waits for its customer', async () => {
    const { store, steps } = opening
    const applicationId = await opening.submit(zhangXiaoming)
    const applicant = { kind: 'APPLICANT', applicationId } as const
    await twice(() => submitApplication(store, applicant, { applicationId }))
    expect((await twice(() => steps.checkApplication({ applicationId }))).stage).toBe('VERIFYING')
    const verified = await opening.ask(analyst, applicationId, 'IDENTITY_VERIFICATION', {
      outcome: 'failed',
      reason: 'The photograph is of somebody else.',
      reasonCode: 'face-mismatch',
    })
    expect(verified.state).toBe('PENDING')
    await opening.verify(analyst, applicationId)
    const late = await twice(() => recordOutcome(store, verified.id))
    expect(late.refused).toBe('task_answered')
    expect((await twice(() => steps.screenApplicant({ applicationId }))).stage).toBe('RISK_RATING')
    expect((await twice(() => steps.rateApplicant({ applicationId }))).stage).toBe('PENDING_APPROVAL')
    const approval = await opening.ask(officer, applicationId, 'OPENING_APPROVAL', { outcome: 'approve' })
    expect(await twice(() => recordOutcome(store, approval.id))).toMatchObject({
      refused: null,
      standing: { stage: 'APPROVED' },
    })
    const { ref } = await twice(() => beginProvisioning(store, someJob, applicationId))
    if (ref === null) throw new Error('nothing to provision')
    const bank = inStoreCoreBank(store)
    for (const step of PROVISIONING_STEPS) {
      const result = await twice(() => bank[step].run(ref))
      expect(result.done).toBe(true)
      await twice(() => recordSteps(store, someJob, ref, [{ step, result }]))
    }
    expect(await stepsOf(store, ref)).toEqual({ done: [...PROVISIONING_STEPS], refused: null })
    expect((await twice(() => completeProvisioning(store, someJob, ref))).stage).toBe('AWAITING_ACTIVATION')
    expect((await twice(() => steps.closeUnused({ applicationId }))).stage).toBe('CLOSED_UNUSED')
  })

  it('changes nothing the second time when provisioning is undone, and a call that comes too late makes nothing', async () => {
    const { store, steps } = opening
    const applicationId = await opening.submit(anotherPerson(2))
    await steps.checkApplication({ applicationId })
    await opening.verify(analyst, applicationId)
    await steps.screenApplicant({ applicationId })
    await steps.rateApplicant({ applicationId })
    await opening.decide(officer, applicationId, 'OPENING_APPROVAL', { outcome: 'approve' })
    const { ref } = await beginProvisioning(store, someJob, applicationId)
    if (ref === null) throw new Error('nothing to provision')
    const bank = inStoreCoreBank(store)
    const made = PROVISIONING_STEPS.slice(0, 5)
    for (const step of made) await recordSteps(store, someJob, ref, [{ step, result: await bank[step].run(ref) }])
    const refused = { step: 'set-review', result: { done: false, code: 'refused-by-core-bank' } } as const
    await recordSteps(store, someJob, ref, [refused])
    await twice(() => steps.provision({ applicationId }))
    expect((await stepsOf(store, ref)).refused).toEqual({ step: 'set-review', code: 'refused-by-core-bank' })
    for (const step of made.toReversed()) {
      expect(await bank[step].undo(ref)).toMatchObject({ done: true })
      const before = await opening.everything()
      expect(await bank[step].undo(ref)).toEqual({ done: true, reference: 'nothing' })
      expect(await opening.everything()).toEqual(before)
      await twice(() => recordUndo(store, someJob, ref, step, true))
    }
    expect((await twice(() => failProvisioning(store, someJob, ref))).stage).toBe('PROVISIONING_FAILED')
    const before = await opening.everything()
    for (const step of PROVISIONING_STEPS) expect(await bank[step].run(ref)).toMatchObject({ done: false })
    expect(await opening.everything()).toEqual(before)
    expect(await store.db.accountNumber.findMany({ where: { applicationId } })).toMatchObject([{ state: 'VOID' }])
    expect(await store.db.account.findMany({ where: { applicationId } })).toMatchObject([{ state: 'CANCELLED' }])
  })

  it('withdraws once', async () => {
    const applicationId = await opening.submit(anotherPerson(3))
    const applicant = { kind: 'APPLICANT', applicationId } as const
    expect(await opening.command(applicant, applicationId, 'withdraw')).toMatchObject({
      refused: null,
      standing: { stage: 'WITHDRAWN', tasks: [] },
    })
    await expect(opening.command(applicant, applicationId, 'withdraw')).rejects.toMatchObject({ code: 'wrong_stage' })
  })
})

describe('moving an application', () => {
  let opening: Opening
  beforeAll(async () => {
    opening = await openOpening()
  })
  afterAll(() => opening.close())

  it('is refused wherever the stages table does not allow it, and changes nothing', async () => {
    const applicationId = await opening.submit(zhangXiaoming)
    for (const from of OPENING_STAGES) {
      await opening.store.db.application.update({ where: { id: applicationId }, data: { stage: from } })
      const before = await opening.everything()
      for (const to of OPENING_STAGES.filter((stage) => !openingStages[from].to.includes(stage))) {
        const move = change(opening.store, someJob, async (tx) => {
          await moveTo(tx, await lockCase(tx.db, applicationId), to, { code: 'test' })
        })
        await expect(move).rejects.toMatchObject({ code: 'wrong_stage' })
      }
      expect(await opening.everything()).toEqual(before)
    }
  })

  it('is refused when the case has moved since it was read', async () => {
    const applicationId = await opening.submit(anotherPerson(1))
    const move = change(opening.store, someJob, async (tx) => {
      const open = await lockCase(tx.db, applicationId)
      await moveTo(tx, open, 'DATA_CHECK', { code: 'test' })
      await moveTo(tx, open, 'WITHDRAWN', { code: 'test' })
    })
    await expect(move).rejects.toMatchObject({ code: 'wrong_stage' })
    expect(await opening.application(applicationId)).toMatchObject({ stage: 'SUBMITTED' })
  })
})
