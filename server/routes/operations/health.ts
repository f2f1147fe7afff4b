import { Router } from 'express'
import type { Deps } from '../../context.ts'
import type { Metrics } from '../../middleware/metrics.ts'
import { readiness } from '../../readiness.ts'

/** `/livez`: the process runs. `/readyz`: it can do its work, else 503 with reasons. `/metrics`: counters as text. */
export function healthRouter(deps: Deps, metrics: Metrics): Router {
  const router = Router()
  router.get('/livez', (_req, res) => {
    res.set('Cache-Control', 'no-store').json({ live: true })
  })
  router.get('/readyz', async (_req, res) => {
    const state = await readiness(deps)
    res
      .status(state.ready ? 200 : 503)
      .set({ 'Cache-Control': 'no-store', ...(state.ready ? {} : { 'Retry-After': '2' }) })
      .json(state)
  })
  router.get('/metrics', async (_req, res) => {
    res.set({ 'Cache-Control': 'no-store', 'Content-Type': metrics.contentType }).send(await metrics.text())
  })
  return router
}
