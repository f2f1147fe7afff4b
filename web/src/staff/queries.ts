import type { z } from 'zod'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ApplicationPage, CaseView, TimelinePage } from '../../../server/schemas/accounts/account-opening.ts'
import type { screeningLists } from '../../../server/schemas/compliance/screening.ts'
import type { taskCounts, TaskPage } from '../../../server/schemas/operations/tasks.ts'
import { get, getBlob } from '../api/client.ts'

/** How often a list that people work from is fetched again, in milliseconds. */
export const FRESH_MS = 5_000
const CALM_MS = 20_000

/** How many open tasks there are for the person. */
export type TaskCounts = z.infer<typeof taskCounts>

type Filters = { readonly [name: string]: string | undefined }

const search = (filters: Filters, cursor: string | null): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, value)
  if (cursor !== null) query.set('cursor', cursor)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export const taskCountsQuery = queryOptions({
  queryKey: ['staff', 'task-counts'],
  queryFn: async ({ signal }) => (await get<TaskCounts>('/v1/task-counts', { signal })).data,
  refetchInterval: FRESH_MS,
})

const firstCursor = (): string | null => null

/** Pages of tasks under the filters; all loaded pages are fetched again every five seconds. */
export const tasksQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['staff', 'tasks', filters],
    queryFn: async ({ pageParam, signal }) =>
      (await get<TaskPage>(`/v1/tasks${search(filters, pageParam)}`, { signal })).data,
    initialPageParam: firstCursor(),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: FRESH_MS,
    placeholderData: keepPreviousData,
  })

/** Pages of applications under the filters. */
export const applicationsQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: ['staff', 'applications', filters],
    queryFn: async ({ pageParam, signal }) =>
      (await get<ApplicationPage>(`/v1/applications${search(filters, pageParam)}`, { signal })).data,
    initialPageParam: firstCursor(),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: CALM_MS,
    placeholderData: keepPreviousData,
  })

/** The few applications whose reference matches what was typed; idle while nothing is typed. */
export const referenceQuery = (reference: string) =>
  queryOptions({
    queryKey: ['staff', 'reference', reference],
    queryFn: async ({ signal }) =>
      (await get<ApplicationPage>(`/v1/applications${search({ reference, limit: '8' }, null)}`, { signal })).data,
    enabled: reference !== '',
    placeholderData: keepPreviousData,
  })

const SYSTEM_STAGES: readonly string[] = [
  'SUBMITTED',
  'DATA_CHECK',
  'VERIFYING',
  'SCREENING',
  'RISK_RATING',
  'APPROVED',
  'PROVISIONING',
]

/** True while something is on its way that the page should show as soon as it is there. */
export const isMoving = (view: CaseView): boolean =>
  view.pendingRequests.length > 0 ||
  (SYSTEM_STAGES.includes(view.stage) && view.tasks.every((task) => task.state !== 'OPEN'))

/** One case; fetched again every two seconds while it moves by itself, else every twenty; once only where `quiet`. */
export const caseQuery = (id: string, quiet: boolean) =>
  queryOptions({
    queryKey: ['staff', 'case', id],
    queryFn: async ({ signal }) => (await get<CaseView>(`/v1/applications/${encodeURIComponent(id)}`, { signal })).data,
    refetchInterval: (query) =>
      quiet ? false : query.state.data !== undefined && isMoving(query.state.data) ? 2_000 : CALM_MS,
    refetchOnWindowFocus: !quiet,
    staleTime: quiet ? Infinity : 5_000,
  })

/** Pages of a case's timeline, newest first; fetched again every twenty seconds, once only where `quiet`. */
export const timelineQuery = (id: string, quiet: boolean) =>
  infiniteQueryOptions({
    queryKey: ['staff', 'case', id, 'timeline'],
    queryFn: async ({ pageParam, signal }) =>
      (
        await get<TimelinePage>(
          `/v1/applications/${encodeURIComponent(id)}/timeline${search({ limit: '25' }, pageParam)}`,
          { signal },
        )
      ).data,
    initialPageParam: firstCursor(),
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: quiet ? false : CALM_MS,
    refetchOnWindowFocus: !quiet,
    staleTime: quiet ? Infinity : 5_000,
  })

/**
 * Address in memory of a document's bytes, fetched once, under the media type that the record states, so that a browser
 * never takes an uploaded file for a page. Freed when the query is removed (`useDocumentRelease`).
 */
export const documentQuery = (document: { readonly id: string; readonly href: string; readonly mediaType: string }) =>
  queryOptions({
    queryKey: ['staff', 'document', document.id],
    queryFn: async ({ signal }) =>
      URL.createObjectURL(new Blob([await getBlob(document.href, { signal })], { type: document.mediaType })),
    staleTime: Infinity,
    gcTime: 60_000,
  })

/** One loaded version of a screening list. */
export type WatchListRow = z.infer<typeof screeningLists>['items'][number]

export const listsQuery = queryOptions({
  queryKey: ['staff', 'lists'],
  queryFn: async ({ signal }) => (await get<{ items: WatchListRow[] }>('/v1/screening/lists', { signal })).data.items,
  refetchInterval: 60_000,
})
