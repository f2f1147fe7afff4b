import { Alert, Button, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withdrawApplication } from '../../../api/applications.ts'
import { problemText } from '../../../api/problem-text.ts'
import { ConfirmDialog } from '../../../shared/confirm-dialog.tsx'
import { useWizard } from './wizard-context.tsx'

/** Withdraws the draft after asking once more; what was not saved yet is forgotten too. */
export const DiscardButton = () => {
  const { t } = useTranslation('apply')
  const { view, credential, store, onView } = useWizard()
  const [asking, setAsking] = useState(false)
  const discard = useMutation({
    mutationFn: () => {
      store.forget()
      return withdrawApplication(view.id, '', credential)
    },
    onSuccess: (withdrawn) => onView({ status: 200, data: withdrawn, version: withdrawn.version, location: null }),
  })
  return (
    <>
      <Button variant="subtle" color="red" size="sm" onClick={() => setAsking(true)}>
        {t('mail.discard')}
      </Button>
      <ConfirmDialog
        opened={asking}
        danger
        title={t('mail.discardTitle')}
        confirmLabel={t('mail.discard')}
        cancelLabel={t('mail.discardKeep')}
        busy={discard.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => discard.mutate()}
      >
        <Stack>
          <span>{t('mail.discardText')}</span>
          {discard.isError ? (
            <Alert color="red" role="alert">
              {problemText(discard.error)}
            </Alert>
          ) : null}
        </Stack>
      </ConfirmDialog>
    </>
  )
}
