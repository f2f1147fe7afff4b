import type { ProcessRequest } from '../../../prisma/store/operations/requests.ts'
import type { RequestView } from '../../schemas/common.ts'

const KINDS: readonly RequestView['kind'][] = ['start', 'answer', 'command']
const STATES: readonly RequestView['state'][] = ['PENDING', 'DONE', 'REFUSED']

/** A durable request without its payload and written reason. */
export function presentRequest(row: ProcessRequest): RequestView {
  const kind = KINDS.find((candidate) => candidate === row.kind)
  const state = STATES.find((candidate) => candidate === row.state)
  if (kind === undefined || state === undefined)
    throw new Error(`The request ${row.id} has a kind or state that nobody wrote.`)
  return {
    id: row.id,
    kind,
    state,
    resultCode: row.resultCode,
    subjectId: row.subjectId,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    href: `/v1/requests/${row.id}`,
  }
}
