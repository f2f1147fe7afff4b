import { z } from 'zod'
import { HIT_FINDINGS } from '../../../../domain/compliance/screening/hit-findings.ts'
import type { Application, ProcessRequest } from '../../../generated/client.ts'
import { openVault } from '../../sealing.ts'
import type { Db, Store } from '../../store.ts'
import type { HitDecision } from './hit-decisions.ts'

const payload = z.object({
  reasonCode: z.string().nullable().default(null),
  checklist: z
    .array(z.object({ id: z.string(), confirmed: z.boolean() }))
    .nullable()
    .default(null),
  hits: z
    .array(
      z.object({
        id: z.string(),
        disposition: z.enum(HIT_FINDINGS),
        basis: z.array(z.string()),
      }),
    )
    .nullable()
    .default(null),
  secondFactorAt: z.iso.datetime().nullable().default(null),
})

/** A person's answer as its request row holds it, with the written reason opened. */
export type Answer = {
  readonly outcome: string
  readonly personId: string | null
  readonly reason: string | null
  readonly reasonCode: string | null
  readonly checklist: { id: string; confirmed: boolean }[] | null
  readonly hits: readonly HitDecision[] | null
  readonly secondFactorAt: Date | null
}

/** Reads the answer that a request carries. */
export async function answerOf(
  store: Store,
  db: Db,
  request: ProcessRequest,
  app: Pick<Application, 'subjectId'>,
): Promise<Answer> {
  const parsed = payload.parse(request.payload)
  const reason =
    request.reason === null
      ? null
      : (await openVault(store, db, app.subjectId)).open('ProcessRequest', 'reason', request.id, request.reason)
  return {
    outcome: request.name ?? '',
    personId: request.personId,
    reason: typeof reason === 'string' ? reason : null,
    reasonCode: parsed.reasonCode,
    checklist: parsed.checklist,
    hits: parsed.hits,
    secondFactorAt: parsed.secondFactorAt === null ? null : new Date(parsed.secondFactorAt),
  }
}
