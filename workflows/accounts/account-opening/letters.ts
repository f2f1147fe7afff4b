import type { OpeningStage } from '../../../domain/accounts/account-opening/stages.ts'
import type { DatedRung, Standing, StandingTask } from '../../../domain/accounts/account-opening/standing.ts'
import type { Letter } from '../../steps/post.ts'

/** The letter that the applicant gets when her case reaches a stage. */
const LETTERS: Partial<Record<OpeningStage, string>> = {
  SUBMITTED: 'OB-1',
  AWAITING_ACTIVATION: 'OB-8',
  ACTIVE: 'OB-9',
  DECLINED: 'OB-10',
  PROHIBITED: 'OB-10',
  WITHDRAWN: 'OB-11',
  CLOSED_UNUSED: 'OB-14',
}

/** Task kinds whose holders are asked for an approval rather than told of work. */
const APPROVALS: readonly string[] = ['OPENING_APPROVAL', 'OPENING_MLRO_OPINION', 'OPENING_SENIOR_APPROVAL']

/** Tells applicant and staff what happened, each thing once, in the order in which it happened. */
export function openLetters(post: { send: (letter: Letter) => void }) {
  const told = new Set<string>()
  let stage: OpeningStage | null = null

  const tellApplicant = (now: OpeningStage): void => {
    const kind = LETTERS[now]
    if (kind !== undefined) post.send({ kind, occasion: now })
  }
  const tellStaff = (taskId: string, kind: string): void => {
    if (told.has(taskId)) return
    told.add(taskId)
    post.send({ kind, occasion: taskId, taskId })
  }

  return {
    /** Writes what a new standing calls for: the applicant's letter of a new stage, and word of each new task. */
    tell: (now: Standing): void => {
      if (now.stage !== stage) tellApplicant(now.stage)
      stage = now.stage
      for (const task of now.tasks) tellStaff(task.id, APPROVALS.includes(task.kind) ? 'OB-23' : 'OB-20')
    },
    /** Writes the letter of a rung whose time has come; a rung without one writes nothing. */
    remind: (now: Standing, rung: DatedRung, task: StandingTask | null): void => {
      if (!('message' in rung)) return
      const occasion = `${task?.id ?? now.stage}:${rung.at}`
      post.send({ kind: rung.message, occasion, ...(task === null ? {} : { taskId: task.id }) })
    },
  }
}
