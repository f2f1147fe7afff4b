import { CommanderError } from 'commander'
import { errorCode, ERRORS } from '../platform/errors.ts'

/** A call that cannot be carried out as it was written; its sentence says what to change. Exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A call that was right and could not be carried out; its sentence says why. Exit status 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
}

/** Codes of PostgreSQL and of its connection, and what the operator should look at. */
const DATABASE_SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The database does not answer: check that it runs and that STEWARD_DATABASE_URL names it.',
  ENOTFOUND: 'The database’s host is unknown: check STEWARD_DATABASE_URL.',
  ETIMEDOUT: 'The database does not answer in time: check the network and STEWARD_DATABASE_URL.',
  P1001: 'The database does not answer: check that it runs and that STEWARD_DATABASE_URL names it.',
  P2021: 'The database has no tables yet: apply the migrations with npm run migrate.',
  P1000: 'The database refuses the user: check user and password in STEWARD_DATABASE_URL.',
  P1003: 'The database does not exist: check STEWARD_DATABASE_URL.',
  '28P01': 'The database refuses the user: check user and password in STEWARD_DATABASE_URL.',
  '3D000': 'The database does not exist: check STEWARD_DATABASE_URL.',
  '42P01': 'The database has no tables yet: apply the migrations with npm run migrate.',
}

/** The exit status of a failure: 2 for a call that was written wrongly, else 1; 0 when help or the version was asked. */
export function exitStatus(error: unknown): 0 | 1 | 2 {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  return error instanceof UsageError ? 2 : 1
}

/** True when the failure is a call without a command, which was answered with the help. */
export const isHelp = (error: unknown): boolean => error instanceof CommanderError && error.code === 'commander.help'

/** One sentence about a failure, without a stack and on one line. */
export function sentenceOf(error: unknown): string {
  const registered = errorCode(error)
  if (registered !== null) return `${ERRORS[registered].title.en} (${registered})`
  const known = codesOf(error).flatMap((code) => DATABASE_SENTENCES[code] ?? [])
  if (known[0] !== undefined) return known[0]
  if (!(error instanceof Error)) return String(error)
  return (
    error.message
      .replace(/^error: /, '')
      .replaceAll(/\s*\n\s*/g, ' ')
      .trim() || error.name
  )
}

/** Codes of an error and of what caused it. */
function codesOf(error: unknown, depth = 0): string[] {
  if (typeof error !== 'object' || error === null || depth > 4) return []
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const cause = 'cause' in error ? codesOf(error.cause, depth + 1) : []
  const nested =
    'errors' in error && Array.isArray(error.errors) ? error.errors.flatMap((one) => codesOf(one, depth + 1)) : []
  return [...own, ...cause, ...nested]
}
