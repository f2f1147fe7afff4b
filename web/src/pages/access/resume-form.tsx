import { Alert, Anchor, Button, Stack, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconMailCheck } from '@tabler/icons-react'
import { useState, type SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { askAccessLink } from '../../api/applications.ts'
import { useConfiguration } from '../../api/configuration.ts'
import { codeText, problemText } from '../../api/problem-text.ts'
import { useLocale } from '../../shared/use-locale.ts'

const EXAMPLE_REFERENCE = 'AO-2026-K7M2X9QA'
const LOOKS_LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

const Sent = ({ email, onAgain }: { email: string; onAgain: () => void }) => {
  const { t } = useTranslation('landing')
  const inbox = useConfiguration()?.mailInboxUrl ?? null
  return (
    <Stack gap="sm">
      <Alert color="green" icon={<IconMailCheck size={22} />} title={t('resume.sentTitle')} role="status">
        {t('resume.sentText', { email })}
      </Alert>
      {inbox ? (
        <Anchor href={inbox} target="_blank" rel="noreferrer">
          {t('resume.demoInbox')}
        </Anchor>
      ) : null}
      <Anchor component="button" type="button" ta="left" onClick={onAgain}>
        {t('resume.again')}
      </Anchor>
    </Stack>
  )
}

/** Asks for a fresh link by reference and e-mail; the answer never tells whether they belong together. */
export const ResumeForm = () => {
  const { t } = useTranslation('landing')
  const locale = useLocale()
  const [reference, setReference] = useState('')
  const [email, setEmail] = useState('')
  const [tried, setTried] = useState(false)
  const ask = useMutation({ mutationFn: () => askAccessLink(reference.trim().toUpperCase(), email.trim(), locale) })
  const referenceError = reference.trim() === '' ? codeText('required') : null
  const emailError =
    email.trim() === '' ? codeText('required') : LOOKS_LIKE_EMAIL.test(email.trim()) ? null : codeText('email_invalid')
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault()
    setTried(true)
    if (referenceError ?? emailError)
      document.getElementById(referenceError ? 'resume-reference' : 'resume-email')?.focus()
    else ask.mutate()
  }
  if (ask.isSuccess)
    return (
      <Sent
        email={email.trim()}
        onAgain={() => {
          ask.reset()
          setTried(false)
        }}
      />
    )
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          id="resume-reference"
          label={t('resume.reference')}
          description={t('resume.referenceHint', { example: EXAMPLE_REFERENCE })}
          value={reference}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          error={tried ? referenceError : null}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <TextInput
          id="resume-email"
          label={t('resume.email')}
          description={t('resume.emailHint')}
          type="email"
          autoComplete="email"
          maxLength={254}
          value={email}
          error={tried ? emailError : null}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {ask.isError ? (
          <Alert color="red" role="alert">
            {problemText(ask.error)}
          </Alert>
        ) : null}
        <Button type="submit" variant="light" loading={ask.isPending}>
          {t('resume.send')}
        </Button>
      </Stack>
    </form>
  )
}
