import { sha256 } from '../../../../platform/encryption.ts'
import type { RiskAssessment, ScreeningRun } from '../../../generated/client.ts'
import type { Db } from '../../store.ts'
import type { OpenCase } from './stage.ts'

/** What a decision rests on: the newest rating and screening, and a digest of everything that was looked at. */
export type Evidence = {
  readonly assessment: RiskAssessment | null
  readonly run: ScreeningRun | null
  readonly digest: string
}

/**
 * The evidence of a case as it stands. The digest (SHA-256 in hex) covers the application's version, the rating, the
 * screening and the files, so that it can be shown later on which of them a decision was made.
 */
export async function evidenceOf(db: Db, { app }: Pick<OpenCase, 'app'>): Promise<Evidence> {
  const assessment = await db.riskAssessment.findFirst({
    where: { applicationId: app.id },
    orderBy: [{ assessedAt: 'desc' }, { id: 'desc' }],
  })
  const run = await db.screeningRun.findFirst({
    where: { applicationId: app.id },
    orderBy: [{ screenedAt: 'desc' }, { id: 'desc' }],
  })
  const documents = await db.applicationDocument.findMany({
    where: { applicationId: app.id, replacedAt: null },
    select: { sha256: true },
  })
  const files = documents.map((document) => document.sha256).toSorted()
  const digest = sha256(JSON.stringify([app.id, app.version, assessment?.id ?? null, run?.id ?? null, files]))
  return { assessment, run, digest }
}
