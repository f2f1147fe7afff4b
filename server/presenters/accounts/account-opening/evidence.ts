import { hitDisposition } from '../../../../domain/compliance/screening/hit-findings.ts'
import { z } from 'zod'
import type { CaseFile } from '../../../../prisma/store/accounts/account-opening/cases.ts'
import type { CaseView } from '../../../schemas/accounts/account-opening.ts'

const spanText = z
  .object({ from: z.string(), to: z.string(), approximate: z.boolean().optional() })
  .transform(({ from, to, approximate }) => `${approximate === true ? '~' : ''}${from === to ? from : `${from}/${to}`}`)

/** A list entry as the import stored it; what is missing stays empty rather than hiding the hit. */
const storedEntry = z.object({
  sourceId: z.string().catch(''),
  kind: z.string().catch('PERSON'),
  names: z.array(z.object({ name: z.string(), weak: z.boolean() })).catch([]),
  birthDates: z.array(spanText).catch([]),
  nationalities: z.array(z.string()).catch([]),
  countries: z.array(z.string()).catch([]),
  sex: z.string().nullable().catch(null),
  identifiers: z.array(z.object({ type: z.string(), number: z.string(), country: z.string().nullable() })).catch([]),
  programs: z.array(z.string()).catch([]),
  remarks: z.string().nullable().catch(null),
})

const storedExplanation = z
  .object({ codes: z.array(z.string()).catch([]), contradictions: z.array(z.string()).catch([]) })
  .catch({ codes: [], contradictions: [] })
const storedFactors = z
  .array(
    z.object({ id: z.string(), weight: z.number(), level: z.number(), contribution: z.number(), reason: z.string() }),
  )
  .catch([])
const storedChecklist = z
  .array(z.object({ id: z.string(), confirmed: z.boolean() }))
  .nullable()
  .catch(null)
const storedVersions = z.record(z.string(), z.string()).catch({})
const confirmedOnly = z.array(z.string())

type Hit = CaseFile['evidence']['screeningRuns'][number]['hits'][number]
type Screening = NonNullable<CaseView['screening']>

const BANDS: readonly NonNullable<CaseView['assessment']>['band'][] = ['LOW', 'MEDIUM', 'HIGH', 'PROHIBITED']
const LEVELS: readonly NonNullable<NonNullable<CaseView['assessment']>['dueDiligence']>[] = ['SDD', 'CDD', 'EDD']
const RESULTS: readonly CaseView['checks'][number]['result'][] = ['PASS', 'WARN', 'FAIL']
const RESOLUTIONS: readonly CaseView['duplicates'][number]['resolution'][] = [
  'OPEN',
  'NOT_THE_SAME',
  'SAME_OPEN_APPLICATION',
  'SAME_CUSTOMER',
]

/** What the case was decided on: checks of the last rounds, duplicates, the last screening, the last rating, decisions. */
export function presentEvidence(
  file: CaseFile,
): Pick<CaseView, 'checks' | 'duplicates' | 'screening' | 'assessment' | 'decisions'> {
  return {
    checks: presentChecks(file),
    duplicates: presentDuplicates(file),
    screening: presentScreening(file),
    assessment: presentAssessment(file),
    decisions: presentDecisions(file),
  }
}

const presentChecks = ({ evidence }: CaseFile): CaseView['checks'] =>
  evidence.checks.map((check) => ({
    kind: check.kind,
    result: RESULTS.find((result) => result === check.result) ?? 'WARN',
    codes: check.codes,
    source: check.source === 'ANALYST' ? 'ANALYST' : 'AUTOMATIC',
    at: check.at.toISOString(),
  }))

const presentDuplicates = ({ evidence, others }: CaseFile): CaseView['duplicates'] =>
  evidence.duplicates.map((finding) => {
    const other = others.get(finding.otherApplicationId ?? finding.otherCustomerId ?? '')
    return {
      id: finding.id,
      otherReference: other?.reference ?? null,
      otherKind: finding.otherCustomerId === null ? 'APPLICATION' : 'CUSTOMER',
      otherStage: other?.stage ?? null,
      score: finding.score,
      reasons: finding.reasons,
      resolution: RESOLUTIONS.find((resolution) => resolution === finding.resolution) ?? 'OPEN',
    }
  })

function presentScreening(file: CaseFile): CaseView['screening'] {
  const [run] = file.evidence.screeningRuns
  if (run === undefined) return null
  return {
    screenedAt: run.screenedAt.toISOString(),
    candidates: run.candidates,
    lists: storedVersions.parse(run.listVersions),
    hits: run.hits.map((hit) => presentHit(file, hit)),
  }
}

function presentHit(file: CaseFile, hit: Hit): Screening['hits'][number] {
  const entry = storedEntry.parse(file.entries.get(hit.entryId)?.detail ?? {})
  const explanation = storedExplanation.parse(hit.explanation)
  return {
    id: hit.id,
    source: hit.source,
    entryName: hit.entryName,
    entry: {
      sourceId: entry.sourceId,
      kind: entry.kind,
      names: entry.names,
      birthDates: entry.birthDates,
      countries: [...new Set([...entry.nationalities, ...entry.countries])],
      sex: entry.sex,
      identifiers: entry.identifiers,
      programs: entry.programs,
      remarks: entry.remarks ?? '',
    },
    score: Number(hit.score),
    explanation: explanation.codes,
    contradictions: explanation.contradictions,
    disposition: hitDisposition(hit.disposition),
    decidedAt: hit.decidedAt?.toISOString() ?? null,
  }
}

function presentAssessment({ evidence }: CaseFile): CaseView['assessment'] {
  const [rating] = evidence.assessments
  if (rating === undefined) return null
  return {
    model: rating.model,
    packVersion: rating.packVersion,
    score: Number(rating.score),
    band: BANDS.find((band) => band === rating.band) ?? 'HIGH',
    dueDiligence: LEVELS.find((level) => level === rating.dueDiligence) ?? null,
    overrides: rating.overrides,
    factors: storedFactors.parse(rating.explanation),
    assessedAt: rating.assessedAt.toISOString(),
  }
}

const presentDecisions = (file: CaseFile): CaseView['decisions'] =>
  file.evidence.decisions.map((decision) => ({
    id: decision.id,
    kind: decision.kind,
    outcome: decision.outcome,
    reasonCode: decision.reasonCode,
    reason: file.reasons.get(decision.id) ?? null,
    personName: decision.personId === null ? null : (file.names.get(decision.personId) ?? null),
    role: decision.role,
    checklist: presentChecklist(decision.checklist),
    secondFactorAt: decision.secondFactorAt?.toISOString() ?? null,
    decidedAt: decision.decidedAt.toISOString(),
  }))

/** A checklist is kept with each item's answer, or as the ids that were confirmed. */
function presentChecklist(stored: unknown): CaseView['decisions'][number]['checklist'] {
  const ids = confirmedOnly.safeParse(stored)
  return ids.success ? ids.data.map((id) => ({ id, confirmed: true })) : storedChecklist.parse(stored)
}
