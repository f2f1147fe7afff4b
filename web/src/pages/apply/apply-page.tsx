import { Skeleton, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApplicantView } from '../../../../server/schemas/accounts/account-opening.ts'
import { getApplication, linkCredential } from '../../api/applications.ts'
import { isProblem, type Answer, type Credential } from '../../api/client.ts'
import { ErrorState } from '../../shared/page-state.tsx'
import { StatusPage } from '../status/status-page.tsx'
import { applyRoute } from './apply-route.ts'
import { LinkGone } from './link-gone.tsx'
import { keptToken } from './link-token.ts'
import { Wizard } from './wizard/wizard.tsx'
import { isWizardStep, type WizardStepId } from './wizard/wizard-steps.ts'

/** No link, a link that is not ours, or an application that is no longer there. */
const LOST = ['unauthenticated', 'mfa_required', 'forbidden', 'not_found']

const SESSION: Credential = { kind: 'session' }

/** Cache key of an application as its applicant sees it. */
export const applicationKey = (id: string): readonly [string, string] => ['application', id]

const ApplySkeleton = () => {
  const { t } = useTranslation('common')
  return (
    <Stack maw={640} mx="auto" p="xl" gap="lg" role="status" aria-label={t('loading')}>
      <Skeleton height={14} width="30%" />
      <Skeleton height={30} width="75%" />
      <Skeleton height={16} width="60%" />
      <Skeleton height={74} />
      <Skeleton height={74} />
      <Skeleton height={74} />
      <Skeleton height={42} width={150} />
    </Stack>
  )
}

const Application = ({ id, token }: { id: string; token: string | null }) => {
  const queries = useQueryClient()
  const { step } = applyRoute.useSearch()
  const navigate = applyRoute.useNavigate()
  const [credential] = useState(() => (token === null ? SESSION : linkCredential(token)))
  const [gone, setGone] = useState<unknown>(null)
  const query = useQuery({
    queryKey: applicationKey(id),
    queryFn: ({ signal }) => getApplication(id, credential, signal),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  const { refetch } = query
  const goTo = useCallback(
    (next: WizardStepId, replace = false) => void navigate({ search: { step: next }, replace }),
    [navigate],
  )
  const onView = useCallback(
    (answer: Answer<ApplicantView>) => queries.setQueryData(applicationKey(id), answer),
    [queries, id],
  )
  const onGone = useCallback(
    (error: unknown) => {
      if (isProblem(error, 'wrong_stage') || isProblem(error, 'process_ended')) void refetch()
      else setGone(error)
    },
    [refetch],
  )
  const error = gone ?? query.error
  if (isProblem(error, 'link_expired')) return <LinkGone reason="expired" />
  if (LOST.some((code) => isProblem(error, code))) return <LinkGone reason="lost" />
  if (query.data === undefined)
    return error === null ? <ApplySkeleton /> : <ErrorState error={error} onRetry={() => void query.refetch()} />
  if ('masked' in query.data.data) return <LinkGone reason="lost" />
  if (!query.data.data.permissions.edit)
    return <StatusPage answer={query.data} credential={credential} onView={onView} />
  return (
    <Wizard
      answer={query.data}
      credential={credential}
      asked={isWizardStep(step) ? step : null}
      goTo={goTo}
      onView={onView}
      onGone={onGone}
    />
  )
}

/** An application behind its link, or of the signed-in customer: the form while it may be edited, then where it stands. */
export const ApplyPage = () => {
  const { applicationId } = applyRoute.useParams()
  const token = keptToken(applicationId)
  return <Application key={`${applicationId} ${token ?? ''}`} id={applicationId} token={token} />
}
