/** One thing wrong with one field: where (JSON pointer, RFC 6901) and what (a code whose texts live in both languages). */
export type FieldProblem = { pointer: string; code: string }

/** Outcome of checking a single value: the normalised value, or the code of what is wrong with it. */
export type Checked<T> = { ok: true; value: T } | { ok: false; code: string }

export const accepted = <T>(value: T): Checked<T> => ({ ok: true, value })
export const refused = (code: string): { ok: false; code: string } => ({ ok: false, code })
