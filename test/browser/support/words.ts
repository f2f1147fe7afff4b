import type { Locale } from '../../../domain/kernel/locale.ts'
import * as english from '../../../web/src/i18n/en/customer.ts'
import * as englishStaff from '../../../web/src/i18n/en/staff-area.ts'
import * as chinese from '../../../web/src/i18n/zh-CN/customer.ts'
import * as chineseStaff from '../../../web/src/i18n/zh-CN/staff-area.ts'

/** Every text of the pages in one language, by the place where it is shown. */
export type Words = typeof english & typeof englishStaff

const WORDS: { readonly [L in Locale]: Words } = {
  en: { ...english, ...englishStaff },
  'zh-CN': { ...chinese, ...chineseStaff },
}

/** The texts that a reader of this language must find on the pages. */
export const wordsOf = (locale: Locale): Words => WORDS[locale]

/** A text with its values put in. */
export const say = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{\{\s*(\w+)\s*\}\}/g, (_whole, name: string) => String(values[name] ?? ''))

/** Matches an accessible name that is a title followed by its explanation, and no other that begins alike. */
export const titled = ({ name, text }: { readonly name: string; readonly text: string }): RegExp =>
  new RegExp(String.raw`^${literally(name)}\s*${literally(text)}`)

export const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
