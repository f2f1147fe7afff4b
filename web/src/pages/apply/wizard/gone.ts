import { isProblem } from '../../../api/client.ts'

const CODES = ['wrong_stage', 'link_expired', 'unauthenticated', 'not_found', 'process_ended']

/** True when the form cannot be edited through this link any more: sent already, ended, or the link is not valid. */
export const isGone = (error: unknown): boolean => isProblem(error) && CODES.includes(error.code)
