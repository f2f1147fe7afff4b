import type { TaskKind } from '../../operations/tasks/kinds.ts'
import type { Timing } from '../../kernel/timing.ts'
import type { OpeningStage } from './stages.ts'

/** A rung whose instant is known: a letter to send or an event to raise when the time comes. */
export type DatedRung = { readonly at: string } & ({ readonly message: string } | { readonly event: string })

/** A task as the process needs it: what may be answered, by whom not, and when to remind. */
export type StandingTask = {
  readonly id: string
  readonly kind: TaskKind
  readonly outcomes: readonly string[]
  readonly excluded: readonly string[]
  readonly rungs: readonly DatedRung[]
}

/**
 * Where an application stands, as read from the store: the process acts on this and nothing else. Reading it again after
 * a lost answer gives the same, which is why every step is safe to run twice. `rungs` belong to the stage itself.
 */
export type Standing = {
  readonly stage: OpeningStage
  readonly tasks: readonly StandingTask[]
  readonly rungs: readonly DatedRung[]
}

/** Input of the opening process: ids and numbers only. */
export type OpeningInput = { readonly applicationId: string; readonly timing: Timing }

/** Input of the process that sends one letter outside a case's own. */
export type LetterInput = {
  readonly applicationId: string
  readonly kind: string
  readonly linkId: string
  readonly timing: Timing
}

/** What carrying out a person's answer or command gave: the new standing, and the code when it was refused. */
export type Carried = { readonly standing: Standing; readonly refused: string | null }
