import { maskedAccountNumber } from '../../../../domain/accounts/account-opening/account-number.ts'
import { CHANNELS } from '../../../../domain/accounts/account-opening/form.ts'
import { openingStages } from '../../../../domain/accounts/account-opening/stages.ts'
import { LOCALES } from '../../../../domain/kernel/locale.ts'
import { mayCommand } from '../../../../domain/kernel/stages.ts'
import { JURISDICTIONS } from '../../../../domain/operations/policies/jurisdiction.ts'
import {
  type ApplicationFacts,
  type CaseFile,
  readCase,
  readStatement,
  type Statement,
} from '../../../../prisma/store/accounts/account-opening/cases.ts'
import { stageOf } from '../../../../prisma/store/accounts/account-opening/stage.ts'
import type { Store } from '../../../../prisma/store/store.ts'
import { type Ability, anApplication, aTask } from '../../../abilities/ability.ts'
import { MASKED_FIELDS, maskForm } from '../../../abilities/masking.ts'
import type { PersonCaller } from '../../../context.ts'
import type { CaseView } from '../../../schemas/accounts/account-opening.ts'
import { presentRequest } from '../../operations/requests.ts'
import { presentTask } from '../../operations/tasks.ts'
import { presentDocument } from './documents.ts'
import { presentEvidence } from './evidence.ts'

type Reader = { readonly caller: PersonCaller; readonly ability: Ability }

const EVIDENCE = [
  '/checks',
  '/duplicates',
  '/screening',
  '/assessment',
  '/decisions',
  '/declineReason',
  '/stageReason',
] as const
const NO_EVIDENCE = { checks: [], duplicates: [], screening: null, assessment: null, decisions: [] } as const

/** The whole case as a member of staff may see it; `masked` names what is shortened or left out for her. */
export async function presentCase(store: Store, application: ApplicationFacts, reader: Reader): Promise<CaseView> {
  const subject = anApplication(application)
  const may = {
    identity: reader.ability.can('view-identity', subject),
    evidence: reader.ability.can('view-evidence', subject),
    audit: reader.ability.can('view-audit', subject),
    withdraw: reader.ability.can('withdraw', subject),
  }
  const [file, statement] = await Promise.all([readCase(store, application.id), readStatement(store, application)])
  const stage = stageOf(application)
  return {
    id: application.id,
    reference: application.reference,
    version: application.version,
    stage,
    stageSince: application.stageSince.toISOString(),
    stageReason: may.evidence ? application.stageReason : null,
    jurisdiction: JURISDICTIONS.find((jurisdiction) => jurisdiction === application.jurisdiction) ?? 'BASE',
    packVersion: application.packVersion,
    channel: CHANNELS.find((channel) => channel === application.channel) ?? 'REMOTE_DOCUMENT',
    locale: LOCALES.find((locale) => locale === application.locale) ?? 'en',
    createdAt: application.createdAt.toISOString(),
    submittedAt: application.submittedAt?.toISOString() ?? null,
    closedAt: application.closedAt?.toISOString() ?? null,
    eraseOn: application.eraseOn?.toISOString().slice(0, 10) ?? null,
    ...statementFor(application, statement, {
      ...may,
      everything: reader.caller.person.roles.every((role) => role === 'administrator'),
    }),
    ...(may.evidence ? presentEvidence(file) : { ...NO_EVIDENCE, checks: [], duplicates: [], decisions: [] }),
    tasks: file.tasks
      .filter(({ task }) => may.evidence || reader.ability.can('read', aTask(task)))
      .map((record) => presentTask(record, reader)),
    account: accountOf(file),
    declineReason: may.evidence ? application.declineReason : null,
    pendingRequests: file.pendingRequests.map(presentRequest),
    permissions: {
      withdraw: may.withdraw && (stage === 'DRAFT' || mayCommand(openingStages, stage, 'withdraw')),
      viewIdentity: may.identity,
      viewAudit: may.audit,
    },
  }
}

type May = { readonly identity: boolean; readonly evidence: boolean; readonly everything: boolean }

/** Form and files for the reader. Administrators get no business data at all, only where the case stands. */
function statementFor(
  application: ApplicationFacts,
  statement: Statement,
  may: May,
): Pick<CaseView, 'form' | 'documents' | 'masked'> {
  const evidence = may.evidence ? [] : EVIDENCE
  if (may.identity)
    return {
      form: statement.form,
      documents: statement.documents.map((document) => presentDocument(application.id, document)),
      masked: [...evidence],
    }
  if (may.everything || statement.form === null)
    return { form: null, documents: [], masked: ['/form', '/documents', ...evidence] }
  return { form: maskForm(statement.form), documents: [], masked: [...MASKED_FIELDS, '/documents', ...evidence] }
}

function accountOf({ account, customer }: CaseFile): CaseView['account'] {
  if (account === null) return null
  return {
    maskedNumber: maskedAccountNumber(account.number),
    state: account.state,
    product: account.product,
    currency: account.currency,
    openedAt: account.openedAt.toISOString(),
    nextReviewOn: customer?.nextReviewOn?.toISOString().slice(0, 10) ?? null,
  }
}
