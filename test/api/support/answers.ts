import type { Response } from 'supertest'
import type { z } from 'zod'
import {
  activationView,
  applicantPage,
  applicantView,
  applicationPage,
  caseView,
  createdApplication,
  documentView,
  timelinePage,
} from '../../../server/schemas/accounts/account-opening.ts'
import { problemDocument, requestAccepted } from '../../../server/schemas/common.ts'
import { meView } from '../../../server/schemas/operations/access.ts'
import { taskCounts, taskPage, taskView } from '../../../server/schemas/operations/tasks.ts'

/** Reads a body by the schema that the API promises; an answer of another shape fails the test. */
const by =
  <T>(schema: z.ZodType<T>) =>
  (answer: Response): T =>
    schema.parse(answer.body)

export const problem = by(problemDocument)
export const created = by(createdApplication)
export const applicant = by(applicantView)
export const applicants = by(applicantPage)
export const applications = by(applicationPage)
export const caseOf = by(caseView)
export const documentOf = by(documentView)
export const timeline = by(timelinePage)
export const accepted = by(requestAccepted)
export const activation = by(activationView)
export const me = by(meView)
export const task = by(taskView)
export const tasks = by(taskPage)
export const counts = by(taskCounts)

/** Status and code of a refusal. */
export const refusal = (answer: Response): [number, string] => [answer.status, problem(answer).code]

/** Pointer and code of each field error. */
export const fields = (answer: Response): [string, string][] =>
  (problem(answer).errors ?? []).map(({ pointer, code }) => [pointer, code])

/** The problem document without what differs between two requests. */
export const sameProblem = (answer: Response): object => ({ ...problem(answer), instance: '' })
