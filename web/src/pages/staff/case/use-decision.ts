import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import type { TaskOutcome, TaskView } from '../../../../../server/schemas/operations/tasks.ts'
import { isProblem, settle, type Accepted } from '../../../api/client.ts'
import { useProblemText } from '../../../staff/parts/problem-alert.tsx'
import { toastDone, toastRefused } from '../../../staff/parts/toasts.tsx'
import { meQuery, proveSecondFactor, useFreshUntil } from '../../../staff/session.ts'
import { refreshTask, sendOutcome } from '../../../staff/tasks.ts'
import { useCodeTexts } from '../../../staff/texts.ts'
import { isAboutHits } from './blocking.ts'
import { lacksBasis, lacksUsual, proposedDecisions, type HitDecision } from './hit-dispositions.ts'
import type { DraftHandle } from '../../../staff/task-draft.ts'

/** Longest reason that the API takes, in characters. */
export const REASON_MAX = 4000

type DecisionInput = {
  readonly task: TaskView
  readonly view: CaseView
  readonly outcome: string
  readonly handle: DraftHandle
  readonly onDone: () => void
}
type Problems = {
  readonly reason: boolean
  readonly reasonCode: boolean
  readonly code: boolean
  readonly hits: boolean
  readonly usual: boolean
}

const NO_PROBLEMS: Problems = { reason: false, reasonCode: false, code: false, hits: false, usual: false }

/** Follows an accepted request to its end and says how it ended. */
const useFollow = (task: TaskView) => {
  const client = useQueryClient()
  const { t } = useTranslation('staffCase')
  const { problem } = useCodeTexts()
  return async (accepted: Accepted): Promise<void> => {
    toastDone(t('decision.accepted'))
    const request = await settle(accepted.request)
    if (request.state === 'DONE') toastDone(t('decision.stored'))
    if (request.state === 'REFUSED')
      toastRefused(t('pending.refused', { code: problem(request.resultCode ?? 'internal') }))
    await refreshTask(client, task)
  }
}

const bodyOf = ({ task, outcome, handle }: DecisionInput, hits: readonly HitDecision[]): TaskOutcome => {
  const { draft } = handle
  const reason = draft.reason.trim()
  const items = task.checklist?.items ?? []
  const codes = task.outcomes.find((item) => item.id === outcome)?.reasonCodes ?? []
  return {
    outcome,
    ...(reason === '' ? {} : { reason }),
    ...(codes.length > 0 && draft.reasonCode !== null ? { reasonCode: draft.reasonCode } : {}),
    ...(items.length === 0
      ? {}
      : { checklist: items.map((item) => ({ id: item.id, confirmed: draft.confirmed.includes(item.id) })) }),
    ...(hits.length === 0
      ? {}
      : {
          hits: hits.map((hit) => ({
            id: hit.id,
            disposition: hit.disposition,
            basis: hit.disposition === 'FALSE_POSITIVE' ? [...hit.basis] : [],
          })),
        }),
  }
}

/**
 * One decision from the dialog's opening to its answer: what it needs, what is missing, the second factor first where it
 * is not fresh, then the outcome under one idempotency key, so that pressing again after a lost answer changes nothing.
 */
export const useDecision = (input: DecisionInput) => {
  const { task, view, outcome, handle, onDone } = input
  const client = useQueryClient()
  const { t } = useTranslation('staffCase')
  const say = useProblemText()
  const follow = useFollow(task)
  const key = useRef(crypto.randomUUID())
  const fresh = useFreshUntil()
  const [asked, setAsked] = useState(false)
  const [code, setCode] = useState('')
  const [attempted, setAttempted] = useState(false)
  const [hits, setHits] = useState<HitDecision[]>(() =>
    isAboutHits(task) ? proposedDecisions(view, task.kind, outcome) : [],
  )
  const spec = task.outcomes.find((item) => item.id === outcome)
  const codeNeeded = asked || (task.secondFactorRequired && fresh === null)
  const send = useMutation({
    mutationFn: async () => {
      if (codeNeeded) await proveSecondFactor(client, code)
      return sendOutcome(task, bodyOf(input, hits), key.current)
    },
    onSuccess: ({ accepted }) => {
      handle.clear()
      onDone()
      if (accepted === null) toastDone(t('decision.stored'))
      else follow(accepted).catch((error: unknown) => toastRefused(say(error)))
      void refreshTask(client, task)
    },
    onError: (error) => {
      setCode('')
      setAttempted(false)
      if (isProblem(error) && error.status >= 400 && error.status < 500) key.current = crypto.randomUUID()
      if (isProblem(error, 'mfa_required')) setAsked(true)
      void client.invalidateQueries({ queryKey: meQuery.queryKey })
      if (!isProblem(error, 'task_answered') && !isProblem(error, 'task_closed')) return
      onDone()
      void refreshTask(client, task)
    },
  })
  const reasonCodes = spec?.reasonCodes ?? []
  const reasonRequired = spec?.reasonRequired ?? true
  const found: Problems = {
    reason: reasonRequired && handle.draft.reason.trim() === '',
    reasonCode:
      reasonCodes.length > 0 && (handle.draft.reasonCode === null || !reasonCodes.includes(handle.draft.reasonCode)),
    code: codeNeeded && code.length < 6,
    hits: hits.some(lacksBasis),
    usual: lacksUsual(outcome, hits),
  }
  const submit = (): void => {
    setAttempted(true)
    if (!Object.values(found).includes(true) && !send.isPending) send.mutate()
  }
  return {
    task,
    view,
    outcome,
    handle,
    hits,
    setHits,
    code,
    setCode,
    codeNeeded,
    reasonCodes,
    reasonRequired,
    submit,
    problems: attempted ? found : NO_PROBLEMS,
    sending: send.isPending,
    error: send.error,
  }
}

export type Decision = ReturnType<typeof useDecision>
