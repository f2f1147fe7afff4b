import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useRef, useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConfigurationView } from '../../../../../server/schemas/operations/configuration.ts'
import { get, isProblem } from '../../../api/client.ts'
import { ProblemAlert } from '../../../staff/parts/problem-alert.tsx'
import { safeReturn } from '../../../staff/safe-return.ts'
import { signInWithPassword } from '../../../staff/session.ts'
import { EntryFrame } from '../../../staff/shell/entry-frame.tsx'
import frame from '../../../staff/shell/entry-frame.module.css'

type Missing = { readonly email: boolean; readonly password: boolean }

const route = getRouteApi('/staff/sign-in')

const DemoNote = () => {
  const { t } = useTranslation('staff')
  const { data } = useQuery({
    queryKey: ['configuration'],
    queryFn: async () =>
      (await get<ConfigurationView>('/v1/configuration', { credential: { kind: 'anonymous' } })).data,
    staleTime: Infinity,
  })
  if (data?.demo !== true) return null
  return (
    <aside className={frame.note} aria-label={t('signIn.demoTitle')}>
      <strong>{t('signIn.demoTitle')}</strong>
      <p>{t('signIn.demoText')}</p>
      <span className={frame.path}>.local/demo.json</span>
    </aside>
  )
}

const Notice = () => {
  const { t } = useTranslation('staff')
  const { reason } = route.useSearch()
  if (reason === undefined) return null
  return (
    <Alert color={reason === 'expired' ? 'amber' : 'teal'} icon={<IconInfoCircle />} mb="md" role="status">
      {t(reason === 'expired' ? 'signIn.expired' : 'signIn.signedOut')}
    </Alert>
  )
}

const useSignIn = () => {
  const router = useRouter()
  const search = route.useSearch()
  return useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => signInWithPassword(email, password),
    onSuccess: async (codeNeeded) => {
      const back = search.return === undefined ? {} : { return: search.return }
      if (codeNeeded) await router.navigate({ to: '/staff/sign-in/code', search: back })
      else router.history.push(safeReturn(search.return))
    },
  })
}

/** First step of signing in: e-mail and password. */
export const SignInPage = () => {
  const { t } = useTranslation('staff')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<Missing>({ email: false, password: false })
  const [emailField, passwordField] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)]
  const signIn = useSignIn()
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    const found = { email: email.trim() === '', password: password === '' }
    setMissing(found)
    if (found.email) emailField.current?.focus()
    else if (found.password) passwordField.current?.focus()
    else
      signIn.mutate(
        { email: email.trim(), password },
        {
          onError: (error) => {
            if (isProblem(error)) passwordField.current?.select()
          },
        },
      )
  }
  return (
    <EntryFrame title={t('signIn.title')} lead={t('signIn.lead')} below={<DemoNote />}>
      <Notice />
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {signIn.error ? <ProblemAlert error={signIn.error} /> : null}
          <TextInput
            ref={emailField}
            label={t('signIn.email')}
            type="email"
            autoComplete="username"
            autoFocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={missing.email ? t('signIn.needEmail') : null}
          />
          <PasswordInput
            ref={passwordField}
            label={t('signIn.password')}
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={missing.password ? t('signIn.needPassword') : null}
            visibilityToggleButtonProps={{ 'aria-label': t('signIn.show'), tabIndex: 0 }}
          />
          <Button type="submit" fullWidth loading={signIn.isPending}>
            {t('signIn.submit')}
          </Button>
          <Anchor href="/" size="sm" ta="center">
            {t('signIn.customer')}
          </Anchor>
        </Stack>
      </form>
    </EntryFrame>
  )
}
