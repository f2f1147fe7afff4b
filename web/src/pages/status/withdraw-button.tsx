import { Alert, Button, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApplicantView } from '../../../../server/schemas/accounts/account-opening.ts'
import { withdrawApplication } from '../../api/applications.ts'
import type { Credential } from '../../api/client.ts'
import { problemText } from '../../api/problem-text.ts'
import { ConfirmDialog } from '../../shared/confirm-dialog.tsx'

type WithdrawButtonProps = {
  readonly applicationId: string
  readonly credential: Credential
  readonly onWithdrawn: (view: ApplicantView) => void
}

/** Withdraws after asking once more; the reason is optional. */
export const WithdrawButton = ({ applicationId, credential, onWithdrawn }: WithdrawButtonProps) => {
  const { t } = useTranslation('status')
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useMutation({
    mutationFn: () => withdrawApplication(applicationId, reason, credential),
    onSuccess: (view) => {
      setAsking(false)
      onWithdrawn(view)
    },
  })
  const pending = withdraw.data !== undefined && withdraw.data.stage !== 'WITHDRAWN'
  return (
    <div>
      {pending ? (
        <Alert color="teal" role="status">
          {t('withdraw.pending')}
        </Alert>
      ) : (
        <Button variant="default" onClick={() => setAsking(true)}>
          {t('withdraw.open')}
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        danger
        title={t('withdraw.title')}
        confirmLabel={t('withdraw.confirm')}
        cancelLabel={t('withdraw.keep')}
        busy={withdraw.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => withdraw.mutate()}
      >
        <Stack gap="md">
          <span>{t('withdraw.text')}</span>
          <Textarea
            label={t('withdraw.reason')}
            value={reason}
            maxLength={2000}
            autosize
            minRows={2}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {withdraw.isError ? (
            <Alert color="red" title={t('withdraw.failed')} role="alert">
              {problemText(withdraw.error)}
            </Alert>
          ) : null}
        </Stack>
      </ConfirmDialog>
    </div>
  )
}
