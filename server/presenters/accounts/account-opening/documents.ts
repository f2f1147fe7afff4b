import type { DocumentFacts } from '../../../../prisma/store/accounts/account-opening/documents.ts'
import type { DocumentView } from '../../../schemas/accounts/account-opening.ts'

/** A file's facts with the address of its content. */
export const presentDocument = (applicationId: string, document: DocumentFacts): DocumentView => ({
  id: document.id,
  kind: document.kind,
  fileName: document.fileName,
  mediaType: document.mediaType,
  sizeBytes: document.sizeBytes,
  sha256: document.sha256,
  uploadedAt: document.uploadedAt.toISOString(),
  href: `/v1/applications/${applicationId}/documents/${document.id}/content`,
})
