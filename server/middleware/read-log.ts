import { change } from '../../prisma/store/change.ts'
import { actorOf, type Deps, type RequestContext } from '../context.ts'

/** Tells the trail that an internal auditor read a case: she may read everything, and every reading is known. */
export async function noteRead(
  deps: Deps,
  context: RequestContext,
  read: { applicationId: string; what: 'case' | 'timeline' | 'document'; documentId?: string },
): Promise<void> {
  const { caller } = context
  if (caller.kind !== 'PERSON' || !caller.person.roles.includes('internal-auditor')) return
  await change(deps.store, actorOf(context, read.applicationId, 'internal-auditor'), async ({ record }) => {
    await record({
      action: 'case.read',
      subjectType: 'application',
      subjectId: read.applicationId,
      caseId: read.applicationId,
      facts: { what: read.what, ...(read.documentId === undefined ? {} : { documentId: read.documentId }) },
    })
  })
}
