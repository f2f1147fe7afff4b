import { v7 as uuidv7 } from 'uuid'
import { completeForm } from '../../../../domain/accounts/account-opening/complete-form.ts'
import { packGaps } from '../../../../domain/accounts/account-opening/due-diligence-pack.ts'
import type { ApplicationForm } from '../../../../domain/accounts/account-opening/form.ts'
import type { Standing } from '../../../../domain/accounts/account-opening/standing.ts'
import { countryTableOn } from '../../../../domain/compliance/risk-rating/country-risk.ts'
import { levelsForPerson, type ScreeningOutcome } from '../../../../domain/compliance/risk-rating/levels-for-person.ts'
import { hitDisposition } from '../../../../domain/compliance/screening/hit-findings.ts'
import { type Assessment, rate } from '../../../../domain/compliance/risk-rating/rate.ts'
import { bookingDay } from '../../../../domain/kernel/due.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import type { Prisma } from '../../../generated/client.ts'
import type { Change } from '../../change.ts'
import type { Db, Store } from '../../store.ts'
import { startApproval } from './approval.ts'
import { decline } from './closing.ts'
import { openCaseTask } from './data-check.ts'
import { type Evidence, evidenceOf } from './evidence.ts'
import { channelOf, readForm } from './forms.ts'
import { makers } from './makers.ts'
import { keepAfterRiskDecline, moveTo, type OpenCase, runStep } from './stage.ts'

/**
 * Rates the applicant by the pack's model and decides how much due diligence follows: a complete pack goes to its
 * approvers (or straight through, where the pack says so), an incomplete or enhanced one to the analyst. Safe to run twice.
 */
export const rateApplicant = (store: Store, actor: Actor, applicationId: string): Promise<Standing> =>
  runStep(store, actor, applicationId, ['RISK_RATING'], async (tx, open) => {
    const form = completeForm(await readForm(store, tx.db, open.app))
    if (form === null) return decline(tx, open, 'information-not-provided')
    const assessment = await assess(tx, open, form)
    await saveAssessment(tx, open, assessment)
    if (assessment.band === 'PROHIBITED') {
      await moveTo(tx, open, 'PROHIBITED', {
        code: 'rated-prohibited',
        declineReason: 'prohibited-customer-type',
        keep: keepAfterRiskDecline(open.pack),
      })
      return
    }
    const rated = await moveTo(tx, open, 'DUE_DILIGENCE', {
      code: 'rated',
      facts: { band: assessment.band, level: assessment.dueDiligence ?? '' },
    })
    await prepareOrApprove(tx, rated, form, assessment)
  })

async function prepareOrApprove(
  tx: Change,
  open: OpenCase,
  form: ApplicationForm,
  assessment: Assessment,
): Promise<void> {
  const gaps = packGaps(assessment.dueDiligence ?? 'EDD', form, ['identity-verified'])
  if (gaps.length > 0)
    return openCaseTask(tx, open, 'DUE_DILIGENCE_PACK', await makers(tx.db, open.app, 'creator-only'))
  const evidence = await evidenceOf(tx.db, open)
  if (open.pack.straightThroughLow && assessment.band === 'LOW' && (await nobodyDecided(tx.db, open.app.id)))
    return passStraightThrough(tx, open, assessment, evidence)
  await startApproval(tx, open)
}

/** A case that any person had to look at is not clean enough to be opened without one. */
const nobodyDecided = async (db: Db, applicationId: string): Promise<boolean> =>
  (await db.decision.count({ where: { applicationId } })) === 0

async function passStraightThrough(
  tx: Change,
  open: OpenCase,
  assessment: Assessment,
  evidence: Evidence,
): Promise<void> {
  const approving = await moveTo(tx, open, 'APPROVED', { code: 'straight-through' })
  await tx.db.decision.create({
    data: {
      id: uuidv7(),
      applicationId: approving.app.id,
      kind: 'STRAIGHT_THROUGH',
      outcome: 'approve',
      role: 'policy',
      policyVersions: [open.app.packVersion, assessment.model, assessment.countryTable],
      evidenceDigest: evidence.digest,
      decidedAt: tx.at,
    },
  })
}

async function assess(tx: Change, open: OpenCase, form: ApplicationForm): Promise<Assessment> {
  const today = bookingDay(tx.at)
  const countries = countryTableOn(today)
  const { levels, facts } = levelsForPerson(form, {
    pack: open.pack,
    countries,
    today,
    channel: channelOf(open.app),
    screening: await screeningOutcomes(tx.db, open.app.id),
    livenessChecked: false,
    secondIdentitySource: false,
    verifiedByException: false,
  })
  return rate(levels, facts, open.pack, countries)
}

async function screeningOutcomes(db: Db, applicationId: string): Promise<ScreeningOutcome[]> {
  const hits = await db.screeningHit.findMany({ where: { run: { applicationId } } })
  return hits.map((hit) => ({ disposition: hitDisposition(hit.disposition) }))
}

async function saveAssessment(tx: Change, open: OpenCase, assessment: Assessment): Promise<void> {
  const id = uuidv7()
  const explanation: Prisma.InputJsonArray = assessment.factors.map((factor) => ({ ...factor }))
  await tx.db.riskAssessment.create({
    data: {
      id,
      applicationId: open.app.id,
      model: assessment.model,
      packVersion: assessment.packVersion,
      countryTable: assessment.countryTable,
      levels: Object.fromEntries(assessment.factors.map((factor) => [factor.id, factor.level])),
      facts: { unknowns: [...assessment.unknowns] },
      score: assessment.score,
      band: assessment.band,
      dueDiligence: assessment.dueDiligence,
      overrides: [...assessment.overrides],
      explanation,
      author: 'system',
      assessedAt: tx.at,
    },
  })
  await tx.db.application.update({
    where: { id: open.app.id },
    data: { riskBand: assessment.band, dueDiligence: assessment.dueDiligence },
  })
  await tx.record({
    action: 'risk.rated',
    subjectType: 'application',
    subjectId: open.app.id,
    caseId: open.app.id,
    facts: { assessmentId: id, model: assessment.model, band: assessment.band, overrides: [...assessment.overrides] },
    policyVersions: [assessment.packVersion, assessment.countryTable],
  })
}
