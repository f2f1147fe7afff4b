import canonicalize from 'canonicalize'
import { basePack } from '../../../domain/operations/policies/base-pack.ts'
import type { Jurisdiction } from '../../../domain/operations/policies/jurisdiction.ts'
import type { PolicyPack } from '../../../domain/operations/policies/pack.ts'
import { packs } from '../../../domain/operations/policies/packs.ts'
import { sha256 } from '../../../platform/encryption.ts'
import type { Prisma } from '../../generated/client.ts'
import { change, unchanged } from '../change.ts'
import type { Db, Store } from '../store.ts'
import { recordSubjectId } from '../record-ids.ts'

const KIND = 'POLICY_PACK'

/** Puts a pack into the store as an approved version, effective from its own date. Safe to repeat, also at once; a version never changes. */
export async function installPack(store: Store, pack: PolicyPack): Promise<void> {
  const existing = await store.db.policyVersion.findUnique({ where: { id: pack.version } })
  if (existing !== null) return
  const content = toJson(pack)
  await change(store, { kind: 'SYSTEM', job: 'installation' }, async ({ db, at, record }) => {
    const { count } = await db.policyVersion.createMany({
      data: [
        {
          id: pack.version,
          kind: KIND,
          scope: pack.jurisdiction,
          content,
          contentHash: sha256(canonicalize(content) ?? ''),
          state: 'APPROVED',
          effectiveFrom: new Date(`${pack.effectiveFrom}T00:00:00Z`),
          createdAt: at,
          approvedAt: at,
        },
      ],
      skipDuplicates: true,
    })
    if (count === 0) return unchanged({})
    await record({
      action: 'policy.installed',
      subjectType: 'policy',
      subjectId: recordSubjectId(pack.version),
      facts: { version: pack.version },
    })
    return {}
  })
}

/** Installs the packs that the product ships: BASE, CN, EU, UK and US. */
export async function installShippedPacks(store: Store): Promise<void> {
  for (const pack of Object.values(packs)) await installPack(store, pack)
}

/** The approved pack of a jurisdiction that is in force at an instant; throws when none is. */
export async function packInForce(db: Db, jurisdiction: Jurisdiction, at: Date): Promise<PolicyPack> {
  const row = await db.policyVersion.findFirst({
    where: { kind: KIND, scope: jurisdiction, state: 'APPROVED', effectiveFrom: { lte: at } },
    orderBy: [{ effectiveFrom: 'desc' }, { createdAt: 'desc' }],
  })
  if (row === null) throw new Error(`No approved policy pack is in force for ${jurisdiction}.`)
  return packOf(row)
}

/** Versions never change, so each is read once a process. */
const packsByVersion = new Map<string, PolicyPack>()

/** The pack of one version, as stored; throws when the version is unknown or its content is not a pack. */
export async function readPack(db: Db, version: string): Promise<PolicyPack> {
  const known = packsByVersion.get(version)
  if (known !== undefined) return known
  const row = await db.policyVersion.findUnique({ where: { id: version } })
  if (row === null) throw new Error(`Policy version ${version} is unknown.`)
  const pack = packOf(row)
  packsByVersion.set(version, pack)
  return pack
}

function packOf(row: { id: string; content: Prisma.JsonValue }): PolicyPack {
  if (!isPack(row.content)) throw new Error(`Policy version ${row.id} does not have the shape of a policy pack.`)
  return row.content
}

/** A pack is data that JSON can hold as it is; the compiler checks that. */
const toJson = (pack: PolicyPack): Prisma.InputJsonObject => ({ ...pack })

/** Every part that the base pack has must be there; parts that are null in the base pack may hold anything. */
const isPack = (value: unknown): value is PolicyPack => hasShapeOf(basePack, value)

function hasShapeOf(model: unknown, value: unknown): boolean {
  if (model === null || value === null) return true
  if (Array.isArray(model)) return Array.isArray(value)
  if (typeof model !== 'object') return typeof value === typeof model
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const parts = new Map<string, unknown>(Object.entries(value))
  return Object.entries(model).every(([key, part]) => parts.has(key) && hasShapeOf(part, parts.get(key)))
}
