import { Alert } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../api/client.ts'
import { useCodeTexts } from '../texts.ts'

/** What a refusal says to staff, with the reference to quote when the fault is ours. */
export const useProblemText = (): ((error: unknown) => string) => {
  const { problem } = useCodeTexts()
  const { t } = useTranslation('staffProblems')
  return (error) => {
    const code = isProblem(error) ? error.code : 'internal'
    const text = problem(code)
    return text === code ? t('unknown', { code }) : text
  }
}

/** A refusal beside the form that caused it; spoken when it appears. */
export const ProblemAlert = ({ error, title, children }: { error: unknown; title?: string; children?: ReactNode }) => {
  const { t } = useTranslation('staff')
  const say = useProblemText()
  const reference = isProblem(error) && error.status >= 500 ? error.reference : null
  return (
    <Alert color="red" icon={<IconAlertCircle />} role="alert" {...(title === undefined ? {} : { title })}>
      {say(error)}
      {reference === null ? null : <div>{t('faces.reference', { id: reference })}</div>}
      {children}
    </Alert>
  )
}
