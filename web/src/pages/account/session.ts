import { listMyApplications } from '../../api/applications.ts'
import { isProblem, post } from '../../api/client.ts'

/** What the signed-in customer has here; 401 `unauthenticated` when nobody is signed in. */
export const myApplicationsQuery = {
  queryKey: ['my-applications'],
  queryFn: ({ signal }: { signal: AbortSignal }) => listMyApplications(signal),
  refetchInterval: 15_000,
} as const

type SignInStep = { readonly twoFactorRedirect: boolean; readonly enrolmentRequired: boolean }

/** First step: true when the code of the authenticator is asked for next. Throws ApiProblem `credentials_wrong`. */
export const signInWithPassword = async (email: string, password: string): Promise<boolean> =>
  (await post<SignInStep>('/v1/auth/sign-in/email', { email, password })).data.twoFactorRedirect

/** Second step. Throws ApiProblem `mfa_code_wrong`, `mfa_code_replayed`, `sign_in_expired` or `sign_in_locked`. */
export const signInWithCode = async (code: string): Promise<void> => {
  await post('/v1/auth/two-factor/verify-totp', { code })
}

/** Ends the session; done as well when it had ended already. */
export const signOut = async (): Promise<void> => {
  await post('/v1/auth/sign-out', {}).catch((error: unknown) => {
    if (!isProblem(error)) throw error
  })
}
