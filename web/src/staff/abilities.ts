import type { MeView } from '../../../server/schemas/operations/access.ts'

type Subject = 'Application' | 'Task' | 'ScreeningList'

const words = (part: unknown): string[] => (typeof part === 'string' ? part.split(',') : [])

/**
 * True when some rule of the person lets her read records of this kind at all; which records, the API decides each time.
 * Rules come packed (CASL): actions and subjects as comma-separated text in the first two places.
 */
export const mayRead = (me: MeView, subject: Subject): boolean =>
  me.rules.some(([actions, subjects]) => words(actions).includes('read') && words(subjects).includes(subject))
