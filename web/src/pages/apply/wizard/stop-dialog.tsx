import { Alert, Anchor, Button, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { mailAccessLink } from '../../../api/applications.ts'
import { useConfiguration } from '../../../api/configuration.ts'
import { problemText } from '../../../api/problem-text.ts'
import { Dialog } from '../../../shared/dialog.tsx'
import { DiscardButton } from './discard-button.tsx'
import { useWizard } from './wizard-context.tsx'
import classes from './stop-dialog.module.css'

const MailLink = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation(['apply', 'common', 'landing'])
  const { draft, view, credential, store, problems, goTo } = useWizard()
  const inbox = useConfiguration()?.mailInboxUrl ?? null
  const email = draft.email?.trim() ?? ''
  const usable = email !== '' && !problems.some((problem) => problem.pointer === '/email')
  const mail = useMutation({
    mutationFn: async () => {
      await store.flush()
      await mailAccessLink(view.id, credential)
    },
  })
  if (!usable) {
    return (
      <Stack>
        <p className={classes.text}>{t('mail.noEmail')}</p>
        <Group justify="flex-end">
          <Button
            onClick={() => {
              onClose()
              goTo('contact')
            }}
          >
            {t('mail.toContact')}
          </Button>
        </Group>
      </Stack>
    )
  }
  return (
    <Stack>
      <p className={classes.text}>{t('mail.text', { email })}</p>
      {mail.isSuccess ? (
        <Alert color="green" icon={<IconCircleCheck size={20} />} role="status">
          {t('mail.sent', { email })}
          {inbox ? (
            <>
              {' '}
              <Anchor inherit href={inbox} target="_blank" rel="noreferrer">
                {t('resume.demoInbox', { ns: 'landing' })}
              </Anchor>
            </>
          ) : null}
        </Alert>
      ) : null}
      {mail.isError ? (
        <Alert color="red" role="alert">
          {problemText(mail.error)}
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('close', { ns: 'common' })}
        </Button>
        {mail.isSuccess ? null : (
          <Button loading={mail.isPending} onClick={() => mail.mutate()}>
            {t('mail.send')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

/** Says that everything is saved, mails a link that opens the application elsewhere, or deletes it. */
export const StopDialog = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t } = useTranslation('apply')
  const { view } = useWizard()
  return (
    <Dialog opened={opened} onClose={onClose} title={t('mail.title')}>
      <MailLink onClose={onClose} />
      {view.permissions.withdraw ? (
        <div className={classes.discard}>
          <DiscardButton />
        </div>
      ) : null}
    </Dialog>
  )
}
