import {
  type Evidence,
  type FactCode,
  isCorroborated,
  type OpposingFact,
  type PartyFacts,
  weighFacts,
} from './evidence.ts'
import type { EntryKind, ListClass, ListEntry, ListName, ListSource } from './list-entry.ts'
import { type PreparedName, prepareName } from './normalise.ts'
import { type NameMethod, type NameSimilarity, nameSimilarity } from './similarity.ts'
import type { ClassThresholds, Thresholds } from './thresholds.ts'

/**
 * What is screened: a name with the other names the party uses or used, and the facts that are known. `birthDate` is
 * YYYY, YYYY-MM or YYYY-MM-DD; countries are ISO 3166-1 alpha-2.
 */
export type ScreeningQuery = PartyFacts & { name: string; otherNames: readonly string[] }

/** A query whose names were prepared once, as a person's and as a firm's, to be compared with many entries. */
export type PreparedQuery = { facts: PartyFacts; names: readonly { asPerson: PreparedName; asFirm: PreparedName }[] }

/** A list entry whose names were prepared once, to be compared with many queries. */
export type PreparedEntry = { entry: ListEntry; names: readonly { listed: ListName; prepared: PreparedName }[] }

export type MatchCode = `name.${NameMethod}` | 'name.weak-alias' | 'floor.exact-name' | FactCode

/**
 * How far an entry matches a query. `score` (0 to 1) is what thresholds are applied to, `nameScore` is the name alone;
 * `exact` says that a strong name is equal once normalised; `codes` explain the score to a person.
 */
export type MatchScore = {
  score: number
  nameScore: number
  matchedName: string
  exact: boolean
  identifierEqual: boolean
  corroborated: boolean
  codes: MatchCode[]
  contradictions: OpposingFact[]
}

/** Where a hit goes: to the first or second line, kept for below-the-line samples, or closed by contradicting facts. */
export type Routing = 'ALERT_L1' | 'ALERT_L2' | 'CANDIDATE' | 'CLOSED_ON_FACTS'

export type Hit = MatchScore & {
  sourceId: string
  source: ListSource
  listClass: ListClass
  kind: EntryKind
  entryName: string
  routing: Routing
}

const CONTRADICTIONS_TO_CLOSE = 2
const WEAK_ALIAS_CAP = 0.84

/** Prepares the names of a query. */
export const prepareQuery = (query: ScreeningQuery): PreparedQuery => ({
  facts: query,
  names: [query.name, ...query.otherNames].map((name) => ({
    asPerson: prepareName(name, 'PERSON'),
    asFirm: prepareName(name, 'ENTITY'),
  })),
})

/** Prepares the names of a list entry. */
export const prepareEntry = (entry: ListEntry): PreparedEntry => ({
  entry,
  names: entry.names.map((listed) => ({ listed, prepared: prepareName(listed.name, entry.kind) })),
})

type BestName = { similarity: NameSimilarity; listed: ListName }

const isExactMethod = (similarity: NameSimilarity): boolean => similarity.score === 1

const bestName = (query: PreparedQuery, entry: PreparedEntry, weak: boolean): BestName | null => {
  let best: BestName | null = null
  for (const { listed, prepared } of entry.names) {
    if (listed.weak !== weak) continue
    for (const name of query.names) {
      const similarity = nameSimilarity(prepared.firm ? name.asFirm : name.asPerson, prepared)
      if (similarity.score > (best?.similarity.score ?? 0)) best = { similarity, listed }
      if (similarity.score === 1) return best
    }
  }
  return best
}

const clamp = (score: number): number => Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000

const scoreOf = (best: BestName, evidence: Evidence): MatchScore => {
  const exact = isExactMethod(best.similarity) && !best.listed.weak
  const name = best.similarity.score
  const capped = best.listed.weak && !isCorroborated(evidence) ? Math.min(name, WEAK_ALIAS_CAP) : name
  const codes: MatchCode[] = [`name.${best.similarity.method}`, ...evidence.facts]
  if (best.listed.weak) codes.splice(1, 0, 'name.weak-alias')
  return {
    score: evidence.identifierEqual ? 1 : clamp(capped + evidence.adjustment),
    nameScore: clamp(name),
    matchedName: best.listed.name,
    exact,
    identifierEqual: evidence.identifierEqual,
    corroborated: isCorroborated(evidence),
    codes,
    contradictions: evidence.contradictions,
  }
}

