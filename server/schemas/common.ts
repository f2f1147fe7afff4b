import { z } from 'zod'

/** Instants are ISO 8601 with zone; days are `YYYY-MM-DD`. */
export const instant = z.iso.datetime({ offset: true })
export const day = z.iso.date()
export const uuid = z.uuid()
export const locale = z.enum(['zh-CN', 'en'])

/** RFC 9457 problem document, with this product's stable `code` and one entry for each field that is wrong. */
export const problemDocument = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z
      .array(
        z.object({ pointer: z.string(), code: z.string(), message: z.object({ 'zh-CN': z.string(), en: z.string() }) }),
      )
      .optional(),
    /** Facts that help to go on, for example who answered first and when. Never personal data of a customer. */
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  })
  .meta({ id: 'Problem' })
export type ProblemDocument = z.infer<typeof problemDocument>

/** Keyset paging: `limit` 1-200 (default 50), `cursor` from the previous page's `nextCursor`. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
}

/** One page of a list: `nextCursor` is null on the last one. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** What a caller gets when the work is accepted but not finished within the waiting time: read `request` until it is. */
export const requestView = z
  .object({
    id: uuid,
    kind: z.enum(['start', 'answer', 'command']),
    state: z.enum(['PENDING', 'DONE', 'REFUSED']),
    resultCode: z.string().nullable(),
    subjectId: uuid,
    createdAt: instant,
    finishedAt: instant.nullable(),
    href: z.string(),
  })
  .meta({ id: 'Request' })
/** 202: read `request` (also at Location) until it is DONE or REFUSED. */
export const requestAccepted = z.object({ request: requestView }).meta({ id: 'RequestAccepted' })
export type RequestView = z.infer<typeof requestView>
