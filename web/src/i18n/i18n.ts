import i18next, { type InitOptions } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { LOCALES, type Locale } from '../../../domain/kernel/locale.ts'

/** Texts of one language, by namespace. */
export type TextBundle = { readonly [namespace: string]: object }

/** One area's texts in every language, each fetched only when that language is shown. */
export type TextLoaders = { readonly [L in Locale]: () => Promise<TextBundle> }

const STORAGE_KEY = 'steward.locale'
const areas = new Set<TextLoaders>()
const loaded = new Set<string>()

const isLocale = (value: string | null): value is Locale => LOCALES.some((locale) => locale === value)

const remembered = (): string | null => {
  try {
    return localStorage.getItem(STORAGE_KEY)
  } catch {
    return null
  }
}

const remember = (locale: Locale): void => {
  try {
    localStorage.setItem(STORAGE_KEY, locale)
  } catch {
    document.documentElement.dataset['localeNotRemembered'] = 'true'
  }
}

/** The language chosen before on this device, else the browser's first language when it is Chinese, else English. */
export const initialLocale = (): Locale => {
  const saved = remembered()
  if (isLocale(saved)) return saved
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

const load = async (texts: TextLoaders, locale: Locale): Promise<void> => {
  const bundle = await texts[locale]()
  for (const [namespace, resource] of Object.entries(bundle)) {
    const key = `${locale}/${namespace}`
    if (loaded.has(key)) continue
    loaded.add(key)
    i18next.addResourceBundle(locale, namespace, resource, true, true)
  }
}

/** Makes an area's texts available, in the current language now and in others when they are chosen. Safe to repeat. */
export const addTexts = async (texts: TextLoaders): Promise<void> => {
  areas.add(texts)
  await load(texts, currentLocale())
}

/** The language on screen. */
export const currentLocale = (): Locale => (isLocale(i18next.language) ? i18next.language : initialLocale())

/** Shows every page in the language and remembers it on this device; what has been typed stays. */
export const changeLocale = async (locale: Locale): Promise<void> => {
  await Promise.all([...areas].map((texts) => load(texts, locale)))
  remember(locale)
  document.documentElement.lang = locale
  await i18next.changeLanguage(locale)
}

/**
 * The text under a key that is known only at run time (a code from the API), or undefined when there is none.
 * Keys known at build time go through `t`, which the compiler checks.
 */
export const textOf = (namespace: string, key: string): string | undefined => {
  const resource: unknown = i18next.getResource(currentLocale(), namespace, key, { keySeparator: '.' })
  return typeof resource === 'string' ? resource : undefined
}

/** Starts i18next with the first area's texts in the initial language. */
export const startI18n = async (texts: TextLoaders): Promise<void> => {
  const locale = initialLocale()
  const options: InitOptions = {
    lng: locale,
    fallbackLng: false,
    resources: {},
    defaultNS: 'common',
    returnNull: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  }
  await i18next.use(initReactI18next).init(options)
  document.documentElement.lang = locale
  await addTexts(texts)
}
