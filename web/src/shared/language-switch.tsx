import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { changeLocale } from '../i18n/i18n.ts'
import { useLocale } from './use-locale.ts'
import classes from './language-switch.module.css'

const OTHER = { en: { locale: 'zh-CN', name: '中文' }, 'zh-CN': { locale: 'en', name: 'English' } } as const

/** Switches between the two languages; what has been typed stays. The label is the other language in its own words. */
export const LanguageSwitch = () => {
  const { t } = useTranslation('common')
  const other = OTHER[useLocale()]
  return (
    <UnstyledButton
      className={classes.button}
      lang={other.locale}
      title={t('language')}
      onClick={() => void changeLocale(other.locale)}
    >
      {other.name}
    </UnstyledButton>
  )
}
