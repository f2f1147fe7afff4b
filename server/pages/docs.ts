import { Router } from 'express'
import type { Deps } from '../context.ts'
import { openApiDocument } from '../openapi/document.ts'
import { routes } from '../routes/all.ts'

/** `/openapi.json`: the API in OpenAPI 3.1. */
export function docsRouter(deps: Deps): Router {
  const router = Router()
  const document = openApiDocument(routes, deps.config.http.publicUrl)
  router.get('/openapi.json', (_req, res) => {
    res.set('Cache-Control', 'no-cache').json(document)
  })
  return router
}
