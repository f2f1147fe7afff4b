import { z } from 'zod'
import { fileTypeFromBuffer } from 'file-type'
import { StewardError } from '../../../../platform/errors.ts'
import {
  addDocument,
  isMediaType,
  type MediaType,
  readDocument,
  removeDocument,
} from '../../../../prisma/store/accounts/account-opening/documents.ts'
import { applicationFor } from '../../../answers.ts'
import { actorOf } from '../../../context.ts'
import { noteRead } from '../../../middleware/read-log.ts'
import { presentDocument } from '../../../presenters/accounts/account-opening/documents.ts'
import { byId, get, nothing, type ReceivedFile, remove, type Route, upload } from '../../../route.ts'
import { documentUpload, documentView } from '../../../schemas/accounts/account-opening.ts'

const doors = ['link', 'api-key', 'customer', 'staff'] as const
const byDocument = z.strictObject({ id: z.uuid(), documentId: z.uuid() })
const LONGEST_NAME = 200

/** Files of an application. */
export const documentRoutes: readonly Route[] = [
  upload({
    id: 'addDocument',
    path: '/v1/applications/{id}/documents',
    summary:
      'Add one file (PDF, JPEG, PNG or HEIC, at most 10 MB) to a draft; a new identity document replaces the earlier one',
    tag: 'applications',
    doors,
    params: byId,
    body: documentUpload,
    answers: { 201: documentView },
    problems: ['not_found', 'forbidden', 'link_expired', 'wrong_stage', 'too_large', 'unsupported_media'],
    handle: async ({ deps, context, params, body, files }) => {
      const { application } = await applicationFor({ deps, context }, params.id, 'edit')
      const file = theFile(files)
      const added = await addDocument(deps.store, actorOf(context, params.id), {
        applicationId: params.id,
        kind: body.kind,
        fileName: tidyName(file.fileName),
        mediaType: await sniff(file.bytes),
        content: file.bytes,
      })
      return { status: 201, body: presentDocument(application.id, added) }
    },
  }),
  remove({
    id: 'removeDocument',
    path: '/v1/applications/{id}/documents/{documentId}',
    summary: 'Erase a file of a draft',
    tag: 'applications',
    doors,
    params: byDocument,
    answers: { 204: null },
    problems: ['not_found', 'forbidden', 'link_expired', 'wrong_stage'],
    handle: async ({ deps, context, params }) => {
      await applicationFor({ deps, context }, params.id, 'edit')
      await removeDocument(deps.store, actorOf(context, params.id), {
        applicationId: params.id,
        documentId: params.documentId,
      })
      return { status: 204 }
    },
  }),
  get({
    id: 'readDocumentContent',
    path: '/v1/applications/{id}/documents/{documentId}/content',
    summary: 'Download a file',
    tag: 'applications',
    doors,
    params: byDocument,
    query: nothing,
    answers: { 200: 'bytes' },
    problems: ['not_found', 'forbidden', 'link_expired'],
    handle: async ({ deps, context, params }) => {
      await applicationFor({ deps, context }, params.id, 'view-identity')
      const { facts, content } = await readDocument(deps.store, {
        applicationId: params.id,
        documentId: params.documentId,
      })
      await noteRead(deps, context, { applicationId: params.id, what: 'document', documentId: facts.id })
      return {
        status: 200,
        bytes: content,
        headers: {
          'Content-Type': facts.mediaType,
          'Content-Length': String(content.byteLength),
          'Content-Disposition': `attachment; filename="document${EXTENSIONS[facts.mediaType]}"; filename*=UTF-8''${encodeName(facts.fileName)}`,
        },
      }
    },
  }),
]

const EXTENSIONS: Readonly<Record<MediaType, string>> = {
  'application/pdf': '.pdf',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/heic': '.heic',
}

function theFile(files: readonly ReceivedFile[]): ReceivedFile {
  const [file] = files
  if (file === undefined)
    throw new StewardError('validation_failed', { errors: [{ pointer: '/file', code: 'file_missing' }] })
  if (files.length > 1)
    throw new StewardError('validation_failed', { errors: [{ pointer: '/file', code: 'single_file' }] })
  if (file.bytes.byteLength === 0)
    throw new StewardError('validation_failed', { errors: [{ pointer: '/file', code: 'file_empty' }] })
  return file
}

/** The type by the file's own first bytes; what the sender or the name says is not believed. */
async function sniff(bytes: Buffer): Promise<MediaType> {
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  const mime =
    type === 'image/heif' || type === 'image/heic-sequence' || type === 'image/heif-sequence' ? 'image/heic' : type
  if (!isMediaType(mime))
    throw new StewardError('unsupported_media', { errors: [{ pointer: '/file', code: 'invalid_format' }] })
  return mime
}

/** A file name without path and control characters. */
const tidyName = (name: string): string => {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  return last.replaceAll(/\p{C}/gu, '').trim().slice(-LONGEST_NAME) || 'document'
}

/** RFC 8187 encoding of a header parameter. */
const encodeName = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
