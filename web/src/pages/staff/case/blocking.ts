import type { TaskView } from '../../../../../server/schemas/operations/tasks.ts'

/** Outcomes that stand on a complete checklist; the others refuse or return and need none. */
const ON_CHECKLIST: readonly string[] = ['verified', 'complete', 'approve']
const REFUSING: readonly string[] = ['failed', 'decline', 'true-match', 'propose-true-match', 'oppose']
const LEADING: readonly string[] = ['approve', 'verified', 'complete', 'support', 'retry']

export type Weight = 'leading' | 'plain' | 'refusing'

/** How an outcome's button stands out: the way forward, a refusal, or neither. */
export const weightOf = (outcome: string): Weight =>
  LEADING.includes(outcome) ? 'leading' : REFUSING.includes(outcome) ? 'refusing' : 'plain'

/** Mandatory checklist items that are not confirmed yet. */
export const missingItems = (task: TaskView, confirmed: readonly string[]): string[] =>
  (task.checklist?.items ?? []).filter((item) => item.mandatory && !confirmed.includes(item.id)).map((item) => item.id)

/** True when this outcome would be refused because of what is missing on the checklist. */
export const waitsForChecklist = (task: TaskView, outcome: string, confirmed: readonly string[]): boolean =>
  ON_CHECKLIST.includes(outcome) && missingItems(task, confirmed).length > 0

/** Why nothing at all can be decided: a problem code, `wrong_role` when another role decides, null when the person may. */
export const blockedCode = (task: TaskView): string | null => {
  if (task.pendingRequest !== null) return 'duplicate_request'
  if (task.permissions.answer) return null
  return task.blockedBy ?? 'wrong_role'
}

/** True when the decision is about screening hits, each of which gets its own disposition. */
export const isAboutHits = (task: TaskView): boolean =>
  task.kind === 'SCREENING_REVIEW' || task.kind === 'SANCTIONS_CONFIRMATION'
