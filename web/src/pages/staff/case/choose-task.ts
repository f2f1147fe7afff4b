import type { TaskView } from '../../../../../server/schemas/operations/tasks.ts'

/** The task that a view is about: the wanted one, else the first that the person may answer, else the first open one. */
export const chooseTask = (tasks: readonly TaskView[], wanted: string | undefined): TaskView | null => {
  const open = tasks
    .filter((task) => task.state === 'OPEN')
    .toSorted((left, right) => left.dueAt.localeCompare(right.dueAt))
  return open.find((task) => task.id === wanted) ?? open.find((task) => task.permissions.answer) ?? open[0] ?? null
}
