import { v7 as uuidv7 } from 'uuid'
import type { DraftForm } from '../../../../domain/accounts/account-opening/form.ts'
import { familyNameFirst, spacedName } from '../../../../domain/accounts/account-opening/full-name.ts'
import type { Standing } from '../../../../domain/accounts/account-opening/standing.ts'
import {
  compareHits,
  hitOf,
  isAlert,
  prepareEntry,
  prepareQuery,
  type ScreeningQuery,
} from '../../../../domain/compliance/screening/match.ts'
import { DEFAULT_THRESHOLDS } from '../../../../domain/compliance/screening/thresholds.ts'
import type { Actor } from '../../../../domain/operations/access/actor.ts'
import { StewardError } from '../../../../platform/errors.ts'
import type { Change } from '../../change.ts'
import { candidates, listVersions } from '../../compliance/screening.ts'
import type { Store } from '../../store.ts'
import type { Answer } from './answer.ts'
import { openCaseTask } from './data-check.ts'
import { readForm } from './forms.ts'
import type { HitDecision } from './hit-decisions.ts'
import { moveTo, type OpenCase, runStep } from './stage.ts'

/**
 * Screens the applicant against every loaded list: clear goes on to the rating, any alert to a person. Safe to run
 * twice. While no list is loaded nobody is screened, so nobody is clear: the step fails and is tried again.
 */
export const screenApplicant = (store: Store, actor: Actor, applicationId: string): Promise<Standing> =>
  runStep(store, actor, applicationId, ['SCREENING'], async (tx, open) => {
    const alerts = await screen(store, tx, open)
    if (alerts.length === 0) {
      await moveTo(tx, open, 'RISK_RATING', { code: 'no-alert' })
      return
    }
    const review = await moveTo(tx, open, 'SCREENING_REVIEW', { code: 'alerts' })
    await openCaseTask(tx, review, 'SCREENING_REVIEW', [])
  })

/**
 * Screens inside a step and stores the run with its hits; returns the alerts that nobody has decided for this very
 * content of the list entry. A hit that two independent facts contradict is stored as a false positive with its evidence.
 * The list versions are read before the entries: a list that comes in between makes the run look older than it is, so it
 * is repeated, never newer.
 */
export async function screen(store: Store, tx: Change, open: OpenCase): Promise<{ entryId: string }[]> {
  const query = prepareQuery(queryOf(await readForm(store, tx.db, open.app)))
  const versions = await listVersions(tx.db)
  if (Object.keys(versions).length === 0)
    throw new StewardError('unavailable', { facts: { missing: 'screening-lists' } })
  const found = await candidates(tx.db, query)
  const hits = found
    .flatMap((stored) => {
      const hit = hitOf(query, prepareEntry(stored.entry), DEFAULT_THRESHOLDS)
      return hit !== null && (isAlert(hit) || hit.routing === 'CLOSED_ON_FACTS') ? [{ stored, hit }] : []
    })
    .sort((left, right) => compareHits(left.hit, right.hit))
  const settled = await tx.db.screeningHit.findMany({
    where: { run: { applicationId: open.app.id }, disposition: { not: 'OPEN' } },
  })
  const known = new Map(settled.map((hit) => [`${hit.entryId} ${hit.entryHash}`, hit]))
  const runId = uuidv7()
  await tx.db.screeningRun.create({
    data: {
      id: runId,
      applicationId: open.app.id,
      configuration: DEFAULT_THRESHOLDS.version,
      listVersions: versions,
      candidates: found.length,
      screenedAt: tx.at,
    },
  })
  const fresh = hits.filter(({ stored }) => !known.has(`${stored.id} ${stored.hash}`))
  const alerts = fresh.filter(({ hit }) => isAlert(hit))
  await tx.db.screeningHit.createMany({
    data: fresh.map(({ stored, hit }) => ({
      id: uuidv7(),
      runId,
      entryId: stored.id,
      source: hit.source,
      entryName: hit.entryName,
      entryHash: stored.hash,
      score: hit.score,
      explanation: { codes: [...hit.codes], contradictions: [...hit.contradictions], routing: hit.routing },
      ...(isAlert(hit) ? { disposition: 'OPEN' } : { disposition: 'FALSE_POSITIVE', decidedAt: tx.at }),
    })),
  })
  await tx.record({
    action: 'party.screened',
    subjectType: 'application',
    subjectId: open.app.id,
    caseId: open.app.id,
    facts: {
      candidates: found.length,
      alerts: alerts.length,
      closedOnFacts: fresh.length - alerts.length,
      configuration: DEFAULT_THRESHOLDS.version,
    },
  })
  return alerts.map(({ stored }) => ({ entryId: stored.id }))
}

function queryOf(form: DraftForm): ScreeningQuery {
  const first = familyNameFirst(form.name)
  const written = [spacedName(form.name?.latin, first), spacedName(form.name?.native, first)]
  const names = [...written, ...(form.name?.previousNames ?? [])].filter((text) => text !== '')
  const [name, ...otherNames] = names
  if (name === undefined) throw new StewardError('validation_failed')
  const countries = [form.nationality, form.address?.country].flatMap((country) =>
    country === undefined || country === '' ? [] : [country],
  )
  return {
    kind: 'PERSON',
    name,
    otherNames,
    birthDate: form.birthDate ?? null,
    countries,
    sex: form.sex === 'F' || form.sex === 'M' ? form.sex : null,
    identifiers:
      form.document?.number === undefined
        ? []
        : [{ number: form.document.number, country: form.document.issuingCountry ?? null }],
  }
}

type Disposition = 'OPEN' | HitDecision['disposition']

/**
 * Decides the open hits of the last run: each as the answer says of it, the others as the answer as a whole. `OPEN`
 * leaves the others for the next person, as when a true match is proposed.
 */
export async function disposeHits(tx: Change, open: OpenCase, answer: Answer, whole: Disposition): Promise<void> {
  const hits = await tx.db.screeningHit.findMany({
    where: { run: { applicationId: open.app.id }, disposition: 'OPEN' },
  })
  const single = new Map(answer.hits?.map((hit) => [hit.id, hit]) ?? [])
  for (const hit of hits) {
    const own = single.get(hit.id)
    const disposition = whole === 'OPEN' && own?.disposition === 'TRUE_MATCH' ? 'OPEN' : (own?.disposition ?? whole)
    if (disposition === 'OPEN') continue
    await tx.db.screeningHit.update({
      where: { id: hit.id },
      data: { disposition, decidedBy: answer.personId, decidedAt: tx.at },
    })
    await tx.record({
      action: 'hit.decided',
      subjectType: 'screening-hit',
      subjectId: hit.id,
      caseId: open.app.id,
      facts: { disposition, basis: own?.basis ?? [], source: hit.source },
    })
  }
}
