import { describe, expect, it } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'
import { z } from 'zod'
import { type ErrorCode, ERRORS, isErrorCode } from '../../platform/errors.ts'
import { openApiDocument, problemsOf } from '../../server/openapi/document.ts'
import { routes } from '../../server/routes/all.ts'

const document = openApiDocument(routes, 'http://localhost:8080')
const plain = z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(document)))

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate(plain)
    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
    expect(plain['openapi']).toBe('3.1.0')
  })

  it('describes every route, each under its own name', () => {
    const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method} ${path}`),
    )
    expect(described.toSorted()).toEqual(routes.map((route) => `${route.method} ${route.path}`).toSorted())
    expect(new Set(routes.map((route) => route.id)).size).toBe(routes.length)
  })

  it('lists exactly the codes of the error registry', () => {
    const listed = plain['x-problem-codes']
    expect(Array.isArray(listed) ? listed.map((entry: { code: string }) => entry.code).toSorted() : []).toEqual(
      Object.keys(ERRORS).toSorted(),
    )
  })

  it('names under each status of an operation only codes of that status', () => {
    for (const route of routes) {
      for (const code of problemsOf(route)) expect(isErrorCode(code)).toBe(true)
    }
  })

  it('names every code of the registry at some operation, except what no described operation can answer', () => {
    const later: readonly ErrorCode[] = ['method_not_allowed']
    const named = new Set(routes.flatMap(problemsOf))
    const unnamed = Object.keys(ERRORS)
      .filter(isErrorCode)
      .filter((code) => !named.has(code))
    expect(unnamed.toSorted()).toEqual([...later].toSorted())
  })

  it('says who may call: every operation names a credential or is open', () => {
    for (const item of Object.values(document.paths ?? {})) {
      for (const operation of Object.values(item)) {
        expect(typeof operation === 'object' && operation !== null && 'security' in operation).toBe(true)
      }
    }
  })
})
