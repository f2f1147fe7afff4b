import { ApplicationFailure, condition, defineQuery, defineUpdate, setHandler } from '@temporalio/workflow'
import type { DatedRung, Standing, StandingTask } from '../../domain/accounts/account-opening/standing.ts'
import { type CommandAsked, QUERIES, type TaskAnswer, UPDATES } from '../catalogue.ts'

/** What has come in and waits to be carried out: an answer to a task or a command. */
export type Asked = { readonly kind: 'answer' | 'command'; readonly requestId: string }

/** What a wait ended with: something asked, or a rung whose time has come. */
export type Arrival = { readonly asked: Asked } | { readonly rung: DatedRung; readonly task: StandingTask | null }

const answerTask = defineUpdate<void, [TaskAnswer]>(UPDATES.answerTask)
const command = defineUpdate<void, [CommandAsked]>(UPDATES.command)
const standingQuery = defineQuery<Standing | null>(QUERIES.standing)

const refusal = (code: string) => ApplicationFailure.create({ message: code, type: code, nonRetryable: true })

/**
 * The desk at which people meet a process: it takes answers and commands, holds each caller until her wish is carried
 * out or refused, and knows which reminders are due. While the process waits for people its standing is exact, and the
 * validators refuse by it, so a refusal leaves no event; during a step the store may be ahead, so the wish is taken and
 * the store decides. Make the desk before the first await of the workflow.
 */
export function openDesk(mayCommand: (standing: Standing, command: string) => boolean) {
  let standing: Standing | null = null
  const inbox: Asked[] = []
  const results = new Map<string, string | null>()
  const climbed = new Set<string>()
  let exact = false

  const carriedOut = async (asked: Asked): Promise<void> => {
    inbox.push(asked)
    await condition(() => results.has(asked.requestId))
    const refused = results.get(asked.requestId) ?? null
    if (refused !== null) throw refusal(refused)
  }

  setHandler(standingQuery, () => standing)
  setHandler(answerTask, (answer) => carriedOut({ kind: 'answer', requestId: answer.requestId }), {
    validator: (answer: TaskAnswer) => {
      if (!exact) return
      const task = standing?.tasks.find((candidate) => candidate.id === answer.taskId)
      if (task === undefined) throw refusal('task_answered')
      if (!task.outcomes.includes(answer.outcome)) throw refusal('outcome_unknown')
      if (task.excluded.includes(answer.personId)) throw refusal('sod_same_person')
    },
  })
  setHandler(command, (asked) => carriedOut({ kind: 'command', requestId: asked.requestId }), {
    validator: (asked: CommandAsked) => {
      if (exact && (standing === null || !mayCommand(standing, asked.command))) throw refusal('wrong_stage')
    },
  })

  const nextRung = (now: Standing): { rung: DatedRung; task: StandingTask | null; key: string } | null => {
    const all = [
      ...now.rungs.map((rung) => ({ rung, task: null, key: `${now.stage}:${rung.at}` })),
      ...now.tasks.flatMap((task) => task.rungs.map((rung) => ({ rung, task, key: `${task.id}:${rung.at}` }))),
    ]
    const open = all.filter((entry) => !climbed.has(entry.key))
    return open.reduce<(typeof open)[number] | null>(
      (first, entry) => (first === null || entry.rung.at < first.rung.at ? entry : first),
      null,
    )
  }

  return {
    /** Where the case stands now; set it after every step. */
    stands: (now: Standing): void => {
      standing = now
    },
    /** The oldest wish that is not carried out, if any. */
    next: (): Asked | undefined => inbox.shift(),
    /** Releases the caller of a wish: `refused` is null or the code of why not. */
    settle: (asked: Asked, refused: string | null): void => {
      results.set(asked.requestId, refused)
    },
    /** Waits for a wish or for the next rung of the ladders; a rung is given once. */
    arrival: async (now: Standing): Promise<Arrival> => {
      const due = nextRung(now)
      const waitMs = due === null ? null : Math.max(Date.parse(due.rung.at) - Date.now(), 1)
      const called = () => inbox.length > 0
      exact = true
      const arrived = waitMs === null ? await condition(called).then(() => true) : await condition(called, waitMs)
      exact = false
      const asked = arrived ? inbox.shift() : undefined
      if (asked !== undefined) return { asked }
      if (due === null) throw ApplicationFailure.nonRetryable('the desk woke without a reason')
      climbed.add(due.key)
      return { rung: due.rung, task: due.task }
    },
    /**
     * Nothing more is carried out from here on: what still comes is refused by the last standing, so that no caller is
     * held and the process can end.
     */
    close: (): void => {
      exact = true
    },
  }
}
