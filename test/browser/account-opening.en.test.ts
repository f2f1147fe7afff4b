import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openSite, PHONE, type Site } from '../support/site.ts'
import { type Applicant, corrections, fillStep, goOn } from './support/applicant.ts'
import {
  activate,
  approve,
  beginOnPhone,
  consentByKeyboard,
  resumeElsewhere,
  seeAccount,
  submit,
  verifyIdentity,
} from './support/journey.ts'
import { englishApplicant, specimenOf } from './support/people.ts'
import { keep } from './support/screenshots.ts'
import { say, wordsOf } from './support/words.ts'

const locale = 'en'
const w = wordsOf(locale)
let site: Site

beforeAll(async () => {
  site = await openSite()
})

afterAll(async () => {
  await site.close()
})

/** Copies the passport's machine-readable lines with one wrong character and sees which field is meant. */
async function miscopyPassport({ page, form }: Applicant): Promise<void> {
  const lines = page.getByRole('textbox', { name: say(w.common.optionalLabel, { label: w.apply.document.mrz }) })
  const zone = form.document.mrz ?? ''
  await lines.fill(zone.replace(form.document.number, '533401373'))
  await goOn({ page, w })
  const summary = corrections(page)
  await summary.getByText(w.common.errorSummary.one).waitFor()
  await keep(page, locale, 'apply-3-document.png')
  await summary.getByRole('link', { name: w.problems.mrz_check_digit }).click()
  expect(await lines.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await lines.getAttribute('aria-invalid')).toBe('true')
  await lines.fill(zone)
}

describe('opening an account', () => {
  it('leads from the first question to an account that its owner can use', async () => {
    const window = await site.window(locale, PHONE)
    const picture = await specimenOf(site.browser, englishApplicant)
    const started: Applicant = { page: window.page, w, form: englishApplicant, picture }
    const reference = await beginOnPhone(started, locale)
    await fillStep(started, 'identity-document')
    await miscopyPassport(started)
    await goOn(started)
    await fillStep(started, 'contact')
    await goOn(started)
    await fillStep(started, 'work-and-purpose')
    expect(window.complaints).toEqual([])

    const applicant = await resumeElsewhere(site, started, locale)
    await fillStep(applicant, 'funds-and-tax')
    await goOn(applicant)
    await fillStep(applicant, 'political-exposure')
    await goOn(applicant)
    await consentByKeyboard(applicant)
    await submit(applicant, reference, locale)

    await verifyIdentity(site, applicant, locale, reference)
    await applicant.page.getByRole('heading', { level: 1, name: w.status.title.DECIDING }).waitFor()
    await approve(site, w, locale, reference)
    await applicant.page.getByRole('heading', { level: 1, name: w.status.title.AWAITING_ACTIVATION }).waitFor()

    const authenticator = await activate(site, applicant, locale)
    await seeAccount(applicant.page, w, englishApplicant.email, authenticator)
    await applicant.page.getByText(w.options.product.CURRENT_ACCOUNT.name).waitFor()
    await keep(applicant.page, locale, 'account.png')
  }, 180_000)
})
