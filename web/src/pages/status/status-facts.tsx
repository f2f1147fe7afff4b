import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { formatMasked } from '../../shared/format.ts'
import classes from './status-page.module.css'

/** The reference with a button that copies it. */
export const Reference = ({ reference }: { reference: string }) => {
  const { t } = useTranslation('status')
  return (
    <div className={classes.fact}>
      <span className={classes.factLabel}>{t('reference')}</span>
      <span className={classes.factValue}>{reference}</span>
      <CopyButton value={reference}>
        {({ copied, copy }) => (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={copied ? <IconCheck size={15} /> : <IconCopy size={15} />}
            onClick={copy}
            aria-live="polite"
          >
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  )
}

/** The account number, last digits only. */
export const AccountNumber = ({ number }: { number: string }) => {
  const { t } = useTranslation('status')
  return (
    <div className={classes.fact}>
      <span className={classes.factLabel}>{t('account')}</span>
      <span className={classes.factValue}>{formatMasked(number)}</span>
      <span className={classes.factHint}>{t('accountHint')}</span>
    </div>
  )
}
