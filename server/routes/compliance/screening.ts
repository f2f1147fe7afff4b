import { StewardError } from '../../../platform/errors.ts'
import { recentListVersions } from '../../../prisma/store/compliance/watch-lists.ts'
import { abilityOf } from '../../abilities/ability.ts'
import { get, nothing, type Route } from '../../route.ts'
import { screeningLists } from '../../schemas/compliance/screening.ts'

/** The lists that names are compared with. */
export const screeningRoutes: readonly Route[] = [
  get({
    id: 'listScreeningLists',
    path: '/v1/screening/lists',
    summary: 'List the loaded versions of public lists',
    tag: 'screening',
    doors: ['staff'],
    params: nothing,
    query: nothing,
    answers: { 200: screeningLists },
    problems: ['forbidden'],
    handle: async ({ deps, context }) => {
      if (!abilityOf(context.caller).can('read', 'ScreeningList')) throw new StewardError('forbidden')
      const rows = await recentListVersions(deps.store)
      const items = rows.map(({ source, version, loadedAt, publishedAt, entries, state }) => ({
        source,
        version,
        loadedAt: loadedAt.toISOString(),
        publishedAt: publishedAt?.toISOString() ?? null,
        entries,
        state,
      }))
      return { status: 200, body: { items } }
    },
  }),
]
