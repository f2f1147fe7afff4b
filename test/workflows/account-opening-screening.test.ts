import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { ApplicationForm } from '../../domain/accounts/account-opening/form.ts'
import { loadList } from '../../prisma/store/compliance/screening.ts'
import { type Bank, openBank } from '../support/bank.ts'
import { anotherPerson } from '../support/forms.ts'
import { orlenko } from '../support/lists.ts'
import { decide, verify } from '../support/officers.ts'
import { eventually } from '../support/wait.ts'

const loader = { kind: 'SYSTEM', job: 'list-import' } as const

const named = (number: number, changes: Partial<ApplicationForm>): ApplicationForm =>
  anotherPerson(number, {
    locale: 'en',
    name: {
      native: { family: 'Orlenko', given: 'Viktor Anatolyevich' },
      latin: { family: 'Orlenko', given: 'Viktor Anatolyevich' },
      familyNameFirst: false,
      previousNames: [],
    },
    signature: { fullName: 'Viktor Anatolyevich Orlenko', declaredTrue: true },
    document: {
      type: 'PASSPORT',
      number: `MP${String(1_000_000 + number)}`,
      issuingCountry: 'BY',
      issuedOn: '2022-01-10',
      expiresOn: '2032-01-10',
      mrz: null,
    },
    birthDate: '1971-04-19',
    nationality: 'BY',
    taxResidences: [{ country: 'BY', taxNumber: '3190471A001PB0', reasonWithoutNumber: null }],
    ...changes,
  })

