import { z } from 'zod'
import { HIT_FINDINGS } from '../../../domain/compliance/screening/hit-findings.ts'
import { instant, page, pageQuery, requestView, uuid } from '../common.ts'

const text = (max: number) => z.string().max(max)

/** A task as its reader may see it; `blockedBy` says why the answer would be refused, before anybody presses a button. */
export const taskView = z
  .object({
    id: uuid,
    kind: z.string(),
    subjectType: z.literal('application'),
    subjectId: uuid,
    subjectReference: z.string(),
    audience: z.string(),
    assignee: z.object({ id: uuid, name: z.string() }).nullable(),
    openedAt: instant,
    dueAt: instant,
    state: z.enum(['OPEN', 'ANSWERED', 'CANCELLED']),
    outcome: z.string().nullable(),
    answeredBy: z.object({ id: uuid, name: z.string() }).nullable(),
    answeredAt: instant.nullable(),
    version: z.int(),
    outcomes: z.array(z.object({ id: z.string(), reasonRequired: z.boolean(), reasonCodes: z.array(z.string()) })),
    checklist: z
      .object({ version: z.string(), items: z.array(z.object({ id: z.string(), mandatory: z.boolean() })) })
      .nullable(),
    secondFactorRequired: z.boolean(),
    pendingRequest: requestView.nullable(),
    permissions: z.object({ claim: z.boolean(), release: z.boolean(), answer: z.boolean() }),
    blockedBy: z.string().nullable(),
  })
  .meta({ id: 'Task' })

export const taskListQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(['OPEN', 'ANSWERED', 'CANCELLED']).default('OPEN'),
  kind: text(60).optional(),
  audience: text(60).optional(),
  mine: z.enum(['true', 'false']).optional(),
  due: z.enum(['overdue', 'today', 'week']).optional(),
  reference: text(40).optional(),
})
export const taskPage = page(taskView)

/** POST /v1/tasks/{id}/outcome. Free text stays in the store; only ids and codes go to the process. */
export const taskOutcome = z
  .strictObject({
    outcome: text(60),
    reason: text(4000).optional(),
    reasonCode: text(60).optional(),
    checklist: z
      .array(z.strictObject({ id: text(60), confirmed: z.boolean() }))
      .max(60)
      .optional(),
    /** Per screening hit, when the task is about hits. */
    hits: z
      .array(
        z.strictObject({
          id: uuid,
          disposition: z.enum(HIT_FINDINGS),
          basis: z.array(text(20)).max(6),
        }),
      )
      .max(50)
      .optional(),
  })
  .meta({ id: 'TaskOutcome' })

export type TaskView = z.infer<typeof taskView>
export type TaskPage = z.infer<typeof taskPage>
export type TaskOutcome = z.infer<typeof taskOutcome>

/** GET /v1/task-counts: open tasks that the reader may see. */
export const taskCounts = z
  .object({ open: z.int(), mine: z.int(), overdue: z.int(), byKind: z.record(z.string(), z.int()) })
  .meta({ id: 'TaskCounts' })
