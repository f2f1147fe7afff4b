import type { DraftForm } from '../../../../domain/accounts/account-opening/form.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type {
  Account,
  Application,
  Customer,
  Decision,
  Prisma,
  ProcessRequest,
  WatchListEntry,
} from '../../../generated/client.ts'
import { namesOf } from '../../operations/access/people.ts'
import { type TaskRecord, tasksOfSubject } from '../../operations/task-list.ts'
import { openVault } from '../../sealing.ts'
import type { Store } from '../../store.ts'
import { customerOf } from './customers.ts'
import { type DocumentFacts, listDocuments } from './documents.ts'
import { readForm } from './forms.ts'

/** What access to an application depends on. */
export type ApplicationFacts = Application & {
  readonly taskAudiences: readonly string[]
  /** The customer who signs in to see it, once it was activated. */
  readonly ownerId: string | null
  /** The person of the bank who created it for her. */
  readonly creatorId: string | null
}

/** An application with what access to it depends on; throws `not_found`. */
export async function readApplication(store: Store, id: string): Promise<ApplicationFacts> {
  const application = await store.db.application.findUnique({ where: { id } })
  if (application === null) throw new StewardError('not_found')
  const customer = await customerOf(store.db, application)
  const audiences = await store.db.task.findMany({
    where: { subjectId: id },
    distinct: ['audience'],
    select: { audience: true },
  })
  return {
    ...application,
    creatorId: application.createdByPerson,
    taskAudiences: audiences.map((each) => each.audience),
    ownerId: customer?.portalProfile?.personId ?? null,
  }
}

export type Statement = { readonly form: DraftForm | null; readonly documents: readonly DocumentFacts[] }

/** The number of the account that an application opened or is opening; null when there is none. */
export async function readAccountNumber(store: Store, applicationId: string): Promise<string | null> {
  const account = await store.db.account.findFirst({
    where: { applicationId, state: { not: 'CANCELLED' } },
    orderBy: { attempt: 'desc' },
    select: { number: true },
  })
  return account?.number ?? null
}

/** The form and files as the applicant may see them; the form is null after erasure. */
export async function readStatement(store: Store, application: Application): Promise<Statement> {
  return unlessErased<Statement>(
    async () => ({
      form: await readForm(store, store.db, application),
      documents: await listDocuments(store, application),
    }),
    async () => ({ form: null, documents: [] }),
    () => isErased(store, application.subjectId),
  )
}

async function unlessErased<Result>(
  work: () => Promise<Result>,
  otherwise: () => Promise<Result>,
  erased: () => Promise<boolean>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StewardError && error.code === 'decryption_failed' && (await erased())) return otherwise()
    throw error
  }
}

/** True when the person's key was destroyed, which erases everything sealed under it. */
const isErased = async (store: Store, subjectId: string): Promise<boolean> =>
  (await store.db.subjectKey.findUnique({ where: { subjectId }, select: { destroyedAt: true } }))
    ?.destroyedAt instanceof Date

const evidence = {
  checks: { orderBy: [{ round: 'desc' }, { kind: 'asc' }] },
  duplicates: { orderBy: [{ score: 'desc' }, { id: 'asc' }] },
  screeningRuns: {
    orderBy: { screenedAt: 'desc' },
    take: 1,
    include: { hits: { orderBy: [{ score: 'desc' }, { id: 'asc' }] } },
  },
  assessments: { orderBy: { assessedAt: 'desc' }, take: 1 },
  decisions: { orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }] },
  customer: { include: { holdings: { include: { account: true } } } },
} as const satisfies Prisma.ApplicationInclude

export type CaseEvidence = Prisma.ApplicationGetPayload<{ include: typeof evidence }>
export type OtherRecord = { readonly reference: string; readonly stage: string | null }

/** Everything that staff decide on, as stored; what a reader may see of it is the presenter's part. */
export type CaseFile = {
  readonly evidence: CaseEvidence
  readonly entries: ReadonlyMap<string, WatchListEntry>
  readonly others: ReadonlyMap<string, OtherRecord>
  readonly reasons: ReadonlyMap<string, string>
  readonly names: ReadonlyMap<string, string>
  readonly tasks: readonly TaskRecord[]
  readonly pendingRequests: readonly ProcessRequest[]
  readonly account: Account | null
  readonly customer: Customer | null
}

/** Reads the whole case; throws `not_found`. */
export async function readCase(store: Store, id: string): Promise<CaseFile> {
  const row = await store.db.application.findUnique({ where: { id }, include: evidence })
  if (row === null) throw new StewardError('not_found')
  const hits = row.screeningRuns.flatMap((run) => run.hits)
  const [entries, others, reasons, names, tasks, pendingRequests] = await Promise.all([
    store.db.watchListEntry.findMany({ where: { id: { in: hits.map((hit) => hit.entryId) } } }),
    otherRecords(store, row),
    openReasons(store, row.subjectId, row.decisions),
    namesOf(
      store.db,
      row.decisions.map((decision) => decision.personId),
    ),
    tasksOfSubject(store, id),
    store.db.processRequest.findMany({
      where: { subjectId: id, state: 'PENDING' },
      orderBy: { createdAt: 'asc' },
      take: 20,
    }),
  ])
  const holdings = row.customer?.holdings.filter((holding) => holding.removedAt === null) ?? []
  return {
    evidence: row,
    entries: new Map(entries.map((entry) => [entry.id, entry])),
    others,
    reasons,
    names,
    tasks,
    pendingRequests,
    account: holdings.map((holding) => holding.account).find((account) => account.applicationId === id) ?? null,
    customer: row.customer,
  }
}

async function otherRecords(store: Store, row: CaseEvidence): Promise<Map<string, OtherRecord>> {
  const applications = row.duplicates.flatMap((finding) => finding.otherApplicationId ?? [])
  const customers = row.duplicates.flatMap((finding) => finding.otherCustomerId ?? [])
  const [openings, known] = await Promise.all([
    store.db.application.findMany({
      where: { id: { in: applications } },
      select: { id: true, reference: true, stage: true },
    }),
    store.db.customer.findMany({
      where: { id: { in: customers } },
      select: { id: true, reference: true, state: true },
    }),
  ])
  return new Map<string, OtherRecord>([
    ...openings.map((other) => [other.id, { reference: other.reference, stage: other.stage }] as const),
    ...known.map((other) => [other.id, { reference: other.reference, stage: other.state }] as const),
  ])
}

async function openReasons(
  store: Store,
  subjectId: string,
  decisions: readonly Decision[],
): Promise<Map<string, string>> {
  const written = decisions.flatMap(({ id, reason }) => (reason === null ? [] : [{ id, reason }]))
  if (written.length === 0) return new Map()
  return unlessErased<Map<string, string>>(
    async () => {
      const vault = await openVault(store, store.db, subjectId)
      return new Map(written.map(({ id, reason }) => [id, String(vault.open('Decision', 'reason', id, reason))]))
    },
    async () => new Map<string, string>(),
    () => isErased(store, subjectId),
  )
}
