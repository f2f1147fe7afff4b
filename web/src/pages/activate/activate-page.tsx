import { Alert, Anchor, Button, Checkbox, Stack, TextInput } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useMutation, useQuery } from '@tanstack/react-query'
import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react'
import { useState, type SyntheticEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { activateAccount, getActivation, type Activation } from '../../api/applications.ts'
import { isProblem } from '../../api/client.ts'
import { codeText, problemText } from '../../api/problem-text.ts'
import { ErrorSummary } from '../../shared/error-summary.tsx'
import { formatDateTime, formatMasked } from '../../shared/format.ts'
import { LegalDialog } from '../../shared/legal-dialog.tsx'
import { PageState } from '../../shared/page-state.tsx'
import { useLocale } from '../../shared/use-locale.ts'
import { ResumeForm } from '../access/resume-form.tsx'
import classes from './activate-page.module.css'
import { PasswordField } from './password-field.tsx'
import { SecretCard } from './secret-card.tsx'
import { takeToken } from './activation-token.ts'

const SHORTEST_PASSWORD = 12
const PASSWORD_CODES = ['password_weak', 'password_blocklisted', 'password_contains_personal']
const CODE_CODES = ['mfa_code_wrong', 'mfa_code_replayed']

type Faults = { readonly password: string | null; readonly code: string | null; readonly terms: string | null }

const faultsOf = (password: string, code: string, terms: boolean, refusal: unknown): Faults => {
  const refused = isProblem(refusal) ? refusal.code : ''
  return {
    password:
      [...password].length < SHORTEST_PASSWORD
        ? 'password_too_short'
        : PASSWORD_CODES.includes(refused)
          ? refused
          : null,
    code: /^\d{6}$/.test(code) ? (CODE_CODES.includes(refused) ? refused : null) : 'code_format',
    terms: terms ? null : 'terms_required',
  }
}

const Part = ({ number, title, children }: { number: number; title: string; children: ReactNode }) => (
  <section className={classes.part}>
    <h2 className={classes.partTitle}>
      <span className={classes.partMark} aria-hidden="true">
        {number}
      </span>
      {title}
    </h2>
    {children}
  </section>
)

/** The three fields of the form with what is wrong with them; a refusal stays until its field changes. */
const useActivationForm = (token: string, onDone: () => void) => {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [terms, setTerms] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const activate = useMutation({ mutationFn: () => activateAccount(token, password, code), onSuccess: onDone })
  const faults = faultsOf(password, code, terms, activate.error)
  const own = faultsOf(password, code, terms, null)
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setAttempt((count) => count + 1)
    if (!(own.password ?? own.code ?? own.terms)) activate.mutate()
  }
  return {
    password,
    code,
    terms,
    setTerms,
    attempt,
    faults,
    submit,
    activate,
    setPassword: (text: string) => {
      if (faults.password !== own.password) activate.reset()
      setPassword(text)
    },
    setCode: (text: string) => {
      if (faults.code !== own.code) activate.reset()
      setCode(text.normalize('NFKC').replace(/\D/g, '').slice(0, 6))
    },
  }
}

