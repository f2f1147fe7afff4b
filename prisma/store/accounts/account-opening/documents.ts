import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { sha256 } from '../../../../platform/encryption.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type { Prisma } from '../../../generated/client.ts'
import { type Change, change } from '../../change.ts'
import { openVault, type SubjectVault } from '../../sealing.ts'
import type { Store } from '../../store.ts'
import { lockCase } from './stage.ts'

export type DocumentKind = 'IDENTITY_DOCUMENT' | 'SUPPORTING_DOCUMENT'
export type MediaType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/heic'

/** Facts of an uploaded file with its name opened. */
export type DocumentFacts = {
  readonly id: string
  readonly kind: DocumentKind
  readonly fileName: string
  readonly mediaType: MediaType
  readonly sizeBytes: number
  readonly sha256: string
  readonly uploadedAt: Date
}

/** Files that one application may hold at a time. */
const MAX_DOCUMENTS = 20

const facts = {
  id: true,
  kind: true,
  fileName: true,
  mediaType: true,
  sizeBytes: true,
  sha256: true,
  uploadedAt: true,
} as const satisfies Prisma.ApplicationDocumentSelect
type StoredFacts = Prisma.ApplicationDocumentGetPayload<{ select: typeof facts }>

/**
 * Keeps a file with a draft, name and content sealed. A new identity document replaces the earlier one, which is kept
 * with the time of its replacement. Throws `not_found`, `wrong_stage` once submitted, `too_large` at 20 files.
 */
export async function addDocument(
  store: Store,
  actor: Actor,
  upload: { applicationId: string; kind: DocumentKind; fileName: string; mediaType: MediaType; content: Uint8Array },
): Promise<DocumentFacts> {
  return change(store, actor, async (tx) => {
    const { app, stage } = await lockCase(tx.db, upload.applicationId)
    if (stage !== 'DRAFT') throw new StewardError('wrong_stage', { facts: { stage } })
    if (upload.kind === 'IDENTITY_DOCUMENT') await replaceEarlier(tx, app.id)
    const held = await tx.db.applicationDocument.count({ where: { applicationId: app.id, replacedAt: null } })
    if (held >= MAX_DOCUMENTS) throw new StewardError('too_large', { facts: { maxDocuments: MAX_DOCUMENTS } })
    const vault = await openVault(store, tx.db, app.subjectId)
    const id = uuidv7()
    const row = await tx.db.applicationDocument.create({
      data: {
        id,
        applicationId: app.id,
        kind: upload.kind,
        fileName: vault.seal('ApplicationDocument', 'fileName', id, upload.fileName),
        mediaType: upload.mediaType,
        sizeBytes: upload.content.byteLength,
        sha256: sha256(upload.content),
        content: vault.sealBytes('ApplicationDocument', 'content', id, upload.content),
        uploadedAt: tx.at,
      },
      select: facts,
    })
    await tx.record({
      action: 'document.added',
      subjectType: 'document',
      subjectId: id,
      caseId: app.id,
      facts: { kind: row.kind, mediaType: row.mediaType, sizeBytes: row.sizeBytes, sha256: row.sha256 },
    })
    return opened(vault, row)
  })
}

async function replaceEarlier({ db, at, record }: Change, applicationId: string): Promise<void> {
  const earlier = await db.applicationDocument.findMany({
    where: { applicationId, kind: 'IDENTITY_DOCUMENT', replacedAt: null },
    select: { id: true },
  })
  for (const { id } of earlier) {
    await db.applicationDocument.update({ where: { id }, data: { replacedAt: at } })
    await record({ action: 'document.replaced', subjectType: 'document', subjectId: id, caseId: applicationId })
  }
}

/** Erases a file of a draft. Throws `not_found`, and `wrong_stage` once the application was submitted. */
export async function removeDocument(
  store: Store,
  actor: Actor,
  document: { applicationId: string; documentId: string },
): Promise<void> {
  await change(store, actor, async ({ db, record }) => {
    const { app, stage } = await lockCase(db, document.applicationId)
    if (stage !== 'DRAFT') throw new StewardError('wrong_stage', { facts: { stage } })
    const { count } = await db.applicationDocument.deleteMany({
      where: { id: document.documentId, applicationId: app.id, replacedAt: null },
    })
    if (count === 0) throw new StewardError('not_found')
    await record({
      action: 'document.removed',
      subjectType: 'document',
      subjectId: document.documentId,
      caseId: app.id,
    })
  })
}

/** Files that belong to an application now, oldest first, without their content. */
export async function listDocuments(
  store: Store,
  application: { id: string; subjectId: string },
): Promise<DocumentFacts[]> {
  const rows = await store.db.applicationDocument.findMany({
    where: { applicationId: application.id, replacedAt: null },
    orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }],
    select: facts,
  })
  if (rows.length === 0) return []
  const vault = await openVault(store, store.db, application.subjectId)
  return rows.map((row) => opened(vault, row))
}

/** One file with its content opened; throws `not_found`, and `decryption_failed` after erasure. */
export async function readDocument(
  store: Store,
  document: { applicationId: string; documentId: string },
): Promise<{ facts: DocumentFacts; content: Buffer }> {
  const row = await store.db.applicationDocument.findFirst({
    where: { id: document.documentId, applicationId: document.applicationId, replacedAt: null },
    include: { application: { select: { subjectId: true } } },
  })
  if (row === null) throw new StewardError('not_found')
  const vault = await openVault(store, store.db, row.application.subjectId)
  return { facts: opened(vault, row), content: vault.openBytes('ApplicationDocument', 'content', row.id, row.content) }
}

function opened(vault: SubjectVault, row: StoredFacts): DocumentFacts {
  const name = vault.open('ApplicationDocument', 'fileName', row.id, row.fileName)
  const { kind, mediaType } = row
  if (typeof name !== 'string' || !isKind(kind) || !isMediaType(mediaType))
    throw new Error(`The document ${row.id} has facts that nobody wrote.`)
  return { ...row, fileName: name, kind, mediaType }
}

const isKind = (text: string): text is DocumentKind => text === 'IDENTITY_DOCUMENT' || text === 'SUPPORTING_DOCUMENT'
/** True when files of this media type may be kept; narrows stored or detected values. */
export const isMediaType = (text: string): text is MediaType =>
  text === 'application/pdf' || text === 'image/jpeg' || text === 'image/png' || text === 'image/heic'
