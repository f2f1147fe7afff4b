import type { Locale } from '../../../domain/kernel/locale.ts'
import { addTexts, textOf, type TextLoaders } from '../i18n/i18n.ts'
import type * as area from '../i18n/en/staff-area.ts'
import { useLocale } from '../shared/use-locale.ts'

type Area<T> = { -readonly [K in keyof T]: T[K] }

declare module '../i18n/resources.ts' {
  interface TextResources extends Area<typeof area> {}
}

const staffTexts: TextLoaders = {
  en: () => import('../i18n/en/staff-area.ts'),
  'zh-CN': () => import('../i18n/zh-CN/staff-area.ts'),
}

/** Loads the staff's texts in the language on screen; safe to repeat. */
export const loadStaffTexts = (): Promise<void> => addTexts(staffTexts)

type CodeGroup = keyof typeof area.staffCodes
type CheckGroup = keyof typeof area.staffChecks
type AuditGroup = 'actions' | 'messages' | 'facts' | 'stageCodes' | 'steps' | 'messageStates' | 'readings' | 'commands'
type RiskGroup = 'factors' | 'families' | 'overrides' | 'reasons'

/** Texts of codes that come from records; a code without a text shows as it is, so that nothing is hidden. */
export type CodeTexts = {
  readonly locale: Locale
  readonly code: (group: CodeGroup, code: string) => string
  readonly check: (group: CheckGroup, code: string) => string
  readonly audit: (group: AuditGroup, code: string) => string
  readonly risk: (group: RiskGroup, code: string) => string
  readonly problem: (code: string) => string
}

/** Codes with dots (`stage.changed`) have their texts under hyphens, because a dot separates the groups. */
const key = (code: string): string => code.replaceAll('.', '-')

/** Texts of codes in the language on screen; the caller renders again when the language changes. */
export const useCodeTexts = (): CodeTexts => {
  const locale = useLocale()
  return {
    locale,
    code: (group, code) => textOf('staffCodes', `${group}.${code}`) ?? code,
    check: (group, code) => textOf('staffChecks', `${group}.${key(code)}`) ?? code,
    audit: (group, code) => textOf('staffAudit', `${group}.${key(code)}`) ?? code,
    risk: (group, code) => textOf('staffRisk', `${group}.${code}`) ?? code,
    problem: (code) => textOf('staffProblems', `codes.${code}`) ?? textOf('problems', code) ?? code,
  }
}
