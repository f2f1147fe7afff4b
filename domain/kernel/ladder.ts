import { addDuration } from './dates.ts'

/** What a rung does: sends a message (catalogue id) to an audience, or raises an event in the process that climbs. */
export type RungAction = { readonly message: string; readonly to: string } | { readonly event: string }

/** One step of a ladder. `after` is an ISO 8601 duration from the anchor; negative (`-P60D`) means before it. */
export type Rung = { readonly after: string; readonly do: RungAction }

/** Reminders and escalations as data, in the order in which they happen. */
export type Ladder = readonly Rung[]

/**
 * Instant of every rung, in the ladder's own order, as ISO 8601 with Z; millisecond durations (`PT0.05S`) work.
 * Throws RangeError when the anchor or a duration cannot be read.
 */
export const rungInstants = (ladder: Ladder, anchor: string): string[] =>
  ladder.map((rung) => addDuration(anchor, rung.after))
