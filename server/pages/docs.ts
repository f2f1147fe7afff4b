import { Router } from 'express'
import { z } from 'zod'
import { ERRORS } from '../../platform/errors.ts'
import type { Deps } from '../context.ts'
import { openApiDocument, problemsOf } from '../openapi/document.ts'
import type { Route } from '../route.ts'
import { routes } from '../routes/all.ts'
import { type Html, html } from './html.ts'

/** `/openapi.json`: the API in OpenAPI 3.1. `/docs`: the same for people, without script and without any other server. */
export function docsRouter(deps: Deps): Router {
  const router = Router()
  const document = openApiDocument(routes, deps.config.http.publicUrl)
  const page = `<!doctype html>${docsPage(routes).html}`
  router.get('/openapi.json', (_req, res) => {
    res.set('Cache-Control', 'no-cache').json(document)
  })
  router.get('/docs', (_req, res) => {
    res.set('Cache-Control', 'no-cache').type('html').send(page)
  })
  return router
}

const STYLE = `
  :root { color-scheme: light dark; --line: light-dark(#d5dedd, #33403f); --muted: light-dark(#52625f, #9db0ad); --accent: light-dark(#0b6b63, #6fd3c6) }
  body { font: 16px/1.5 Inter, system-ui, "Noto Sans SC", sans-serif; margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem }
  h1, h2, h3 { line-height: 1.2 } h2 { margin-top: 3rem } a { color: var(--accent) }
  code, pre { font: 0.875rem/1.45 ui-monospace, monospace } pre { overflow: auto; max-height: 28rem; border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem }
  section.operation { border-top: 1px solid var(--line); padding: 0.5rem 0 1rem } .method { color: var(--accent); text-transform: uppercase }
  dt { color: var(--muted); margin-top: 0.5rem } dd { margin: 0 } table { border-collapse: collapse; width: 100% } td, th { border-bottom: 1px solid var(--line); padding: 0.375rem 0.5rem; text-align: left; vertical-align: top }
  nav ul { columns: 20rem; padding-left: 1rem } nav li { overflow-wrap: anywhere; break-inside: avoid }`

function docsPage(described: readonly Route[]): Html {
  const tags = [...new Set(described.map((route) => route.tag))]
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Steward API</title>
      <style>
        ${{ html: STYLE }}
      </style>
    </head>
    <body>
      <header>
        <h1>Steward API</h1>
        <p>
          For programs: <a href="/openapi.json">OpenAPI 3.1</a>. Errors are RFC 9457 problem documents;
          <a href="#codes">every code</a> is stable.
        </p>
        <ul>
          <li>
            Every POST takes an <code>Idempotency-Key</code>: the same key and body give the stored answer for 24 hours.
          </li>
          <li>A single record comes with <code>ETag</code>; PATCH needs it back in <code>If-Match</code>.</li>
          <li>202 means accepted: read <code>request</code> at <code>Location</code> until it is DONE or REFUSED.</li>
          <li>Lists take <code>limit</code> (1 to 200) and the <code>cursor</code> of the page before.</li>
        </ul>
      </header>
      <nav aria-label="Operations">
        <ul>
          ${described.map(
            (route) =>
              html`<li>
                <a href="#${route.id}"><span class="method">${route.method}</span> ${route.path}</a>
              </li>`,
          )}
        </ul>
      </nav>
      <main>
        ${tags.map(
          (tag) =>
            html`<h2>${tag}</h2>
              ${described.filter((route) => route.tag === tag).map(operation)}`,
        )}
        <h2 id="codes">Error codes</h2>
        ${codeTable()}
      </main>
    </body>
  </html>`
}

function operation(route: Route): Html {
  const takesBody = route.method === 'post' || route.method === 'patch'
  return html`<section class="operation" id="${route.id}">
    <h3>
      <code><span class="method">${route.method}</span> ${route.path}</code>
    </h3>
    <p>${route.summary}</p>
    <dl>
      <dt>Callers</dt>
      <dd>${route.doors.join(', ')}</dd>
      ${schemaPart('Query', route.query)}
      ${takesBody ? schemaPart(route.upload ? 'Fields, besides the file' : 'Body', route.body) : []}
      <dt>Answers</dt>
      <dd>${Object.entries(route.answers).map(([status, schema]) => answer(status, schema))}</dd>
      <dt>Problems</dt>
      <dd>${problemsOf(route).map((code) => html`<a href="#code-${code}"><code>${code}</code></a> `)}</dd>
    </dl>
  </section>`
}

const answer = (status: string, schema: Route['answers'][number]): Html => {
  if (schema === null) return html`<p>${status}</p>`
  if (schema === 'bytes' || schema === undefined) return html`<p>${status}: the file</p>`
  return html`<details>
    <summary>${status}</summary>
    <pre>${shapeOf(schema, 'output')}</pre>
  </details>`
}

function schemaPart(title: string, schema: z.ZodType): Html[] {
  if (schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0) return []
  return [
    html`<dt>${title}</dt>
      <dd>
        <details>
          <summary>Shape</summary>
          <pre>${shapeOf(schema, 'input')}</pre>
        </details>
      </dd>`,
  ]
}

const shapeOf = (schema: z.ZodType, io: 'input' | 'output'): string =>
  JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }), null, 2)

const codeTable = (): Html =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">Code</th>
        <th scope="col">Status</th>
        <th scope="col">English</th>
        <th scope="col" lang="zh-CN">中文</th>
      </tr>
    </thead>
    <tbody>
      ${Object.entries(ERRORS).map(
        ([code, { status, title }]) =>
          html`<tr id="code-${code}">
            <td><code>${code}</code></td>
            <td>${status}</td>
            <td>${title.en}</td>
            <td lang="zh-CN">${title['zh-CN']}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
