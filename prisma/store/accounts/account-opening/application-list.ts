import { OPENING_STAGES, type OpeningStage, openingStages } from '../../../../domain/accounts/account-opening/stages.ts'
import type { Role } from '../../../../domain/operations/access/roles.ts'
import { Prisma } from '../../../generated/client.ts'
import { cutPage, readCursor } from '../../paging.ts'
import type { Store } from '../../store.ts'

/** Applications that a reader may see: every one, or those that she created or that have a task for one of some audiences. */
export type VisibleApplications = 'ALL' | { readonly creatorId: string | null; readonly taskAudiences: readonly Role[] }

export type ApplicationFilter = {
  readonly stage?: OpeningStage | undefined
  readonly open?: boolean | undefined
  readonly reference?: string | undefined
  readonly from?: Date | undefined
  readonly to?: Date | undefined
  readonly limit: number
  readonly cursor?: string | undefined
}

/** A line of the list: no personal field. `dueAt` is the earliest due date of an open task. */
export type ApplicationLine = {
  readonly id: string
  readonly reference: string
  readonly stage: string
  readonly stageSince: Date
  readonly createdAt: Date
  readonly submittedAt: Date | null
  readonly product: string | null
  readonly channel: string
  readonly jurisdiction: string
  readonly riskBand: string | null
  readonly openTasks: number
  readonly dueAt: Date | null
}

const OPEN_STAGES = OPENING_STAGES.filter((stage) => !openingStages[stage].end)
const CLOSED_STAGES = OPENING_STAGES.filter((stage) => openingStages[stage].end)

/** One page of applications, newest first; `from` is included and `to` excluded. */
export async function listApplications(
  store: Store,
  visible: VisibleApplications,
  filter: ApplicationFilter,
): Promise<{ rows: ApplicationLine[]; nextCursor: string | null }> {
  const where = [...conditions(filter), ...visibility(visible)]
  const rows = await store.db.$queryRaw<ApplicationLine[]>`
    SELECT a.id, a.reference, a.stage, a."stageSince", a."createdAt", a."submittedAt", a.product, a.channel, a.jurisdiction, a."riskBand",
           t."openTasks", t."dueAt"
      FROM "Application" a
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS "openTasks", min("dueAt") AS "dueAt" FROM "Task" WHERE "subjectId" = a.id AND state = 'OPEN'
      ) t
     WHERE ${where.length === 0 ? Prisma.sql`true` : Prisma.join(where, ' AND ')}
     ORDER BY a."createdAt" DESC, a.id DESC
     LIMIT ${filter.limit + 1}`
  return cutPage(rows, filter.limit, (row) => ({ at: row.createdAt, id: row.id }))
}

function conditions(filter: ApplicationFilter): Prisma.Sql[] {
  const after = readCursor(filter.cursor)
  const stages = filter.open === undefined ? null : filter.open ? OPEN_STAGES : CLOSED_STAGES
  const prefix =
    filter.reference === undefined
      ? null
      : `${filter.reference
          .trim()
          .toUpperCase()
          .replaceAll(/[\\%_]/g, '')}%`
  return [
    filter.stage === undefined ? null : Prisma.sql`a.stage = ${filter.stage}`,
    stages === null ? null : Prisma.sql`a.stage = ANY(${stages})`,
    prefix === null ? null : Prisma.sql`a.reference LIKE ${prefix}`,
    filter.from === undefined ? null : Prisma.sql`a."createdAt" >= ${filter.from}`,
    filter.to === undefined ? null : Prisma.sql`a."createdAt" < ${filter.to}`,
    after === null ? null : Prisma.sql`(a."createdAt", a.id) < (${after.at}, ${after.id}::uuid)`,
  ].filter((condition) => condition !== null)
}

const visibility = (visible: VisibleApplications): Prisma.Sql[] =>
  visible === 'ALL' ? [] : [Prisma.sql`(${Prisma.join(grounds(visible), ' OR ')})`]

/** Why a reader may see an application. The tasks are asked for row by row, so that a page never reads the whole table. */
function grounds({ creatorId, taskAudiences }: Exclude<VisibleApplications, 'ALL'>): Prisma.Sql[] {
  const created = creatorId === null ? [] : [Prisma.sql`a."createdByPerson" = ${creatorId}::uuid`]
  const asked = Prisma.sql`coalesce((SELECT true FROM "Task" v WHERE v."subjectId" = a.id AND v.audience = ANY(${[...taskAudiences]}) LIMIT 1), false)`
  return taskAudiences.length === 0 && created.length > 0 ? created : [...created, asked]
}
