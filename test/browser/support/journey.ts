import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { Locale } from '../../../domain/kernel/locale.ts'
import { type Authenticator, DESK, openAuthenticator, PHONE, type Site } from '../../support/site.ts'
import { eventually } from '../../support/wait.ts'
import { type Applicant, fillStep, goOn, startApplication, stepHeading, tabTo } from './applicant.ts'
import { claim, confirmChecklist, decide, signIn, taskInInbox, taskPanel } from './officer.ts'
import { keep } from './screenshots.ts'
import { say, type Words } from './words.ts'

/** A password that the activation page accepts. */
const PASSWORD = 'brass lantern 7 meadows'

/** The link in the newest mail to an address that leads to a path of the site. */
export async function linkInMail(site: Site, address: string, path: string): Promise<string> {
  const leads = new RegExp(String.raw`${site.publicUrl}${path}[^\s<>")]*`)
  const found = () =>
    site.bank.mailbox.mails
      .filter((mail) => [mail.to ?? []].flat().some((to) => to.text.includes(address)))
      .map((mail) => leads.exec(mail.text ?? '')?.[0])
      .findLast((link) => link !== undefined)
  return eventually(
    async () => found(),
    () => `no mail to ${address} leads to ${path}`,
  )
}

/** Goes through the first four pages on a phone; a refresh half way through a page loses nothing. */
export async function beginOnPhone(applicant: Applicant, locale: Locale): Promise<string> {
  const { page, w, form } = applicant
  const reference = await startApplication(applicant)
  await fillStep(applicant, 'product')
  await keep(page, locale, 'apply-1-product.png')
  await goOn(applicant)
  await fillStep(applicant, 'name')
  await keep(page, locale, 'apply-2-name.png')
  await page.reload()
  await stepHeading(applicant, 'name').waitFor()
  const family = page.getByRole('textbox', { name: w.apply.name.family, exact: true })
  expect(await family.inputValue()).toBe(form.name.native.family)
  const given = page.getByRole('textbox', { name: w.apply.name.latinGiven, exact: true })
  expect((await given.inputValue()).toUpperCase()).toBe(form.name.latin.given.toUpperCase())
  await goOn(applicant)
  return reference
}

/** Asks for a link on the page, and opens it in another browser, at the first page that still has questions. */
export async function resumeElsewhere(site: Site, applicant: Applicant, locale: Locale): Promise<Applicant> {
  const { page, w, form } = applicant
  await page.getByRole('button', { name: w.apply.mail.open }).click()
  const dialog = page.getByRole('dialog', { name: w.apply.mail.title })
  await dialog.getByRole('button', { name: w.apply.mail.send }).click()
  await dialog.getByText(say(w.apply.mail.sent, { email: form.email })).waitFor()
  const link = await linkInMail(site, form.email, '/apply/')
  const other = await site.window(locale, PHONE)
  await other.page.goto(link)
  const elsewhere = { ...applicant, page: other.page }
  await stepHeading(elsewhere, 'funds-and-tax').waitFor()
  expect(other.page.url()).not.toContain('#')
  await page.context().close()
  return elsewhere
}

/** Gives the consents with the keyboard alone and goes on. */
export async function consentByKeyboard({ page, w, form }: Applicant): Promise<void> {
  await stepHeading({ page, w }, 'consents-and-signature').waitFor()
  for (const { kind, accepted } of form.consents) {
    const box = page.getByRole('checkbox', { name: w.apply.consents[kind], exact: true })
    await tabTo(page, box)
    if (accepted) await page.keyboard.press('Space')
    expect(await box.isChecked()).toBe(accepted)
  }
  await tabTo(page, page.getByRole('button', { name: w.common.continue, exact: true }))
  await page.keyboard.press('Enter')
}

/** Compares, signs, submits, and sees that the bank has the application. */
export async function submit(applicant: Applicant, reference: string, locale: Locale): Promise<void> {
  const { page, w, form } = applicant
  await fillStep(applicant, 'review')
  await page.getByText(form.document.number).first().waitFor()
  await keep(page, locale, 'apply-9-review.png')
  await page.getByRole('button', { name: w.apply.submitButton }).click()
  await page.getByRole('heading', { level: 1, name: w.status.title.CHECKING }).waitFor()
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await page.getByText(reference).first().waitFor()
  await keep(page, locale, 'status.png')
}

