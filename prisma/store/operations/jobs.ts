import type { Store } from '../store.ts'

/** Notes that a recurring job has begun. */
export async function startJob(store: Store, name: string): Promise<void> {
  const startedAt = store.now()
  await store.db.jobRun.upsert({ where: { name }, create: { name, startedAt }, update: { startedAt } })
}

/** Notes that a recurring job has ended and how much it handled; readiness looks at this. */
export async function finishJob(store: Store, name: string, handled: number): Promise<void> {
  await store.db.jobRun.update({ where: { name }, data: { finishedAt: store.now(), handled } })
}
