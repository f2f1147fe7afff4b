import { describe, expect, it } from '@jest/globals'
import { taskKind, taskKinds, type TaskKind } from '../../../../domain/operations/tasks/kinds.ts'
import type { TaskView } from '../../../../server/schemas/operations/tasks.ts'
import { blockedCode, missingItems, waitsForChecklist } from '../../../../web/src/pages/staff/case/blocking.ts'
import { chooseTask } from '../../../../web/src/pages/staff/case/choose-task.ts'
import { findingsFor } from '../../../../domain/compliance/screening/hit-findings.ts'
import { lacksBasis, lacksUsual } from '../../../../web/src/pages/staff/case/hit-dispositions.ts'
import { staffCodes as english } from '../../../../web/src/i18n/en/staff-codes.ts'

const task = (kind: TaskKind, changes: Partial<TaskView> = {}): TaskView => ({
  id: '01930000-0000-7000-8000-000000000001',
  kind,
  subjectType: 'application',
  subjectId: '01930000-0000-7000-8000-000000000002',
  subjectReference: 'AO-2026-TEST0001',
  audience: taskKind(kind).role,
  assignee: null,
  openedAt: '2026-11-24T00:00:00Z',
  dueAt: '2026-11-25T00:00:00Z',
  state: 'OPEN',
  outcome: null,
  answeredBy: null,
  answeredAt: null,
  version: 1,
  outcomes: [],
  checklist: null,
  secondFactorRequired: false,
  pendingRequest: null,
  permissions: { claim: true, release: false, answer: true },
  blockedBy: null,
  ...changes,
})

const listed = task('IDENTITY_VERIFICATION', {
  checklist: {
    version: 'verification-1',
    items: [
      { id: 'name-matches', mandatory: true },
      { id: 'address-evidence-seen', mandatory: false },
    ],
  },
})

describe('deciding a task', () => {
  it('waits for mandatory items where the outcome stands on them, and never to refuse', () => {
    expect(missingItems(listed, [])).toEqual(['name-matches'])
    expect([waitsForChecklist(listed, 'verified', []), waitsForChecklist(listed, 'failed', [])]).toEqual([true, false])
    expect(waitsForChecklist(listed, 'verified', ['name-matches'])).toBe(false)
  })

  it('says what stands in the way before anybody presses a button', () => {
    const refused = { claim: false, release: false, answer: false }
    expect(blockedCode(task('OPENING_APPROVAL'))).toBeNull()
    expect(blockedCode(task('OPENING_APPROVAL', { permissions: refused, blockedBy: 'sod_same_person' }))).toBe(
      'sod_same_person',
    )
    expect(blockedCode(task('OPENING_APPROVAL', { permissions: refused }))).toBe('wrong_role')
  })

  it('asks for facts behind a false positive and for one hit that carries the decision', () => {
    expect(lacksBasis({ id: '1', disposition: 'FALSE_POSITIVE', basis: [] })).toBe(true)
    expect(lacksUsual('propose-true-match', [{ id: '1', disposition: 'FALSE_POSITIVE', basis: ['dob'] }])).toBe(true)
    expect(lacksUsual('propose-true-match', [{ id: '1', disposition: 'TRUE_MATCH', basis: [] }])).toBe(false)
  })

  it('knows dispositions for every outcome of the tasks about hits', () => {
    for (const kind of ['SCREENING_REVIEW', 'SANCTIONS_CONFIRMATION'] as const) {
      for (const outcome of Object.keys(taskKinds[kind].outcomes))
        expect(findingsFor(outcome).length).toBeGreaterThan(0)
    }
  })

  it('has a word for every outcome of every kind', () => {
    const outcomes = Object.values(taskKinds).flatMap((spec) => Object.keys(spec.outcomes))
    expect(outcomes.filter((outcome) => !Object.hasOwn(english.outcomes, outcome))).toEqual([])
  })
})

describe('the task that a page is about', () => {
  const [mine, other] = [
    task('OPENING_APPROVAL', { id: 'a', dueAt: '2026-11-26T00:00:00Z' }),
    task('OPENING_MLRO_OPINION', { id: 'b', permissions: { claim: false, release: false, answer: false } }),
  ]

  it('is the one asked for, else the one that the person may answer, else the next due', () => {
    expect(chooseTask([mine, other], 'b')?.id).toBe('b')
    expect(chooseTask([mine, other], undefined)?.id).toBe('a')
    expect(chooseTask([other], undefined)?.id).toBe('b')
    expect(chooseTask([task('OPENING_APPROVAL', { state: 'ANSWERED' })], undefined)).toBeNull()
  })
})
