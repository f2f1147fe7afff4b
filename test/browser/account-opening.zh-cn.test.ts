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
import { chineseApplicant, specimenOf } from './support/people.ts'
import { keep } from './support/screenshots.ts'
import { wordsOf } from './support/words.ts'

const locale = 'zh-CN'
const w = wordsOf(locale)
let site: Site

beforeAll(async () => {
  site = await openSite()
})

afterAll(async () => {
  await site.close()
})

/** Types the number with another last digit and sees what is wrong, before anything is sent. */
async function mistypeNumber({ page, form }: Applicant): Promise<void> {
  const number = page.getByRole('textbox', { name: w.apply.document.number, exact: true })
  await number.fill(form.document.number.replace(/.$/, '5'))
  await goOn({ page, w })
  const summary = corrections(page)
  await summary.getByRole('link', { name: w.problems.id_check_digit }).waitFor()
  expect(await page.getByRole('listitem').filter({ hasText: '校验位不符' }).count()).toBe(1)
  await keep(page, locale, 'apply-3-document.png')
  await summary.getByRole('link', { name: w.problems.id_check_digit }).click()
  expect(await number.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await number.getAttribute('aria-invalid')).toBe('true')
  await number.fill(form.document.number)
}

describe('开户', () => {
  it('leads from the first question to an account that its owner can use', async () => {
    const window = await site.window(locale, PHONE)
    const picture = await specimenOf(site.browser, chineseApplicant)
    const started: Applicant = { page: window.page, w, form: chineseApplicant, picture }
    const reference = await beginOnPhone(started, locale)
    await fillStep(started, 'identity-document')
    await mistypeNumber(started)
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
    await seeAccount(applicant.page, w, chineseApplicant.email, authenticator)
    await applicant.page.getByText(w.options.product.CURRENT_ACCOUNT.name).waitFor()
    await keep(applicant.page, locale, 'account.png')
  }, 180_000)
})
