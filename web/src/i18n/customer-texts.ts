import type { TextLoaders } from './i18n.ts'

/** Texts that every page needs, and those of the customer's pages. */
export const customerTexts: TextLoaders = {
  en: () => import('./en/customer.ts'),
  'zh-CN': () => import('./zh-CN/customer.ts'),
}
