import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { isRole, type Role } from '../../../domain/operations/access/roles.ts'
import type { MeView } from '../../../server/schemas/operations/access.ts'
import { get, isProblem, post } from '../api/client.ts'
import { useNow } from '../shared/time-text.tsx'
import { safeReturn } from './safe-return.ts'
import { forgetDrafts } from './task-draft.ts'

/** Query of the signed-in person; answers 401 `unauthenticated` when nobody is. */
export const meQuery = {
  queryKey: ['staff', 'me'],
  queryFn: async (): Promise<MeView> => (await get<MeView>('/v1/me')).data,
  staleTime: 60_000,
} as const

/** The signed-in person; only for pages behind the session guard. */
export const useMe = (): MeView | undefined => useQuery(meQuery).data

/** Roles of the person that this product knows, customers' role left out. */
export const staffRolesOf = (me: MeView): Role[] => me.roles.filter(isRole).filter((role) => role !== 'applicant')

/** True when every reading of a case by this person goes on the record, so that pages read only when asked to. */
export const useReadingIsLogged = (): boolean => useMe()?.roles.includes('internal-auditor') ?? true

type PasswordAnswer = { readonly twoFactorRedirect?: boolean }

/** First step of signing in; true when a code is asked for next. Throws ApiProblem with the reason. */
export const signInWithPassword = async (email: string, password: string): Promise<boolean> => {
  const { data } = await post<PasswordAnswer>('/v1/auth/sign-in/email', { email, password })
  return data.twoFactorRedirect === true
}

/** Second step: the six digits of the authenticator. Throws ApiProblem with the reason. */
export const signInWithCode = async (code: string): Promise<void> => {
  await post('/v1/auth/two-factor/verify-totp', { code })
}

/** Proves the second factor again in this session; fresh for five minutes. Throws ApiProblem `mfa_code_wrong` or `mfa_code_replayed`. */
export const proveSecondFactor = async (client: QueryClient, code: string): Promise<void> => {
  await post('/v1/me/second-factor', { code })
  await client.invalidateQueries({ queryKey: meQuery.queryKey })
}

/** Until when the second factor counts as fresh (ISO 8601), or null when it must be proven again now. */
export const useFreshUntil = (): string | null => {
  const until = useMe()?.secondFactorFreshUntil ?? null
  const now = useNow(5_000)
  return until !== null && Date.parse(until) > now ? until : null
}

/** Ends the session and forgets everything that was loaded in it. */
export const useSignOut = (): (() => Promise<void>) => {
  const client = useQueryClient()
  const router = useRouter()
  return async () => {
    await post('/v1/auth/sign-out', {}).catch((error: unknown) => {
      if (!isProblem(error)) throw error
    })
    client.removeQueries({ queryKey: ['staff'] })
    forgetDrafts()
    await router.navigate({ to: '/staff/sign-in', search: { reason: 'signed-out' } })
  }
}

/** Frees the memory of documents that the page has forgotten, at the latest when the person signs out. */
export const useDocumentRelease = (): void => {
  const client = useQueryClient()
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        const url: unknown = event.query.state.data
        if (
          event.type === 'removed' &&
          event.query.queryHash.startsWith('["staff","document"') &&
          typeof url === 'string'
        )
          URL.revokeObjectURL(url)
      }),
    [client],
  )
}

/** Leads to the sign-in page, with the way back, as soon as any answer says that the session has ended. */
export const useSessionEnd = (): void => {
  const client = useQueryClient()
  const router = useRouter()
  useEffect(() => {
    const leave = (error: unknown): void => {
      const here = router.state.location
      if (!isProblem(error, 'unauthenticated') || here.pathname.startsWith('/staff/sign-in')) return
      client.removeQueries({ queryKey: ['staff'] })
      void router.navigate({ to: '/staff/sign-in', search: { reason: 'expired', return: safeReturn(here.href) } })
    }
    const stopQueries = client.getQueryCache().subscribe((event) => {
      const ours = event.query.queryHash.startsWith('["staff"')
      if (event.type === 'updated' && event.action.type === 'error' && ours) leave(event.action.error)
    })
    const stopMutations = client.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error') leave(event.action.error)
    })
    return () => {
      stopQueries()
      stopMutations()
    }
  }, [client, router])
}
