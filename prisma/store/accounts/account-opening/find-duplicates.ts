import { v7 as uuidv7 } from 'uuid'
import { type DuplicateReason, duplicateScore } from '../../../../domain/accounts/account-opening/duplicates.ts'
import { openingStages } from '../../../../domain/accounts/account-opening/stages.ts'
import type { Application } from '../../../generated/client.ts'
import type { Change } from '../../change.ts'
import type { Db } from '../../store.ts'
import type { OpenCase } from './stage.ts'

type Indexes = Pick<Application, 'documentIndex' | 'nameIndex' | 'phoneIndex' | 'emailIndex'>
type Other = Indexes & { readonly id: string }
type Found = {
  readonly otherApplicationId: string | null
  readonly otherCustomerId: string | null
  readonly score: number
  readonly reasons: readonly DuplicateReason[]
}

/** Others that one blind index may bring: a common name must not crowd out an equal document, so each index has its own. */
const OTHERS_PER_INDEX = 20

const ENDED = Object.entries(openingStages).flatMap(([stage, entry]) => (entry.end ? [stage] : []))
/** Stages before the duplicates of an application were looked for. */
const UNCHECKED = ['SUBMITTED', 'DATA_CHECK']

/**
 * Records every other open application or customer that shares enough blind indexes; true when one needs a review. Of two
 * applications that arrive at once the later finds the earlier: checks with an equal document wait for each other, and
 * one that was checked already counts whenever it was submitted. Findings that were settled are not made again.
 */
export async function findDuplicates(tx: Change, open: OpenCase): Promise<boolean> {
  const { app } = open
  if (app.documentIndex !== null)
    await tx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`duplicates:${app.documentIndex}`}))`
  const known = await tx.db.duplicateFinding.findMany({ where: { applicationId: app.id, resolution: { not: 'OPEN' } } })
  const settled = new Set(known.flatMap((finding) => [finding.otherApplicationId, finding.otherCustomerId]))
  const found = [...(await similarApplications(tx.db, app)), ...(await similarCustomers(tx.db, app))].filter(
    (other) =>
      !settled.has(other.otherApplicationId ?? other.otherCustomerId) &&
      other.score >= open.pack.duplicateScoreForReview,
  )
  if (found.length === 0) return false
  await tx.db.duplicateFinding.createMany({
    data: found.map((other) => ({
      ...other,
      reasons: [...other.reasons],
      id: uuidv7(),
      applicationId: app.id,
      resolution: 'OPEN',
      foundAt: tx.at,
    })),
    skipDuplicates: true,
  })
  return true
}

async function similarApplications(db: Db, app: Application): Promise<Found[]> {
  const others = await sharing(app, (index) =>
    db.application.findMany({
      where: {
        ...index,
        id: { not: app.id },
        stage: { notIn: ['DRAFT', ...ENDED] },
        OR: [{ submittedAt: { lte: app.submittedAt ?? app.createdAt } }, { stage: { notIn: UNCHECKED } }],
      },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: OTHERS_PER_INDEX,
      select: shown,
    }),
  )
  return others.map((other) => ({ otherApplicationId: other.id, otherCustomerId: null, ...likeness(app, other) }))
}

async function similarCustomers(db: Db, app: Application): Promise<Found[]> {
  const others = await sharing(app, (index) =>
    db.customer.findMany({
      where: { ...index, state: 'ACTIVE' },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      take: OTHERS_PER_INDEX,
      select: shown,
    }),
  )
  return others.map((other) => ({ otherApplicationId: null, otherCustomerId: other.id, ...likeness(app, other) }))
}

const shown = { id: true, documentIndex: true, nameIndex: true, phoneIndex: true, emailIndex: true } as const

/** Asks for the others of each index that the application has, and gives each of them once. */
async function sharing(app: Indexes, others: (index: Partial<Indexes>) => Promise<Other[]>): Promise<Other[]> {
  const { documentIndex, nameIndex, phoneIndex, emailIndex } = app
  const found = new Map<string, Other>()
  for (const index of [{ documentIndex }, { phoneIndex }, { emailIndex }, { nameIndex }]) {
    if (Object.values(index).includes(null)) continue
    for (const other of await others(index)) found.set(other.id, other)
  }
  return [...found.values()]
}

function likeness(left: Indexes, right: Indexes): { reasons: DuplicateReason[]; score: number } {
  const reasons = REASONS.flatMap(({ reason, index }) =>
    left[index] !== null && left[index] === right[index] ? [reason] : [],
  )
  return { reasons, score: duplicateScore(reasons) }
}

const REASONS = [
  { reason: 'document', index: 'documentIndex' },
  { reason: 'name', index: 'nameIndex' },
  { reason: 'phone', index: 'phoneIndex' },
  { reason: 'email', index: 'emailIndex' },
] as const
