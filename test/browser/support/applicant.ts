import type { Locator, Page } from 'playwright-core'
import type { ApplicationForm } from '../../../domain/accounts/account-opening/form.ts'
import type { WizardStepId } from '../../../web/src/pages/apply/wizard/wizard-steps.ts'
import { say, titled, type Words } from './words.ts'

/** Names of the countries that the invented people choose, as the list shows them. */
const COUNTRIES: Readonly<Record<string, { readonly en: string; readonly 'zh-CN': string }>> = {
  CN: { en: 'China', 'zh-CN': '中国' },
  GB: { en: 'UK', 'zh-CN': '英国' },
}

/** One applicant at the form: her words, what she states and the picture of her document. */
export type Applicant = {
  readonly page: Page
  readonly w: Words
  readonly form: ApplicationForm
  readonly picture: Buffer
}

const textbox = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true })
const radio = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('radio', { name, exact: typeof name === 'string' })
const checkbox = (page: Page, name: string): Locator => page.getByRole('checkbox', { name, exact: true })
const optional = ({ w }: Applicant, label: string): string => say(w.common.optionalLabel, { label })

/** Opens the list of a field, types what she looks for and takes it. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label, exact: true })
  await field.click()
  if (await field.isEditable()) await field.fill(option)
  await page.getByRole('option', { name: option, exact: true }).click()
}

const chooseCountry = ({ page, form }: Applicant, label: string, code: string): Promise<void> =>
  choose(page, label, COUNTRIES[code]?.[form.locale] ?? code)

const productStep = async ({ page, w, form }: Applicant): Promise<void> => {
  await radio(page, titled(w.options.product[form.product])).check()
  if (form.accountClass !== null) await radio(page, titled(w.options.accountClass[form.accountClass])).check()
}

/** Types the name as on the document; what is suggested for a Chinese name is taken as it is. */
const nameStep = async ({ page, w, form }: Applicant): Promise<void> => {
  const { native, latin } = form.name
  await textbox(page, w.apply.name.family).fill(native.family)
  await textbox(page, w.apply.name.given).fill(native.given)
  if (form.nationality === 'CN') {
    await page.getByText(w.apply.name.latinSuggested).waitFor()
    return
  }
  await textbox(page, w.apply.name.latinFamily).fill(latin.family)
  await textbox(page, w.apply.name.latinGiven).fill(latin.given)
}

/** Fills the document's page; the birth date and sex of a resident identity card fill in by themselves. */
const documentStep = async (applicant: Applicant): Promise<void> => {
  const { page, w, form } = applicant
  const { document } = form
  const card = document.type === 'CN_RESIDENT_ID'
  await radio(page, titled(w.options.documentType[document.type])).check()
  if (!card) await chooseCountry(applicant, w.apply.document.issuingCountry, document.issuingCountry)
  await textbox(page, w.apply.document.number).fill(document.number)
  if (!card) {
    await textbox(page, w.apply.document.birthDate).fill(form.birthDate)
    await radio(page, w.options.sex[form.sex]).check()
    await chooseCountry(applicant, w.apply.document.nationality, form.nationality)
    await textbox(page, optional(applicant, w.apply.document.mrz)).fill(document.mrz ?? '')
  }
  await textbox(page, w.apply.document.issuedOn).fill(document.issuedOn)
  await textbox(page, w.apply.document.expiresOn).fill(document.expiresOn ?? '')
  await uploadDocument(applicant)
}

/** Chooses the picture of the document and waits until it has arrived and is shown. */
export const uploadDocument = async ({ page, w, picture }: Applicant): Promise<void> => {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: w.apply.upload.choose }).click()
  await (await chooser).setFiles({ name: 'identity-document.jpg', mimeType: 'image/jpeg', buffer: picture })
  await page.getByText(w.apply.upload.done, { exact: true }).waitFor()
  await page.getByRole('img', { name: w.apply.upload.previewAlt }).waitFor()
}

