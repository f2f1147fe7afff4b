import { v7 as uuidv7 } from 'uuid'
import { type Actor, actorId, actorRole } from '../../domain/operations/access/actor.ts'
import type { Prisma } from '../generated/client.ts'
import { openVault } from './sealing.ts'
import type { Db, Store } from './store.ts'

/** What the trail says of one change. `facts` are codes, ids and dates; `personal` and `reason` are sealed for the subject. */
export type AuditEntry = {
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string
  readonly caseId?: string
  readonly facts?: Prisma.InputJsonObject
  readonly personal?: { readonly before?: unknown; readonly after?: unknown }
  readonly reason?: string
  /** The person whose key seals `personal` and `reason`; required when either is given. */
  readonly sealFor?: string
  readonly policyVersions?: readonly string[]
  /** Actor of this entry when it differs from the change's own, as when a job carries out what a person asked. */
  readonly actor?: Actor
}

export type Change = {
  readonly db: Db
  readonly actor: Actor
  /**
   * The instant of the whole change, taken when it is first read: work that locks its record before reading it gets an
   * instant after the lock, so that two changes of one record are told in the order in which they happened.
   */
  readonly at: Date
  readonly record: (entry: AuditEntry) => Promise<void>
}

/**
 * Makes a change and its audit events in one transaction: both are committed or neither. Throws when the work recorded
 * nothing, so that no change can go untold; return `unchanged` from the work when there was nothing to do. The events
 * are written together, in the order in which they were recorded, when the work is done.
 */
export async function change<Result>(
  store: Store,
  actor: Actor,
  work: (change: Change) => Promise<Result>,
  options: { timeoutMs?: number } = {},
): Promise<Result> {
  const limits = options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }
  return store.db.$transaction(async (db) => {
    let at: Date | null = null
    const now = (): Date => (at ??= store.now())
    const events: Prisma.AuditEventCreateManyInput[] = []
    const record = async (entry: AuditEntry): Promise<void> => {
      events.push(await auditEvent(store, db, entry.actor ?? actor, now(), entry))
    }
    const open: Change = {
      db,
      actor,
      record,
      get at() {
        return now()
      },
    }
    const result = await work(open)
    if (events.length === 0 && !isUnchanged(result)) throw new Error('A change was made without an audit event.')
    if (events.length > 0) await db.auditEvent.createMany({ data: events })
    return result
  }, limits)
}

const nothing = Symbol('unchanged')

/** Marks a result of `change` whose work found nothing to do. */
export const unchanged = <Result extends object>(result: Result): Result =>
  Object.defineProperty({ ...result }, nothing, { value: true, enumerable: false })

const isUnchanged = (result: unknown): boolean => typeof result === 'object' && result !== null && nothing in result

async function auditEvent(
  store: Store,
  db: Db,
  actor: Actor,
  at: Date,
  entry: AuditEntry,
): Promise<Prisma.AuditEventCreateManyInput> {
  const id = uuidv7()
  const secret = entry.personal !== undefined || entry.reason !== undefined
  if (secret && entry.sealFor === undefined)
    throw new Error(`The audit entry ${entry.action} has personal values but nobody to seal them for.`)
  const vault = secret && entry.sealFor !== undefined ? await openVault(store, db, entry.sealFor) : null
  return {
    id,
    at,
    actorKind: actor.kind,
    actorId: actorId(actor),
    actorRole: actorRole(actor),
    action: entry.action,
    subjectType: entry.subjectType,
    subjectId: entry.subjectId,
    caseId: entry.caseId ?? null,
    facts: {
      ...entry.facts,
      ...(actor.kind === 'SYSTEM' && actor.onBehalfOf !== undefined ? { onBehalfOf: actor.onBehalfOf } : {}),
    },
    sealed:
      vault === null
        ? null
        : vault.seal('AuditEvent', 'sealed', id, { personal: entry.personal ?? null, reason: entry.reason ?? null }),
    sealedFor: vault?.subjectId ?? null,
    origin: actor.kind === 'SYSTEM' ? null : (actor.origin ?? null),
    policyVersions: [...(entry.policyVersions ?? [])],
  }
}
