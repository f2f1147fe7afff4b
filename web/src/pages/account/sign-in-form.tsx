import { Alert, Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { codeText, problemText } from '../../api/problem-text.ts'
import classes from './account-page.module.css'
import { signInWithCode, signInWithPassword } from './session.ts'

const Failure = ({ error }: { error: unknown }) =>
  error === null ? null : (
    <Alert color="red" role="alert">
      {problemText(error)}
    </Alert>
  )

const PasswordStep = ({ onCode }: { onCode: () => void }) => {
  const { t } = useTranslation('account')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const signIn = useMutation({
    mutationFn: () => signInWithPassword(email.trim(), password),
    onSuccess: (codeNeeded) => {
      if (codeNeeded) onCode()
    },
  })
  const missing = (text: string): string | null => (tried && text.trim() === '' ? codeText('required') : null)
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setTried(true)
    if (email.trim() === '' || password === '')
      document.getElementById(email.trim() === '' ? 'sign-in-email' : 'sign-in-password')?.focus()
    else signIn.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          id="sign-in-email"
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          maxLength={254}
          value={email}
          error={missing(email)}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          id="sign-in-password"
          label={t('signIn.password')}
          autoComplete="current-password"
          maxLength={128}
          value={password}
          error={missing(password)}
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword'), tabIndex: 0 }}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Failure error={signIn.error} />
        {signIn.data === false ? <Alert color="amber">{t('signIn.noSecondFactor')}</Alert> : null}
        <Button type="submit" loading={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
        <p className={classes.note}>{t('signIn.notActive')}</p>
      </Stack>
    </form>
  )
}

const CodeStep = ({ onDone, onRestart }: { onDone: () => void; onRestart: () => void }) => {
  const { t } = useTranslation('account')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const verify = useMutation({
    mutationFn: () => signInWithCode(code),
    onSuccess: onDone,
    onError: (error) => {
      if (!isProblem(error, 'sign_in_expired')) setCode('')
    },
  })
  const complete = /^\d{6}$/.test(code)
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setTried(true)
    if (complete) verify.mutate()
    else document.getElementById('sign-in-code')?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          id="sign-in-code"
          label={t('signIn.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          maw={220}
          value={code}
          error={tried && !complete && !verify.isError ? codeText('code_format') : null}
          styles={{ input: { letterSpacing: '0.25em', fontVariantNumeric: 'tabular-nums' } }}
          onChange={(event) => setCode(event.currentTarget.value.normalize('NFKC').replace(/\D/g, '').slice(0, 6))}
        />
        <Failure error={verify.error} />
        <Button type="submit" loading={verify.isPending}>
          {t('signIn.codeSubmit')}
        </Button>
        <Anchor component="button" type="button" ta="left" onClick={onRestart}>
          {t('signIn.restart')}
        </Anchor>
      </Stack>
    </form>
  )
}

/** Signs a customer in: e-mail and password, then the code of the authenticator app. */
export const SignInForm = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('account')
  const [step, setStep] = useState<'password' | 'code'>('password')
  return (
    <div className={classes.signIn}>
      <h1 className={classes.title}>{t(step === 'password' ? 'signIn.title' : 'signIn.codeTitle')}</h1>
      <p className={classes.lead}>{t(step === 'password' ? 'signIn.lead' : 'signIn.codeLead')}</p>
      {step === 'password' ? (
        <PasswordStep onCode={() => setStep('code')} />
      ) : (
        <CodeStep onDone={onDone} onRestart={() => setStep('password')} />
      )}
    </div>
  )
}