describe('screening an applicant', () => {
  let bank: Bank
  let analyst: Awaited<ReturnType<Bank['hire']>>
  let officer: typeof analyst
  let mlro: typeof analyst
  beforeAll(async () => {
    bank = await openBank()
    analyst = await bank.hire('onboarding-analyst')
    officer = await bank.hire('compliance-officer')
    mlro = await bank.hire('mlro')
    await loadList(bank.store, loader, {
      source: 'DEMO',
      version: '1',
      publishedAt: null,
      entries: [orlenko],
      problems: [],
    })
  })
  afterAll(() => bank.close())

  it('ends a confirmed sanctions match as prohibited, with no account number and only the neutral letter (O5)', async () => {
    const { applicationId, reference } = await bank.draft(named(1, {}))
    await bank.submit(applicationId)
    await verify(bank, analyst, applicationId)
    await decide(bank, officer, applicationId, 'SCREENING_REVIEW', 'propose-true-match', {
      reason: 'Name, birth date and nationality equal',
    })
    await decide(bank, mlro, applicationId, 'SANCTIONS_CONFIRMATION', 'true-match', {
      reason: 'Confirmed against the published entry',
    })
    await bank.reaches(applicationId, 'PROHIBITED')
    expect(await bank.store.db.accountNumber.count({ where: { applicationId } })).toBe(0)
    expect(await bank.store.db.task.count({ where: { subjectId: applicationId, state: 'OPEN' } })).toBe(0)
    expect(await bank.store.db.screeningHit.findMany({ where: { run: { applicationId } } })).toMatchObject([
      { disposition: 'TRUE_MATCH', decidedBy: mlro.personId },
    ])
    const letters = () =>
      bank.mailbox.mails.filter(
        (mail) => mail.text?.includes(reference) === true && JSON.stringify(mail.to).includes('person1@example.com'),
      )
    const neutral = await eventually(
      async () => letters().find((mail) => mail.text?.includes('unable to offer you an account')),
      () => 'no neutral letter',
    )
    expect(neutral.text).not.toMatch(/sanction|match|screen|prohibit/i)
    expect(letters()).toHaveLength(2)
  })

  it('does not let the officer who proposed a true match confirm it', async () => {
    const both = await bank.hire('compliance-officer', 'mlro')
    const { applicationId } = await bank.draft(named(2, {}))
    await bank.submit(applicationId)
    await verify(bank, analyst, applicationId)
    await decide(bank, both, applicationId, 'SCREENING_REVIEW', 'propose-true-match', { reason: 'Looks the same' })
    await expect(
      decide(bank, { ...both, role: 'mlro' }, applicationId, 'SANCTIONS_CONFIRMATION', 'true-match', { reason: 'yes' }),
    ).rejects.toMatchObject({ code: 'sod_same_person' })
  })

  it('closes an equal name by itself when birth date and nationality both contradict it, with the evidence kept (O6)', async () => {
    const { applicationId } = await bank.draft(
      named(5, {
        birthDate: '1996-04-20',
        nationality: 'KZ',
        document: {
          type: 'PASSPORT',
          number: 'N12345678',
          issuingCountry: 'KZ',
          issuedOn: '2022-01-10',
          expiresOn: '2032-01-09',
          mrz: null,
        },
      }),
    )
    await bank.submit(applicationId)
    await verify(bank, analyst, applicationId)
    await bank.task(applicationId, 'OPENING_APPROVAL')
    const [hit] = await bank.store.db.screeningHit.findMany({ where: { run: { applicationId } } })
    expect(hit).toMatchObject({
      disposition: 'FALSE_POSITIVE',
      decidedBy: null,
      explanation: { contradictions: expect.arrayContaining(['birth-date.far-apart', 'country.disjoint']) },
    })
  })

  it('goes on after a false positive with its basis stored, and asks no more for the same content of the entry', async () => {
    const { applicationId } = await bank.draft(named(3, { birthDate: '1996-04-19', nationality: 'BY' }))
    await bank.submit(applicationId)
    await verify(bank, analyst, applicationId)
    const taskId = await bank.task(applicationId, 'SCREENING_REVIEW')
    const [hit] = await bank.store.db.screeningHit.findMany({ where: { run: { applicationId } } })
    await bank.answer(officer, {
      taskId,
      outcome: 'false-positive',
      reason: 'Born 25 years later',
      hits: [{ id: hit?.id ?? '', disposition: 'FALSE_POSITIVE', basis: ['dob'] }],
    })
    await decide(bank, await bank.hire('compliance-officer'), applicationId, 'OPENING_APPROVAL', 'approve')
    await bank.reaches(applicationId, 'AWAITING_ACTIVATION')
    expect(
      await bank.store.db.auditEvent.findFirst({ where: { caseId: applicationId, action: 'hit.decided' } }),
    ).toMatchObject({ facts: { basis: ['dob'], disposition: 'FALSE_POSITIVE' } })
  })

  it('voids an approval when a list that was loaded meanwhile adds the applicant (O13)', async () => {
    const { applicationId } = await bank.draft(
      anotherPerson(4, {
        name: {
          native: { family: '钱', given: '多多' },
          latin: { family: 'Qian', given: 'Duoduo' },
          familyNameFirst: true,
          previousNames: [],
        },
        signature: { fullName: '钱多多', declaredTrue: true },
      }),
    )
    await bank.submit(applicationId)
    await verify(bank, analyst, applicationId)
    const taskId = await bank.task(applicationId, 'OPENING_APPROVAL')
    const entry = {
      ...orlenko,
      sourceId: 'DEMO-2',
      primaryName: 'QIAN Duoduo',
      names: [{ name: 'QIAN Duoduo', weak: false, kind: 'primary' as const }],
      birthDates: [],
      nationalities: ['CN'],
      countries: ['CN'],
    }
    await loadList(bank.store, loader, {
      source: 'DEMO',
      version: '2',
      publishedAt: null,
      entries: [orlenko, entry],
      problems: [],
    })
    await bank.answer(officer, { taskId, outcome: 'approve' })
    await bank.reaches(applicationId, 'SCREENING_REVIEW')
    expect(await bank.store.db.accountNumber.count({ where: { applicationId } })).toBe(0)
  })
})
