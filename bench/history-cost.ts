import proto from '@temporalio/proto'

const { HistoryEvent } = proto.temporal.api.history.v1
type Event = proto.temporal.api.history.v1.IHistoryEvent
type History = proto.temporal.api.history.v1.IHistory

/** What one case cost until an activity had ended, mail aside: billable actions, history events and their bytes; and how many mails. */
export type Cost = { readonly actions: number; readonly events: number; readonly bytes: number; readonly mails: number }

const has = (attributes: unknown): boolean => attributes !== undefined && attributes !== null

const isWorkflowTask = (event: Event): boolean =>
  has(event.workflowTaskScheduledEventAttributes) ||
  has(event.workflowTaskStartedEventAttributes) ||
  has(event.workflowTaskCompletedEventAttributes)

/** The activity type that an event is about, or null. */
function activityOf(event: Event, all: readonly Event[]): string | null {
  const id =
    event.activityTaskStartedEventAttributes?.scheduledEventId ??
    event.activityTaskCompletedEventAttributes?.scheduledEventId
  const scheduled = has(event.activityTaskScheduledEventAttributes)
    ? event
    : all.find((candidate) => has(id) && String(candidate.eventId) === String(id))
  return scheduled?.activityTaskScheduledEventAttributes?.activityType?.name ?? null
}

/** Events without those of mail, and without the workflow tasks that only the end of a mail woke. */
function withoutMail(all: readonly Event[]): Event[] {
  const kept: Event[] = []
  let cause: 'mail' | 'else' = 'else'
  for (const event of all) {
    if (activityOf(event, all) === 'sendLetter') {
      if (has(event.activityTaskCompletedEventAttributes)) cause = 'mail'
      continue
    }
    if (!isWorkflowTask(event)) cause = 'else'
    if (!isWorkflowTask(event) || cause === 'else') kept.push(event)
    if (has(event.workflowTaskCompletedEventAttributes)) cause = 'else'
  }
  return kept
}

/**
 * Counts a history up to the workflow task that follows the end of `lastActivity`, mail aside. Actions are the start,
 * activity attempts, timers and accepted updates.
 */
export function costOf(history: History, lastActivity: string): Cost {
  const all = history.events ?? []
  const kept = withoutMail(all)
  const end = kept.findLastIndex(
    (event) => has(event.activityTaskCompletedEventAttributes) && activityOf(event, all) === lastActivity,
  )
  const woken = kept.findIndex((event, index) => index > end && has(event.workflowTaskCompletedEventAttributes))
  const counted = kept.slice(0, woken + 1).filter((event, index) => index <= end || isWorkflowTask(event))
  return {
    actions: counted.reduce((sum, event) => sum + actionsOf(event), 0),
    events: counted.length,
    bytes: counted.reduce((sum, event) => sum + HistoryEvent.encode(event).finish().length, 0),
    mails: all.filter(
      (event) => has(event.activityTaskScheduledEventAttributes) && activityOf(event, all) === 'sendLetter',
    ).length,
  }
}

function actionsOf(event: Event): number {
  if (has(event.activityTaskStartedEventAttributes)) return event.activityTaskStartedEventAttributes?.attempt ?? 1
  return has(event.workflowExecutionStartedEventAttributes) ||
    has(event.timerStartedEventAttributes) ||
    has(event.workflowExecutionUpdateAcceptedEventAttributes)
    ? 1
    : 0
}
