/** The most that a counter may show. */
export type Budget = { readonly actions: number; readonly events: number; readonly bytes: number }

/** Result of a workload: exact counters, ratios to the floors of the same run, and what exceeded its budget. */
export type Counted = {
  readonly counters: Readonly<Record<string, Readonly<Record<string, number>>>>
  readonly ratios: Readonly<Record<string, number>>
  readonly failures: readonly string[]
}

/** One sentence for each counter above its budget. */
export const checkBudgets = (
  measured: Readonly<Record<string, Budget>>,
  budgets: Readonly<Record<string, Budget>>,
): string[] =>
  Object.entries(budgets).flatMap(([name, budget]) =>
    (['actions', 'events', 'bytes'] as const).flatMap((unit) => {
      const value = measured[name]?.[unit] ?? Number.POSITIVE_INFINITY
      return value > budget[unit] ? [`${name}: ${value} ${unit}, at most ${budget[unit]}`] : []
    }),
  )
