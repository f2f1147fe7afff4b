import type { Browser } from 'playwright-core'
import type { ApplicationForm } from '../../../domain/accounts/account-opening/form.ts'
import { zhangXiaoming } from '../../support/forms.ts'
import { zoneLines } from '../../unit/domain/compliance/identity-verification/mrz-builder.ts'

/** An invented resident of Beijing with a resident identity card, who opens a class II account on her phone. */
export const chineseApplicant: ApplicationForm = { ...zhangXiaoming, accountClass: 'II' }

/** An invented teacher from Wales who lives in Shanghai and identifies herself with a passport. */
export const englishApplicant: ApplicationForm = {
  ...zhangXiaoming,
  locale: 'en',
  accountClass: 'II',
  name: {
    native: { family: 'Sample', given: 'Bronwen Mair' },
    latin: { family: 'Sample', given: 'Bronwen Mair' },
    familyNameFirst: false,
    previousNames: [],
  },
  sex: 'F',
  birthDate: '1988-09-14',
  nationality: 'GB',
  document: {
    type: 'PASSPORT',
    number: '533401372',
    issuingCountry: 'GB',
    issuedOn: '2021-06-03',
    expiresOn: '2031-06-03',
    mrz: zoneLines({
      name: 'SAMPLE<<BRONWEN<MAIR',
      issuer: 'GBR',
      nationality: 'GBR',
      number: '533401372',
      birth: '880914',
      sex: 'F',
      expiry: '310603',
    }),
  },
  address: {
    country: 'CN',
    province: 'Shanghai',
    city: 'Xuhui District',
    line: '18 Sample Road, building 3, flat 502',
    postcode: '200030',
  },
  phone: '+8613900139000',
  email: 'bronwen.sample@example.com',
  employer: 'Sample International School',
  purposes: ['SALARY', 'SAVINGS'],
  taxResidences: [{ country: 'CN', taxNumber: null, reasonWithoutNumber: 'I have just moved and apply this month' }],
  signature: { fullName: 'Bronwen Mair Sample', declaredTrue: true },
}

/** A picture that stands for the person's document; says in large letters that it is none. */
export async function specimenOf(browser: Browser, form: ApplicationForm): Promise<Buffer> {
  const { document, name, birthDate } = form
  const lines = [
    `${name.native.family} ${name.native.given}`,
    `${name.latin.family} ${name.latin.given}`,
    `${form.sex} · ${birthDate} · ${form.nationality}`,
    document.number,
    `${document.issuedOn} – ${document.expiresOn ?? '长期'}`,
  ]
  const page = await browser.newPage({ viewport: { width: 856, height: 540 } })
  await page.setContent(`<style>
      body { margin: 0; height: 540px; font: 26px/1.7 sans-serif; color: #22304a; position: relative; background: #e9eef7 }
      i { position: absolute; left: 44px; top: 74px; width: 220px; height: 290px; background: #b9c7db; border-radius: 8px }
      i::before { content: ''; position: absolute; left: 62px; top: 52px; width: 96px; height: 96px; border-radius: 50%; background: #8ea3c0 }
      i::after { content: ''; position: absolute; left: 30px; top: 168px; width: 160px; height: 122px; border-radius: 80px 80px 0 0; background: #8ea3c0 }
      p { position: absolute; left: 310px; top: 66px; margin: 0; white-space: pre }
      b { position: absolute; left: 130px; top: 208px; font-size: 92px; color: #c0392b; opacity: .3; transform: rotate(-18deg) }
      pre { position: absolute; left: 44px; bottom: 18px; margin: 0; font: 21px/1.5 monospace }
    </style><i></i><p>${lines.join('\n')}</p><b>样本 SPECIMEN</b><pre></pre>`)
  await page.locator('pre').evaluate((place, zone) => {
    place.textContent = zone
  }, document.mrz ?? '')
  const picture = await page.screenshot({ type: 'jpeg', quality: 70 })
  await page.close()
  return picture
}