const Form = ({ token, activation, onDone }: { token: string; activation: Activation; onDone: () => void }) => {
  const { t } = useTranslation(['activate', 'apply', 'options'])
  const locale = useLocale()
  const [reading, setReading] = useState(false)
  const form = useActivationForm(token, onDone)
  const text = (code: string | null): string | null => (code === null || form.attempt === 0 ? null : codeText(code))
  const listed = [
    { fieldId: 'activate-password', label: t('password.label'), code: form.faults.password },
    { fieldId: 'activate-code', label: t('code.label'), code: form.faults.code },
    { fieldId: 'activate-terms', label: t('terms.title'), code: form.faults.terms },
  ].flatMap(({ code, ...field }) => (code === null ? [] : [{ ...field, text: codeText(code) }]))
  const other =
    form.activate.isError &&
    !isProblem(form.activate.error, form.faults.password ?? '') &&
    !isProblem(form.activate.error, form.faults.code ?? '')
  return (
    <form className={classes.card} onSubmit={form.submit} noValidate>
      <header>
        <h1 className={classes.title}>{t('title')}</h1>
        <p className={classes.lead}>{t('lead')}</p>
        <p className={classes.account}>{t('account', { number: formatMasked(activation.maskedAccountNumber) })}</p>
      </header>
      {form.attempt > 0 && !form.activate.isPending ? <ErrorSummary items={listed} attempt={form.attempt} /> : null}
      {other ? (
        <Alert color="red" role="alert">
          {problemText(form.activate.error)}
        </Alert>
      ) : null}
      <Part number={1} title={t('password.title')}>
        <PasswordField
          value={form.password}
          onChange={form.setPassword}
          error={text(form.faults.password)}
          shortest={SHORTEST_PASSWORD}
        />
      </Part>
      <Part number={2} title={t('code.title')}>
        <SecretCard secret={activation.totpSecret} url={activation.otpauthUrl} />
        <TextInput
          id="activate-code"
          label={t('code.label')}
          description={t('code.hint')}
          value={form.code}
          inputMode="numeric"
          autoComplete="one-time-code"
          maw={220}
          error={text(form.faults.code)}
          styles={{ input: { letterSpacing: '0.25em', fontVariantNumeric: 'tabular-nums' } }}
          onChange={(event) => form.setCode(event.currentTarget.value)}
        />
      </Part>
      <Part number={3} title={t('terms.title')}>
        <Checkbox
          id="activate-terms"
          label={t('terms.accept')}
          checked={form.terms}
          error={text(form.faults.terms)}
          onChange={(event) => form.setTerms(event.currentTarget.checked)}
        />
        <Anchor component="button" type="button" ta="left" className={classes.read} onClick={() => setReading(true)}>
          {t('consents.read', { ns: 'apply', name: t('consent.TERMS', { ns: 'options' }) })}
        </Anchor>
        <LegalDialog kind={reading ? 'TERMS' : null} onClose={() => setReading(false)} />
      </Part>
      <Stack gap="xs">
        <Button type="submit" size="md" loading={form.activate.isPending}>
          {t('submit')}
        </Button>
        <p className={classes.expires}>
          {t('expires', { at: formatDateTime(activation.expiresAt, locale, { zone: true }) })}
        </p>
      </Stack>
    </form>
  )
}

const Done = ({ activation }: { activation: Activation }) => {
  const { t } = useTranslation('activate')
  return (
    <div className={classes.card} role="status">
      <IconCircleCheck size={44} stroke={1.5} className={classes.doneSign} aria-hidden="true" />
      <h1 className={classes.title}>{t('done.title')}</h1>
      <p className={classes.lead}>{t('done.text', { number: formatMasked(activation.maskedAccountNumber) })}</p>
      <p className={classes.expires}>{t('done.reference', { reference: activation.reference })}</p>
      <div>
        <Button component="a" href="/account">
          {t('done.signIn')}
        </Button>
      </div>
    </div>
  )
}

const Gone = ({ incomplete }: { incomplete: boolean }) => {
  const { t } = useTranslation('activate')
  return (
    <div className={classes.card}>
      <IconLinkOff size={34} stroke={1.5} className={classes.goneSign} aria-hidden="true" />
      <h1 className={classes.title}>{t(incomplete ? 'missing.title' : 'gone.title')}</h1>
      <p className={classes.lead}>{t(incomplete ? 'missing.text' : 'gone.text')}</p>
      {incomplete ? null : (
        <div>
          <Button component="a" href="/account">
            {t('gone.signIn')}
          </Button>
        </div>
      )}
      <section>
        <h2 className={classes.partTitle}>{t('gone.request')}</h2>
        <ResumeForm />
      </section>
    </div>
  )
}

const Activating = ({ token }: { token: string }) => {
  const [done, setDone] = useState(false)
  const query = useQuery({
    queryKey: ['activation', token],
    queryFn: async ({ signal }) => (await getActivation(token, signal)).data,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  if (isProblem(query.error, 'link_expired')) return <Gone incomplete={false} />
  if (isProblem(query.error, 'unauthenticated') || isProblem(query.error, 'not_found')) return <Gone incomplete />
  return (
    <PageState query={query}>
      {(activation) =>
        done ? (
          <Done activation={activation} />
        ) : (
          <Form token={token} activation={activation} onDone={() => setDone(true)} />
        )
      }
    </PageState>
  )
}

/** `/activate#{token}`: password, second factor, terms; afterwards the account can be used. */
export const ActivatePage = () => {
  const { t } = useTranslation('activate')
  useDocumentTitle(`${t('title')} · Steward`)
  const [token] = useState(takeToken)
  return <div className={classes.page}>{token === '' ? <Gone incomplete /> : <Activating token={token} />}</div>
}
