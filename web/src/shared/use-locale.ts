import { useTranslation } from 'react-i18next'
import type { Locale } from '../../../domain/kernel/locale.ts'

/** The language on screen; the caller renders again when it changes. */
export const useLocale = (): Locale => {
  const { i18n } = useTranslation()
  return i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
}
