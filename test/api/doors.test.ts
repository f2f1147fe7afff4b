import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as shape from './support/answers.ts'
import { randomUUID } from 'node:crypto'
import request from 'supertest'
import { routes } from '../../server/routes/all.ts'
import type { Route } from '../../server/route.ts'
import { type Agent, type Api, type Applicant, type Member, openApi } from './support/api.ts'

let api: Api
let own: Applicant
let other: Applicant
let marketing: Member
let halfway: Member

beforeAll(async () => {
  api = await openApi()
  ;[own, other] = [await api.complete(), await api.start()]
  marketing = await api.signedIn('marketing')
  halfway = await api.member('compliance-officer', 'password-only')
  await halfway.agent
    .post('/v1/auth/sign-in/email')
    .send({ email: halfway.email, password: 'plum-tractor velvet 9 rivers' })
})
afterAll(() => api.close())

const named = (route: Route): string => `${route.method.toUpperCase()} ${route.path}`
const table = (chosen: readonly Route[]): [string, Route][] => chosen.map((route) => [named(route), route])
const at = (route: Route, id: string): string => route.path.replace('{id}', id).replace('{documentId}', randomUUID())

/** Bodies of the routes that want more than an empty one. */
const bodies: Readonly<Record<string, object>> = {
  commandApplication: { command: 'withdraw' },
  answerTask: { outcome: 'approve' },
}

/** Sends what the route would accept of shape, so that only the caller can be what is wrong. */
const send = (agent: Agent, route: Route, id: string) => {
  const call = agent[route.method](at(route, id)).set('If-Match', '"0"')
  return route.upload
    ? call.field('kind', 'IDENTITY_DOCUMENT').attach('file', Buffer.from('x'), 'x')
    : route.method === 'get'
      ? call
      : call.send(bodies[route.id] ?? {})
}

const closed = routes.filter((route) => !route.doors.includes('anonymous'))
const staffOnly = routes.filter((route) => route.doors.every((door) => door === 'staff'))
const byApplicant = routes.filter((route) => route.doors.includes('link') && !route.doors.includes('anonymous'))
const ofApplications = byApplicant.filter((route) => route.path.startsWith('/v1/applications/{id}'))

describe('a caller without a session', () => {
  it.each(table(closed))('is asked to sign in at %s', async (_name, route) => {
    const answer = await send(api.anonymous(), route, own.id)
    expect(shape.refusal(answer)).toEqual([401, 'unauthenticated'])
    expect(answer.headers['content-type']).toContain('application/problem+json')
  })

  it.each(table(closed))('with a forged link is refused at %s', async (_name, route) => {
    const forged = request.agent(api.app).set('Authorization', `Bearer ${randomUUID()}.${'A'.repeat(43)}`)
    expect((await send(forged, route, own.id)).status).toBe(401)
  })
})

describe('the holder of a link', () => {
  it.each(table(staffOnly))('cannot use the staff route %s', async (_name, route) => {
    expect((await send(own.agent, route, own.id)).status).toBe(401)
  })

  it.each(table(ofApplications))("does not find somebody else's application at %s", async (_name, route) => {
    const [theirs, unknown] = [await send(own.agent, route, other.id), await send(own.agent, route, randomUUID())]
    expect(shape.refusal(theirs)).toEqual([404, 'not_found'])
    expect(shape.sameProblem(theirs)).toEqual(shape.sameProblem(unknown))
  })

  it.each(table(byApplicant))('is told at %s that the link has expired', async (_name, route) => {
    const late = await api.start()
    await api.expireLinks(late.id)
    const answer = await send(late.agent, route, late.id)
    expect(shape.refusal(answer)).toEqual([410, 'link_expired'])
  })
})

describe('a person of the bank whose role has nothing to do here', () => {
  const barred = closed.filter(
    (route) => route.tag !== 'access' && route.id !== 'readRequest' && route.id !== 'listMyApplications',
  )
  it.each(table(barred))('is refused at %s', async (_name, route) => {
    const answer = await send(marketing.agent, route, own.id)
    expect(shape.refusal(answer)).toEqual([403, 'forbidden'])
  })

  it('cannot start an application', async () => {
    const answer = await marketing.agent.post('/v1/applications').send({ locale: 'en' })
    expect(shape.refusal(answer)).toEqual([403, 'forbidden'])
  })
})

describe('a person of the bank without a second factor', () => {
  const beyondEnrolling = closed.filter((route) => !route.signIn && route.doors.includes('staff'))
  it.each(table(beyondEnrolling))('gets mfa_required at %s', async (_name, route) => {
    const answer = await send(halfway.agent, route, own.id)
    expect(shape.refusal(answer)).toEqual([403, 'mfa_required'])
  })
})

describe('an id that is none', () => {
  const withId = routes.filter((route) => route.path.includes('{id}') && route.doors.includes('link'))
  it.each(table(withId))('is not found at %s', async (_name, route) => {
    expect((await send(own.agent, route, 'not-an-id')).status).toBe(404)
  })
})
