import type { z } from 'zod'
import type { DraftForm } from '../../../domain/accounts/account-opening/form.ts'
import type { Locale } from '../../../domain/kernel/locale.ts'
import type {
  activationView,
  applicantPage,
  ApplicantView,
  CreatedApplication,
} from '../../../server/schemas/accounts/account-opening.ts'
import { get, isAccepted, patch, post, settle, type Accepted, type Answer, type Credential } from './client.ts'
import { upload } from './upload.ts'

const path = (id: string): string => `/v1/applications/${encodeURIComponent(id)}`

/** Credential of the person who holds an application's link. */
export const linkCredential = (token: string): Credential => ({ kind: 'link', token })

/** Starts a draft; anybody may. Give the same key again when the answer was lost. */
export const createApplication = (locale: Locale, idempotencyKey: string): Promise<Answer<CreatedApplication>> =>
  post<CreatedApplication>(
    '/v1/applications',
    { locale, form: { locale } },
    { credential: { kind: 'anonymous' }, idempotencyKey },
  )

export const getApplication = (
  id: string,
  credential: Credential,
  signal?: AbortSignal,
): Promise<Answer<ApplicantView>> => get<ApplicantView>(path(id), { credential, ...(signal ? { signal } : {}) })

/** Replaces the given top-level parts of the form; 412 `stale_version` when somebody saved since `version`. */
export const saveForm = (
  id: string,
  parts: Partial<DraftForm>,
  version: number,
  credential: Credential,
  keepalive = false,
): Promise<Answer<ApplicantView>> =>
  patch<ApplicantView>(`${path(id)}/form`, parts, { credential, ifMatch: version, keepalive })

/** Waits out a 202 and reads the application anew; throws ApiProblem when the request was refused in the end. */
const afterwards = async (
  id: string,
  data: ApplicantView | Accepted,
  credential: Credential,
): Promise<ApplicantView> => {
  if (!isAccepted(data)) return data
  await settle(data.request, { credential, deadlineMs: 30_000 })
  return (await getApplication(id, credential)).data
}

/** Submits the draft and gives the application as it stands then. 422 with pointers when something is missing. */
export const submitApplication = async (id: string, credential: Credential): Promise<ApplicantView> =>
  afterwards(id, (await post<ApplicantView | Accepted>(`${path(id)}/submission`, {}, { credential })).data, credential)

/** Withdraws the application; 409 `wrong_stage` when it has gone too far. */
export const withdrawApplication = async (
  id: string,
  reason: string,
  credential: Credential,
): Promise<ApplicantView> => {
  const body = { command: 'withdraw', ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }
  return afterwards(
    id,
    (await post<ApplicantView | Accepted>(`${path(id)}/commands`, body, { credential })).data,
    credential,
  )
}

/** Mails a fresh link to the application's e-mail address. */
export const mailAccessLink = (id: string, credential: Credential): Promise<Answer<unknown>> =>
  post(`${path(id)}/access-links`, {}, { credential })

/** Asks for a link by reference and e-mail; the answer is the same whether they belong together or not. */
export const askAccessLink = (reference: string, email: string, locale: Locale): Promise<Answer<unknown>> =>
  post('/v1/access-links', { reference, email, locale }, { credential: { kind: 'anonymous' } })

/** Sends the picture or scan of the identity document; progress from 0 to 1. */
export const uploadIdentityDocument = (
  id: string,
  file: File,
  credential: Credential,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<unknown> =>
  upload(`${path(id)}/documents`, file, { credential, fields: { kind: 'IDENTITY_DOCUMENT' }, onProgress, signal })

/** What an activation link opens. */
export type Activation = z.infer<typeof activationView>

/** What the activation page shows; 410 `link_expired` when the link was used or is too old. */
export const getActivation = (token: string, signal?: AbortSignal): Promise<Answer<Activation>> =>
  get<Activation>(`/v1/activations?token=${encodeURIComponent(token)}`, {
    credential: { kind: 'anonymous' },
    ...(signal ? { signal } : {}),
  })

/** Sets password and second factor and opens the account for use. */
export const activateAccount = (
  token: string,
  password: string,
  totpCode: string,
): Promise<Answer<{ reference: string }>> =>
  post<{ reference: string }>(
    '/v1/activations',
    { token, password, totpCode, acceptedTerms: true },
    { credential: { kind: 'anonymous' } },
  )

/** The applications of the signed-in customer. */
export const listMyApplications = async (signal?: AbortSignal): Promise<readonly ApplicantView[]> =>
  (await get<z.infer<typeof applicantPage>>('/v1/me/applications', signal ? { signal } : {})).data.items
