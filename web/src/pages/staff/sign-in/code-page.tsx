import { Anchor, Button, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useRef, useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../../api/client.ts'
import { CodeField } from '../../../staff/parts/code-field.tsx'
import { ProblemAlert } from '../../../staff/parts/problem-alert.tsx'
import { safeReturn } from '../../../staff/safe-return.ts'
import { signInWithCode } from '../../../staff/session.ts'
import { EntryFrame } from '../../../staff/shell/entry-frame.tsx'

const route = getRouteApi('/staff/sign-in/code')
const START_AGAIN = [
  'INVALID_TWO_FACTOR_COOKIE',
  'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE',
  'ACCOUNT_LOCKED',
  'TWO_FACTOR_LOCKED',
]

/** Second step of signing in: the authenticator's code; sends itself when the sixth digit is in. */
export const CodePage = () => {
  const { t } = useTranslation('staff')
  const client = useQueryClient()
  const router = useRouter()
  const search = route.useSearch()
  const field = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState('')
  const [incomplete, setIncomplete] = useState(false)
  const signIn = useMutation({
    mutationFn: signInWithCode,
    onSuccess: () => {
      client.removeQueries({ queryKey: ['staff'] })
      router.history.push(safeReturn(search.return))
    },
    onError: () => {
      setCode('')
      field.current?.focus()
    },
  })
  const change = (digits: string): void => {
    setCode(digits)
    setIncomplete(false)
    if (digits.length === 6 && !signIn.isPending) signIn.mutate(digits)
  }
  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (code.length < 6) setIncomplete(true)
    else if (!signIn.isPending) signIn.mutate(code)
  }
  const startAgain = isProblem(signIn.error) && START_AGAIN.includes(signIn.error.code)
  return (
    <EntryFrame title={t('signIn.codeTitle')} lead={t('signIn.codeLead')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          {signIn.error ? <ProblemAlert error={signIn.error} /> : null}
          <CodeField
            label={t('signIn.code')}
            value={code}
            onChange={change}
            autoFocus
            inputRef={field}
            error={incomplete ? t('signIn.needCode') : null}
          />
          <Button type="submit" fullWidth loading={signIn.isPending} disabled={startAgain}>
            {t('signIn.codeSubmit')}
          </Button>
          <Anchor size="sm" ta="center" renderRoot={(props) => <Link {...props} to="/staff/sign-in" search={search} />}>
            {t('signIn.back')}
          </Anchor>
        </Stack>
      </form>
    </EntryFrame>
  )
}
