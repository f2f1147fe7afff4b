import type { Deps } from './context.ts'
import { jobAge, missingMigrations } from '../prisma/store/health.ts'

const RECONCILER_MAX_AGE_MS = 5 * 60_000

export type Readiness = { readonly ready: boolean; readonly reasons: readonly string[] }

/**
 * Whether the product can do its work: the database answers and has every migration, workers poll the cases queue, and
 * the reconciler ran within five minutes. A Temporal server can say SERVING while nothing runs, so the run counts.
 */
export async function readiness(deps: Deps): Promise<Readiness> {
  const reasons = (await Promise.all([databaseReasons(deps), processReasons(deps)])).flat()
  return { ready: reasons.length === 0, reasons }
}

async function databaseReasons({ store }: Deps): Promise<string[]> {
  try {
    const [missing, age] = await Promise.all([missingMigrations(store), jobAge(store, 'reconciler')])
    const stale = age === null || age > RECONCILER_MAX_AGE_MS
    return [
      ...missing.map((name) => `migration ${name} is not applied`),
      ...(stale ? ['the reconciler has not run within five minutes'] : []),
    ]
  } catch {
    return ['the database does not answer']
  }
}

async function processReasons({ processes }: Deps): Promise<string[]> {
  try {
    return (await processes.pollers()) > 0 ? [] : ['no worker polls the cases queue']
  } catch {
    return ['Temporal does not answer']
  }
}
