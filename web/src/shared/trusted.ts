const isShape = <T>(body: unknown): body is T => body !== undefined

/**
 * Takes data from outside in the shape that its source promises: answers of the API (validated there against
 * `server/schemas`), files of this build, and what this page itself has stored. The one place where a shape is believed
 * and not checked; throws TypeError when there is nothing at all.
 */
export const trusted = <T>(body: unknown): T => {
  if (isShape<T>(body)) return body
  throw new TypeError('nothing where data was promised')
}