/**
 * Scores one list entry against a query: best strong name, or a weak alias when it is equal (which stays below an alert
 * unless a fact supports it), then the facts. An equal identifier gives 1 whatever the names.
 */
export const matchName = (query: PreparedQuery, entry: PreparedEntry): MatchScore => {
  const evidence = weighFacts(query.facts, entry.entry)
  const strong = bestName(query, entry, false)
  const weak = strong?.similarity.score === 1 ? null : bestName(query, entry, true)
  const none: BestName = {
    similarity: { score: 0, method: 'aligned' },
    listed: { name: entry.entry.primaryName, weak: false, kind: 'primary' },
  }
  const byStrong = scoreOf(strong ?? none, evidence)
  if (!weak || !isExactMethod(weak.similarity)) return byStrong
  const byWeak = scoreOf(weak, evidence)
  return byWeak.score > byStrong.score ? byWeak : byStrong
}

/**
 * Applies the floor rule: an exact sanctions name scores at least the alert threshold unless two independent facts
 * contradict it (wrong sex, disjoint countries, births more than five years apart, another kind).
 */
export const applyFloor = (match: MatchScore, listClass: ListClass, limits: ClassThresholds): MatchScore => {
  const floored =
    listClass === 'SANCTIONS' &&
    match.exact &&
    match.contradictions.length < CONTRADICTIONS_TO_CLOSE &&
    match.score < limits.alert
  return floored ? { ...match, score: limits.alert, codes: [...match.codes, 'floor.exact-name'] } : match
}

const route = (match: MatchScore, limits: ClassThresholds): Routing | null => {
  if (match.identifierEqual || (limits.direct !== null && match.score >= limits.direct)) return 'ALERT_L2'
  if (match.score >= limits.alert) return limits.secondFact && !match.corroborated ? 'CANDIDATE' : 'ALERT_L1'
  if (match.nameScore >= limits.alert && match.contradictions.length >= CONTRADICTIONS_TO_CLOSE)
    return 'CLOSED_ON_FACTS'
  return match.score >= limits.candidate ? 'CANDIDATE' : null
}

/** True when the hit opens an alert that a person must dispose of. */
export const isAlert = (hit: Hit): boolean => hit.routing === 'ALERT_L1' || hit.routing === 'ALERT_L2'

const isCraft = (kind: EntryKind): boolean => kind === 'VESSEL' || kind === 'AIRCRAFT'

/**
 * The hit that one entry makes under the thresholds of its list class, or null below the candidate threshold. A person
 * never hits a vessel or an aircraft.
 */
export const hitOf = (query: PreparedQuery, entry: PreparedEntry, thresholds: Thresholds): Hit | null => {
  if (query.facts.kind === 'PERSON' && isCraft(entry.entry.kind)) return null
  const { sourceId, source, listClass, kind, primaryName } = entry.entry
  const limits = thresholds.classes[listClass]
  const match = applyFloor(matchName(query, entry), listClass, limits)
  const routing = route(match, limits)
  return routing === null ? null : { ...match, sourceId, source, listClass, kind, entryName: primaryName, routing }
}

/** Order of hits: best score first, then best name, then source and id, so that equal input gives equal order. */
export const compareHits = (a: Hit, b: Hit): number =>
  b.score - a.score ||
  b.nameScore - a.nameScore ||
  a.source.localeCompare(b.source) ||
  a.sourceId.localeCompare(b.sourceId, 'en', { numeric: true })

/**
 * Screens a query against candidate entries: every hit at or above the candidate threshold of its list class, best
 * first. The same input always gives the same hits.
 */
export const screen = (query: ScreeningQuery, candidates: Iterable<ListEntry>, thresholds: Thresholds): Hit[] => {
  const prepared = prepareQuery(query)
  const hits: Hit[] = []
  for (const entry of candidates) {
    const hit = hitOf(prepared, prepareEntry(entry), thresholds)
    if (hit) hits.push(hit)
  }
  return hits.sort(compareHits)
}

/** Likeness from 0 to 1 of two names alone, without facts; symmetric. A kind of null lets the words of both decide. */
export const compareNames = (left: string, right: string, kind: EntryKind | null): number => {
  const a = prepareName(left, kind)
  const b = prepareName(right, kind)
  if (a.firm === b.firm) return clamp(nameSimilarity(a, b).score)
  return clamp(nameSimilarity(prepareName(left, 'ENTITY'), prepareName(right, 'ENTITY')).score)
}
