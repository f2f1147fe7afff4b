import { Button, Group, Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ConsentKind } from '../../../domain/accounts/account-opening/form.ts'
import type { Locale } from '../../../domain/kernel/locale.ts'
import { Dialog } from './dialog.tsx'
import { LinesSkeleton } from './page-state.tsx'
import { useLocale } from './use-locale.ts'

const loadLegal = async (locale: Locale) =>
  locale === 'en' ? (await import('../i18n/en/legal.ts')).legal : (await import('../i18n/zh-CN/legal.ts')).legal

type LegalDialogProps = {
  readonly kind: ConsentKind | null
  readonly onClose: () => void
  readonly agreeLabel?: string
  readonly onAgree?: () => void
}

/** Shows the text of one consent; open while `kind` is not null. */
export const LegalDialog = ({ kind, onClose, agreeLabel, onAgree }: LegalDialogProps) => {
  const { t } = useTranslation('common')
  const locale = useLocale()
  const phone = useMediaQuery('(max-width: 600px)') ?? false
  const { data } = useQuery({
    queryKey: ['legal', locale],
    queryFn: () => loadLegal(locale),
    staleTime: Infinity,
    enabled: kind !== null,
  })
  const text = kind && data ? data[kind] : null
  return (
    <Dialog opened={kind !== null} onClose={onClose} title={text?.title ?? ''} fullScreen={phone} size="lg">
      <Stack gap="md">
        {text ? (
          text.paragraphs.map((paragraph) => (
            <p key={paragraph} style={{ margin: 0, lineHeight: 1.7 }}>
              {paragraph}
            </p>
          ))
        ) : (
          <LinesSkeleton lines={8} />
        )}
        <Group justify="flex-end" pt="sm">
          <Button variant="default" onClick={onClose}>
            {t('close')}
          </Button>
          {onAgree && agreeLabel ? <Button onClick={onAgree}>{agreeLabel}</Button> : null}
        </Group>
      </Stack>
    </Dialog>
  )
}
