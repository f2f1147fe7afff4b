import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Product } from '../../../domain/accounts/account-opening/form.ts'
import type { Jurisdiction } from '../../../domain/operations/policies/jurisdiction.ts'
import { get } from './client.ts'

/** What every visitor may know about this deployment. */
export type Configuration = {
  readonly jurisdictions: readonly Jurisdiction[]
  readonly defaultJurisdiction: Jurisdiction
  readonly products: readonly Product[]
  readonly uploadLimits: { readonly maxBytes: number; readonly mediaTypes: readonly string[] }
  readonly demo: boolean
  readonly mailInboxUrl: string | null
}

export const configurationQuery = queryOptions({
  queryKey: ['configuration'],
  queryFn: async () => (await get<Configuration>('/v1/configuration', { credential: { kind: 'anonymous' } })).data,
  staleTime: Infinity,
})

/** The configuration, or undefined until it has arrived. */
export const useConfiguration = (): Configuration | undefined => useQuery(configurationQuery).data
