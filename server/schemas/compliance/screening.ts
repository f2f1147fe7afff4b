import { z } from 'zod'
import { instant } from '../common.ts'

/** GET /v1/screening/lists: versions of the lists that names are compared with, newest first. */
export const screeningLists = z
  .object({
    items: z.array(
      z.object({
        source: z.string(),
        version: z.string(),
        loadedAt: instant,
        publishedAt: instant.nullable(),
        entries: z.int(),
        state: z.string(),
      }),
    ),
  })
  .meta({ id: 'ScreeningLists' })
