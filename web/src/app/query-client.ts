import { QueryClient } from '@tanstack/react-query'
import { isProblem } from '../api/client.ts'

/** Server data for the pages: a lost connection is tried again twice, a refusal never; fresh for five seconds. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && isProblem(error, 'network'),
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})
