import { CHANNELS, PRODUCTS } from '../../../../domain/accounts/account-opening/form.ts'
import { RISK_BANDS } from '../../../../domain/kernel/risk.ts'
import { JURISDICTIONS } from '../../../../domain/operations/policies/jurisdiction.ts'
import type { ApplicationLine } from '../../../../prisma/store/accounts/account-opening/application-list.ts'
import { stageOf } from '../../../../prisma/store/accounts/account-opening/stage.ts'
import type { TimelineLine } from '../../../../prisma/store/accounts/account-opening/timeline.ts'
import type { ApplicationRow, TimelineEntry } from '../../../schemas/accounts/account-opening.ts'

/** A line of the applications list; the band only for readers who work on cases. */
export const presentRow = (line: ApplicationLine, mayViewEvidence: boolean): ApplicationRow => ({
  id: line.id,
  reference: line.reference,
  stage: stageOf(line),
  stageSince: line.stageSince.toISOString(),
  createdAt: line.createdAt.toISOString(),
  submittedAt: line.submittedAt?.toISOString() ?? null,
  product: PRODUCTS.find((product) => product === line.product) ?? null,
  channel: CHANNELS.find((channel) => channel === line.channel) ?? 'REMOTE_DOCUMENT',
  jurisdiction: JURISDICTIONS.find((jurisdiction) => jurisdiction === line.jurisdiction) ?? 'BASE',
  riskBand: mayViewEvidence ? (RISK_BANDS.find((band) => band === line.riskBand) ?? null) : null,
  openTasks: line.openTasks,
  dueAt: line.dueAt?.toISOString() ?? null,
})

const ACTOR_KINDS: readonly TimelineEntry['actorKind'][] = ['PERSON', 'SYSTEM', 'APPLICANT', 'API_KEY']

/** A line of the timeline: an entry of the trail, or a letter by its catalogue id. */
export function presentTimelineLine(line: TimelineLine): TimelineEntry {
  if (line.kind === 'MESSAGE') {
    const { message } = line
    return {
      id: message.id,
      at: message.createdAt.toISOString(),
      kind: 'MESSAGE',
      action: message.kind,
      actorKind: 'SYSTEM',
      actorName: null,
      actorRole: 'system',
      facts: { state: message.state, locale: message.locale, sentAt: message.sentAt?.toISOString() ?? null },
      reason: null,
    }
  }
  const { event } = line
  return {
    id: event.id,
    at: event.at.toISOString(),
    kind: 'AUDIT',
    action: event.action,
    actorKind: ACTOR_KINDS.find((kind) => kind === event.actorKind) ?? 'SYSTEM',
    actorName: line.actorName,
    actorRole: event.actorRole,
    facts:
      typeof event.facts === 'object' && event.facts !== null && !Array.isArray(event.facts) ? { ...event.facts } : {},
    reason: line.reason,
  }
}
