import { validate as isUuid } from 'uuid'
import { StewardError } from '../../platform/errors.ts'

/** Where a page ended: the sort instant and the id of its last row. */
export type Position = { readonly at: Date; readonly id: string }

/** Writes a position as the opaque text that callers send back. */
export const writeCursor = (position: Position): string =>
  Buffer.from(`${position.at.toISOString()}|${position.id}`).toString('base64url')

/** Reads a cursor; throws `validation_failed` at `/cursor` for a text that no page gave out. */
export function readCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null
  const [instant = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  const at = new Date(instant)
  if (Number.isNaN(at.getTime()) || !isUuid(id))
    throw new StewardError('validation_failed', { errors: [{ pointer: '/cursor', code: 'cursor_invalid' }] })
  return { at, id }
}

/** Cuts rows that were read one beyond the limit into a page and the cursor of the next one. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => Position,
): { rows: Row[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return { rows: kept, nextCursor: rows.length > limit && last !== undefined ? writeCursor(positionOf(last)) : null }
}
