import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TaskOutcome, TaskView } from '../../../server/schemas/operations/tasks.ts'
import { isAccepted, post, type Accepted } from '../api/client.ts'
import { useProblemText } from './parts/problem-alert.tsx'
import { toastDone, toastRefused } from './parts/toasts.tsx'

/** Everything that shows tasks or this case is fetched again, because a task changed. */
export const refreshTask = async (client: QueryClient, task: TaskView): Promise<void> => {
  await Promise.all([
    client.invalidateQueries({ queryKey: ['staff', 'tasks'] }),
    client.invalidateQueries({ queryKey: ['staff', 'task-counts'] }),
    client.invalidateQueries({ queryKey: ['staff', 'case', task.subjectId] }),
  ])
}

/** Claims a task that is free or releases one that is mine; says so, and says why when it is refused. */
export const useClaim = () => {
  const client = useQueryClient()
  const { t } = useTranslation('staff')
  const say = useProblemText()
  return useMutation({
    mutationFn: async ({ task, step }: { task: TaskView; step: 'claim' | 'release' }) => {
      await post<TaskView>(`/v1/tasks/${task.id}/${step}`, {})
    },
    onSuccess: (_, { task, step }) => {
      toastDone(t(step === 'claim' ? 'inbox.claimed' : 'inbox.released', { reference: task.subjectReference }))
    },
    onError: (error) => toastRefused(say(error)),
    onSettled: (_data, _error, { task }) => refreshTask(client, task),
  })
}

/** What pressing the claim key would do to a task for this person. */
export const claimStep = (task: TaskView): 'claim' | 'release' | null => {
  if (task.permissions.claim) return 'claim'
  return task.permissions.release ? 'release' : null
}

/** Sends a decision. `accepted` holds the request when the work is not finished within the waiting time (202). */
export const sendOutcome = async (
  task: TaskView,
  outcome: TaskOutcome,
  idempotencyKey: string,
): Promise<{ accepted: Accepted | null }> => {
  const { data } = await post<TaskView | Accepted>(`/v1/tasks/${task.id}/outcome`, outcome, { idempotencyKey })
  return { accepted: isAccepted(data) ? data : null }
}
