import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ConfigurationView } from '../../../server/schemas/operations/configuration.ts'
import { get } from './client.ts'

/** What every visitor may know about this deployment; fetched once. */
export const configurationQuery = queryOptions({
  queryKey: ['configuration'],
  queryFn: async () => (await get<ConfigurationView>('/v1/configuration', { credential: { kind: 'anonymous' } })).data,
  staleTime: Infinity,
})

/** The configuration, or undefined until it has arrived. */
export const useConfiguration = (): ConfigurationView | undefined => useQuery(configurationQuery).data