/** The analyst compares document and typed data, confirms each point and answers. */
export async function verifyIdentity(
  site: Site,
  { w, form }: Applicant,
  locale: Locale,
  reference: string,
): Promise<void> {
  const person = await site.colleague('onboarding-analyst', locale === 'en' ? 'Demo Olive Analyst' : '演示·开户审核员')
  const { page, context, complaints } = await site.window(locale, DESK)
  const officer = { page, w, person }
  await signIn(officer)
  await taskInInbox(officer, 'IDENTITY_VERIFICATION', reference).waitFor()
  await keep(page, locale, 'inbox.png')
  await claim(officer, 'IDENTITY_VERIFICATION', reference)
  await page.getByRole('img', { name: say(w.staffCase.identity.imageAlt, { file: 'identity-document.jpg' }) }).waitFor()
  const facts = page.getByRole('region', { name: w.staffCase.facts.title })
  await facts.getByText(form.signature.fullName, { exact: true }).first().waitFor()
  const panel = taskPanel(officer, 'IDENTITY_VERIFICATION')
  const verified = panel.getByRole('button', { name: w.staffCodes.outcomes.verified, exact: true })
  expect(await verified.getAttribute('aria-disabled')).toBe('true')
  await confirmChecklist(officer, 'IDENTITY_VERIFICATION')
  await keep(page, locale, 'case-verification.jpg')
  const dialog = await decide(officer, 'IDENTITY_VERIFICATION', 'verified')
  await dialog
    .getByRole('button', { name: say(w.staffCase.decision.confirm, { outcome: w.staffCodes.outcomes.verified }) })
    .click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(w.staffCodes.stages.PENDING_APPROVAL, { exact: true }).first().waitFor()
  expect(complaints).toEqual([])
  await context.close()
}

/** The compliance officer looks at what was found and approves with a fresh code. */
export async function approve(site: Site, w: Words, locale: Locale, reference: string): Promise<void> {
  const person = await site.colleague('compliance-officer', locale === 'en' ? 'Demo Cedar Officer' : '演示·合规专员')
  const { page, context, complaints } = await site.window(locale, DESK)
  const officer = { page, w, person }
  await signIn(officer)
  await site.ageSecondFactor(person.personId)
  await page.reload()
  await claim(officer, 'OPENING_APPROVAL', reference)
  await page.getByText(w.staffCodes.riskBands.LOW, { exact: true }).first().waitFor()
  await taskPanel(officer, 'OPENING_APPROVAL').getByText(w.staffCase.task.factorNeeded).waitFor()
  const dialog = await decide(officer, 'OPENING_APPROVAL', 'approve')
  await dialog.getByRole('textbox', { name: w.staffCase.decision.code }).fill(await person.authenticator.code())
  await keep(page, locale, 'case-approval.jpg')
  await dialog
    .getByRole('button', { name: say(w.staffCase.decision.confirm, { outcome: w.staffCodes.outcomes.approve }) })
    .click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(w.staffCodes.stages.AWAITING_ACTIVATION, { exact: true }).first().waitFor()
  await page.getByRole('heading', { name: w.staffCase.account.title, exact: true }).waitFor()
  await keep(page, locale, 'case-opened.jpg')
  expect(complaints).toEqual([])
  await context.close()
}

/** Opens the link of the letter, chooses a password, enrols an authenticator and accepts the terms. */
export async function activate(site: Site, applicant: Applicant, locale: Locale): Promise<Authenticator> {
  const { page, w, form } = applicant
  await page.goto(await linkInMail(site, form.email, '/activate'))
  await page.getByRole('heading', { level: 1, name: w.activate.title }).waitFor()
  await page.getByRole('img', { name: w.activate.code.qrAlt }).waitFor()
  await keep(page, locale, 'activate.png')
  await page.getByLabel(w.activate.password.label, { exact: true }).fill(PASSWORD)
  const secret = (await page.getByText(/^(?:[A-Z2-7]{4} )+[A-Z2-7]{1,4}$/).textContent()) ?? ''
  const authenticator = openAuthenticator(secret.replaceAll(' ', ''))
  await page.getByRole('textbox', { name: w.activate.code.label, exact: true }).fill(await authenticator.code())
  await page.getByRole('checkbox', { name: w.activate.terms.accept, exact: true }).check()
  await page.getByRole('button', { name: w.activate.submit }).click()
  await page.getByRole('heading', { level: 1, name: w.activate.done.title }).waitFor()
  return authenticator
}

/** Signs in as a customer and sees the account. */
export async function seeAccount(page: Page, w: Words, email: string, authenticator: Authenticator): Promise<void> {
  await page.getByRole('link', { name: w.activate.done.signIn, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: w.account.signIn.title, exact: true }).waitFor()
  await page.getByRole('textbox', { name: w.account.signIn.email }).fill(email)
  await page.getByLabel(w.account.signIn.password, { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: w.account.signIn.submit, exact: true }).click()
  await page.getByRole('textbox', { name: w.account.signIn.code, exact: true }).fill(await authenticator.code())
  await page.getByRole('button', { name: w.account.signIn.codeSubmit, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: w.account.title, exact: true }).waitFor()
  await page.getByText(w.status.badge.ACTIVE, { exact: true }).waitFor()
}
