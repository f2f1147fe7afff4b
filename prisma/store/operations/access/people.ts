import { v7 as uuidv7 } from 'uuid'
import { LOCALES, type Locale } from '../../../../domain/kernel/locale.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { isRole, type Role } from '../../../../domain/operations/access/roles.ts'
import { change, unchanged } from '../../change.ts'
import type { Db, Store } from '../../store.ts'

/** A human being who works here or banks here, with the roles that are in force. */
export type PersonFacts = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly active: boolean
  readonly deputyOf: string | null
  readonly roles: readonly Role[]
}

/** A person with the roles in force now; null when unknown. */
export async function readPerson(store: Store, id: string): Promise<PersonFacts | null> {
  const row = await store.db.person.findUnique({ where: { id }, include: { roles: true } })
  if (row === null) return null
  const now = store.now()
  return {
    id: row.id,
    name: row.displayName,
    email: row.email,
    locale: LOCALES.find((locale) => locale === row.locale) ?? 'en',
    active: row.active,
    deputyOf: row.deputyOf,
    roles: row.roles
      .filter(({ endsAt }) => endsAt === null || endsAt > now)
      .map(({ role }) => role)
      .filter(isRole),
  }
}

/** Names of people by id, for lists. */
export async function namesOf(db: Db, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const known = [...new Set(ids)].filter((id) => id !== null)
  if (known.length === 0) return new Map()
  const rows = await db.person.findMany({ where: { id: { in: known } }, select: { id: true, displayName: true } })
  return new Map(rows.map((row) => [row.id, row.displayName]))
}

/** Makes a person with roles unless the e-mail address is taken, and returns her id. Safe to repeat. */
export async function ensurePerson(
  store: Store,
  actor: Actor,
  person: { name: string; email: string; locale: Locale; roles: readonly Role[] },
): Promise<string> {
  const email = person.email.toLowerCase()
  const { id } = await change(store, actor, async ({ db, at, record }) => {
    const existing = await db.person.findUnique({ where: { email } })
    if (existing !== null) return unchanged({ id: existing.id })
    const created = await db.person.create({
      data: {
        id: uuidv7(),
        displayName: person.name,
        email,
        locale: person.locale,
        createdAt: at,
        roles: { create: person.roles.map((role) => ({ role, grantedAt: at })) },
      },
    })
    await record({
      action: 'person.created',
      subjectType: 'person',
      subjectId: created.id,
      facts: { roles: [...person.roles] },
    })
    return { id: created.id }
  })
  return id
}
