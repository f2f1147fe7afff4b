import { maskedAccountNumber } from '../../../../domain/accounts/account-opening/account-number.ts'
import { checkForm } from '../../../../domain/accounts/account-opening/check-form.ts'
import { isDeclineReason, letterClass } from '../../../../domain/accounts/account-opening/decline-reasons.ts'
import { type OpeningStage, openingStages } from '../../../../domain/accounts/account-opening/stages.ts'
import { bookingDay } from '../../../../domain/kernel/due.ts'
import { LOCALES } from '../../../../domain/kernel/locale.ts'
import { mayCommand } from '../../../../domain/kernel/stages.ts'
import { JURISDICTIONS } from '../../../../domain/operations/policies/jurisdiction.ts'
import type { PolicyPack } from '../../../../domain/operations/policies/pack.ts'
import {
  type ApplicationFacts,
  readAccountNumber,
  readStatement,
  type Statement,
} from '../../../../prisma/store/accounts/account-opening/cases.ts'
import { channelOf } from '../../../../prisma/store/accounts/account-opening/forms.ts'
import { stageOf } from '../../../../prisma/store/accounts/account-opening/stage.ts'
import { readPack } from '../../../../prisma/store/operations/policies.ts'
import type { Store } from '../../../../prisma/store/store.ts'
import { type Ability, anApplication } from '../../../abilities/ability.ts'
import type { ApplicantView } from '../../../schemas/accounts/account-opening.ts'
import { presentDocument } from './documents.ts'

type PublicStage = ApplicantView['stage']

/** What each stage is called to the applicant: never that a name was reviewed, and a prohibited case reads as declined. */
const PUBLIC_STAGE: { readonly [Stage in OpeningStage]: PublicStage } = {
  DRAFT: 'DRAFT',
  SUBMITTED: 'RECEIVED',
  DATA_CHECK: 'CHECKING',
  DUPLICATE_REVIEW: 'CHECKING',
  VERIFYING: 'CHECKING',
  SCREENING: 'CHECKING',
  SCREENING_REVIEW: 'CHECKING',
  RISK_RATING: 'CHECKING',
  DUE_DILIGENCE: 'CHECKING',
  PENDING_INFORMATION: 'CHECKING',
  PENDING_APPROVAL: 'DECIDING',
  APPROVED: 'OPENING',
  PROVISIONING: 'OPENING',
  PROVISIONING_FAILED: 'OPENING',
  AWAITING_ACTIVATION: 'AWAITING_ACTIVATION',
  ACTIVE: 'ACTIVE',
  DECLINED: 'DECLINED',
  PROHIBITED: 'DECLINED',
  WITHDRAWN: 'WITHDRAWN',
  EXPIRED: 'EXPIRED',
  CLOSED_UNUSED: 'CLOSED',
}

/** Between the receipt and the outcome the time of inner steps is not shown, so that nothing can be read from it. */
const OPAQUE: readonly PublicStage[] = ['RECEIVED', 'CHECKING', 'DECIDING', 'OPENING']

/** The application as its applicant sees it; reads form, files and account. */
export async function presentToApplicant(
  store: Store,
  application: ApplicationFacts,
  ability: Ability,
): Promise<ApplicantView> {
  const [statement, pack, accountNumber] = await Promise.all([
    readStatement(store, application),
    readPack(store.db, application.packVersion),
    readAccountNumber(store, application.id),
  ])
  return applicantViewOf(application, {
    statement,
    pack,
    accountNumber,
    ability,
    now: store.now(),
  })
}

type Parts = { statement: Statement; pack: PolicyPack; accountNumber: string | null; ability: Ability; now: Date }

function applicantViewOf(
  application: ApplicationFacts,
  { statement, pack, accountNumber, ability, now }: Parts,
): ApplicantView {
  const stage = stageOf(application)
  const shown = PUBLIC_STAGE[stage]
  const subject = anApplication(application)
  const draft = stage === 'DRAFT'
  return {
    id: application.id,
    reference: application.reference,
    version: application.version,
    locale: LOCALES.find((locale) => locale === application.locale) ?? 'en',
    jurisdiction: JURISDICTIONS.find((jurisdiction) => jurisdiction === application.jurisdiction) ?? 'BASE',
    channel: channelOf(application),
    stage: shown,
    stageSince: (OPAQUE.includes(shown)
      ? (application.submittedAt ?? application.stageSince)
      : application.stageSince
    ).toISOString(),
    createdAt: application.createdAt.toISOString(),
    submittedAt: application.submittedAt?.toISOString() ?? null,
    expiresAt: application.expiresAt?.toISOString() ?? null,
    form: statement.form,
    problems:
      draft && statement.form !== null
        ? checkForm(statement.form, { today: bookingDay(now), pack, channel: channelOf(application) })
        : [],
    documents: statement.documents.map((document) => presentDocument(application.id, document)),
    declineReasonClass: shown === 'DECLINED' ? reasonClassOf(application.declineReason) : null,
    maskedAccountNumber:
      accountNumber !== null && (shown === 'AWAITING_ACTIVATION' || shown === 'ACTIVE')
        ? maskedAccountNumber(accountNumber)
        : null,
    permissions: {
      edit: draft && ability.can('edit', subject),
      submit: draft && ability.can('submit', subject),
      withdraw: (draft || mayCommand(openingStages, stage, 'withdraw')) && ability.can('withdraw', subject),
      activate: stage === 'AWAITING_ACTIVATION',
    },
  }
}

const reasonClassOf = (reason: string | null): NonNullable<ApplicantView['declineReasonClass']> =>
  reason !== null && isDeclineReason(reason) ? letterClass(reason) : 'NEUTRAL'
