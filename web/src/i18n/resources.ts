import type * as customer from './en/customer.ts'

type Area<T> = { -readonly [K in keyof T]: T[K] }

/**
 * Every namespace and its keys, as the English texts define them. An area that loads its texts later adds itself:
 * `declare module '../i18n/resources.ts' { interface TextResources { staff: typeof staff } }`.
 */
export interface TextResources extends Area<typeof customer> {}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    returnNull: false
    resources: TextResources
  }
}
