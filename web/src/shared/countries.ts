import { useQuery } from '@tanstack/react-query'
import englishNames from 'i18n-iso-countries/langs/en.json?url'
import chineseNames from 'i18n-iso-countries/langs/zh.json?url'
import type { Locale } from '../../../domain/kernel/locale.ts'
import { ApiProblem } from '../api/client.ts'
import { trusted } from './trusted.ts'
import { useLocale } from './use-locale.ts'

export type CountryNames = ReadonlyMap<string, string>

const CHINESE: { readonly [code: string]: string } = { HK: '中国香港', MO: '中国澳门', TW: '中国台湾' }
const ENGLISH: { readonly [code: string]: string } = { HK: 'Hong Kong, China', MO: 'Macao, China', TW: 'Taiwan, China' }

type RawNames = { readonly [code: string]: string | string[] }

const shortName = (name: string | string[]): string => (typeof name === 'string' ? name : (name[1] ?? name[0] ?? ''))

const FILES: { readonly [L in Locale]: string } = { en: englishNames, 'zh-CN': chineseNames }

const rawNames = async (locale: Locale): Promise<RawNames> => {
  const response = await fetch(FILES[locale])
  if (!response.ok) throw new ApiProblem({ code: 'network', status: response.status, reference: null })
  return trusted<{ countries: RawNames }>(await response.json()).countries
}

/** Names of countries and regions by ISO 3166-1 alpha-2 code, in reading order of the language; fetched when first needed. */
export const loadCountries = async (locale: Locale): Promise<CountryNames> => {
  const special = locale === 'en' ? ENGLISH : CHINESE
  const named = Object.entries(await rawNames(locale)).map(([code, name]): [string, string] => [
    code,
    special[code] ?? shortName(name),
  ])
  const collator = new Intl.Collator(locale)
  return new Map(named.sort((left, right) => collator.compare(left[1], right[1])))
}

const NONE: CountryNames = new Map()

/** Country names in the language on screen; empty until they have arrived. */
export const useCountries = (): CountryNames => {
  const locale = useLocale()
  const { data } = useQuery({
    queryKey: ['country-names', locale],
    queryFn: () => loadCountries(locale),
    staleTime: Infinity,
    gcTime: Infinity,
  })
  return data ?? NONE
}

/** A country's name in the language on screen, or its code until names have arrived. */
export const useCountryName = (): ((code: string) => string) => {
  const names = useCountries()
  return (code) => names.get(code) ?? code
}
