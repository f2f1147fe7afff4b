import { readRequest } from '../../../prisma/store/operations/requests.ts'
import { applicationFor } from '../../answers.ts'
import { presentRequest } from '../../presenters/operations/requests.ts'
import { byId, get, nothing, type Route } from '../../route.ts'
import { requestView } from '../../schemas/common.ts'

/** What was asked of a process and what came of it. */
export const requestRoutes: readonly Route[] = [
  get({
    id: 'readRequest',
    path: '/v1/requests/{id}',
    summary: 'Read an accepted request until it is DONE or REFUSED',
    tag: 'requests',
    doors: ['link', 'api-key', 'customer', 'staff'],
    params: byId,
    query: nothing,
    answers: { 200: requestView },
    problems: ['not_found', 'forbidden', 'link_expired'],
    handle: async ({ deps, context, params }) => {
      const request = await readRequest(deps.store, params.id)
      await applicationFor({ deps, context }, request.subjectId, 'read')
      return { status: 200, body: presentRequest(request) }
    },
  }),
]
