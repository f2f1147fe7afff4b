import type { Locator, Page } from 'playwright-core'
import type { TaskKind, TaskOutcome } from '../../../domain/operations/tasks/kinds.ts'
import type { Colleague } from '../../support/site.ts'
import type { Words } from './words.ts'

/** An officer at her desk. */
export type Officer = { readonly page: Page; readonly w: Words; readonly person: Colleague }

/** Signs in with e-mail, password and the code of the authenticator, and waits for the inbox. */
export async function signIn({ page, w, person }: Officer): Promise<void> {
  await page.goto('/staff')
  await page.getByRole('heading', { level: 1, name: w.staff.signIn.title }).waitFor()
  await page.getByRole('textbox', { name: w.staff.signIn.email }).fill(person.email)
  await page.getByLabel(w.staff.signIn.password, { exact: true }).fill(person.password)
  await page.getByRole('button', { name: w.staff.signIn.submit, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: w.staff.signIn.codeTitle }).waitFor()
  await page.getByRole('textbox', { name: w.staff.signIn.code, exact: true }).fill(await person.authenticator.code())
  await page.getByRole('heading', { level: 1, name: w.staff.inbox.title }).waitFor()
}

/** The task of this kind in the inbox, as the link to its case. */
export const taskInInbox = ({ page, w }: Officer, kind: TaskKind, reference: string): Locator =>
  page.getByRole('link', { name: `${w.staffCodes.taskKinds[kind]} ${reference}` })

/** The panel of the task at hand on the page of a case. */
export const taskPanel = ({ page, w }: Officer, kind: TaskKind): Locator =>
  page.getByRole('region', { name: w.staffCodes.taskKinds[kind], exact: true })

/** Opens the case of a task and takes the task. */
export async function claim(officer: Officer, kind: TaskKind, reference: string): Promise<void> {
  const { page, w } = officer
  await taskInInbox(officer, kind, reference).click()
  await page.getByRole('heading', { level: 1, name: reference }).waitFor()
  const panel = taskPanel(officer, kind)
  await panel.getByRole('button', { name: w.staff.inbox.claim, exact: true }).click()
  await panel.getByText(w.staff.inbox.you, { exact: true }).waitFor()
}

/** Confirms every item of the checklist, one after the other. */
export async function confirmChecklist(officer: Officer, kind: TaskKind): Promise<void> {
  for (const box of await taskPanel(officer, kind).getByRole('checkbox').all()) await box.check()
}

/** Opens the dialog of an outcome. */
export async function decide(officer: Officer, kind: TaskKind, outcome: TaskOutcome): Promise<Locator> {
  const { page, w } = officer
  await taskPanel(officer, kind).getByRole('button', { name: w.staffCodes.outcomes[outcome], exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(w.staffCodes.outcomeEffects[outcome]).waitFor()
  return dialog
}