const contactStep = async (applicant: Applicant): Promise<void> => {
  const { page, w, form } = applicant
  await textbox(page, w.apply.contact.phone).fill(form.phone)
  await textbox(page, w.apply.contact.email).fill(form.email)
  await chooseCountry(applicant, w.apply.contact.country, form.address.country)
  await textbox(page, w.apply.contact.province).fill(form.address.province)
  await textbox(page, w.apply.contact.city).fill(form.address.city)
  await textbox(page, w.apply.contact.line).fill(form.address.line)
  await textbox(page, w.apply.contact.postcode).fill(form.address.postcode)
}

const workStep = async (applicant: Applicant): Promise<void> => {
  const { page, w, form } = applicant
  await choose(page, w.apply.work.occupation, w.options.occupation[form.occupation])
  await textbox(page, w.apply.work.employer).fill(form.employer)
  for (const purpose of form.purposes) await checkbox(page, w.options.purpose[purpose]).check()
  await textbox(page, w.apply.funds.turnover).fill(String(form.expectedMonthlyTurnoverMinor / 100))
  await textbox(page, optional(applicant, w.apply.funds.income)).fill(String((form.monthlyIncomeMinor ?? 0) / 100))
  await radio(page, w.apply.funds.cashShare.none).check()
}

const fundsStep = async ({ page, w, form }: Applicant): Promise<void> => {
  await choose(page, w.apply.funds.source, w.options.fundSource[form.sourceOfFunds.source])
  const [residence] = form.taxResidences
  if (residence?.taxNumber === form.document.number) {
    await page.getByRole('button', { name: w.apply.funds.useIdNumber }).click()
    return
  }
  await checkbox(page, w.apply.funds.noNumber).check()
  await textbox(page, w.apply.funds.reason).fill(residence?.reasonWithoutNumber ?? '')
}

const pepStep = async ({ page, w, form }: Applicant): Promise<void> => {
  await radio(page, titled(w.options.pep[form.pep.status])).check()
}

const consentsStep = async ({ page, w, form }: Applicant): Promise<void> => {
  for (const { kind, accepted } of form.consents) if (accepted) await checkbox(page, w.apply.consents[kind]).check()
}

const reviewStep = async ({ page, w, form }: Applicant): Promise<void> => {
  await checkbox(page, w.apply.review.declare).check()
  await textbox(page, w.apply.review.fullName).fill(form.signature.fullName)
}

const FILL: { readonly [S in WizardStepId]: (applicant: Applicant) => Promise<void> } = {
  product: productStep,
  name: nameStep,
  'identity-document': documentStep,
  contact: contactStep,
  'work-and-purpose': workStep,
  'funds-and-tax': fundsStep,
  'political-exposure': pepStep,
  'consents-and-signature': consentsStep,
  review: reviewStep,
}

/** The heading of a wizard page. */
export const stepHeading = ({ page, w }: Pick<Applicant, 'page' | 'w'>, step: WizardStepId): Locator =>
  page.getByRole('heading', { level: 1, name: w.apply.titles[step], exact: true })

/** Answers every question of the wizard page on screen, and waits for that page first. */
export async function fillStep(applicant: Applicant, step: WizardStepId): Promise<void> {
  await stepHeading(applicant, step).waitFor()
  await FILL[step](applicant)
}

/** Presses "continue". */
export const goOn = ({ page, w }: Pick<Applicant, 'page' | 'w'>): Promise<void> =>
  page.getByRole('button', { name: w.common.continue, exact: true }).click()

/** Starts an application on the first page and gives its reference. */
export async function startApplication({ page, w }: Applicant): Promise<string> {
  await page.goto('/')
  await page.getByRole('heading', { level: 1, name: w.landing.title }).waitFor()
  await page.getByRole('button', { name: w.landing.start }).click()
  await stepHeading({ page, w }, 'product').waitFor()
  const shown = await page
    .getByText(/AO-\d{4}-\w{8}/)
    .first()
    .textContent()
  return /AO-\d{4}-\w{8}/.exec(shown ?? '')?.[0] ?? ''
}

/** The box that lists what must be corrected. */
export const corrections = (page: Page): Locator => page.getByRole('alert').filter({ has: page.getByRole('listitem') })

/** Moves with the Tab key until the element has the focus; throws when it is not reached. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The Tab key does not lead to ${String(target)}.`)
}
