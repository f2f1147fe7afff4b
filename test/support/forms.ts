import { type ApplicationForm, CONSENT_VERSIONS } from '../../domain/accounts/account-opening/form.ts'

const consents: ApplicationForm['consents'] = [
  { kind: 'TERMS', version: CONSENT_VERSIONS.TERMS, accepted: true },
  { kind: 'PRIVACY_NOTICE', version: CONSENT_VERSIONS.PRIVACY_NOTICE, accepted: true },
  { kind: 'SENSITIVE_DATA', version: CONSENT_VERSIONS.SENSITIVE_DATA, accepted: true },
  { kind: 'MARKETING_EMAIL', version: CONSENT_VERSIONS.MARKETING_EMAIL, accepted: false },
]

/** A salaried resident with a valid Chinese ID who opens a current account in a branch: LOW by CRR-1. */
export const zhangXiaoming: ApplicationForm = {
  locale: 'zh-CN',
  product: 'CURRENT_ACCOUNT',
  accountClass: 'I',
  name: {
    native: { family: '张', given: '晓明' },
    latin: { family: 'Zhang', given: 'Xiaoming' },
    familyNameFirst: true,
    previousNames: [],
  },
  sex: 'M',
  birthDate: '1990-03-07',
  nationality: 'CN',
  document: {
    type: 'CN_RESIDENT_ID',
    number: '110101199003074514',
    issuingCountry: 'CN',
    issuedOn: '2020-05-01',
    expiresOn: '2040-05-01',
    mrz: null,
  },
  address: { country: 'CN', province: '北京市', city: '北京市', line: '东城区景山前街 4 号', postcode: '100009' },
  phone: '+8613800138000',
  email: 'zhang.xiaoming@example.com',
  occupation: 'SALARIED',
  employer: '北京样例科技有限公司',
  purposes: ['SALARY', 'DAILY_SPENDING'],
  currency: 'CNY',
  expectedMonthlyTurnoverMinor: 2_000_000,
  monthlyIncomeMinor: 2_500_000,
  expectedCashSharePercent: 0,
  expectedCountries: ['CN'],
  sourceOfFunds: { source: 'SALARY', details: '' },
  taxResidences: [{ country: 'CN', taxNumber: '110101199003074514', reasonWithoutNumber: null }],
  pep: { status: 'NONE', office: '', country: null, since: null, until: null, relation: '' },
  consents,
  signature: { fullName: '张晓明', declaredTrue: true },
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A valid Chinese resident ID of a man born on that day, told apart by a sequence number (0 to 499). */
export function residentId(birthDate: string, sequence: number): string {
  const body = `110101${birthDate.replaceAll('-', '')}${String(sequence * 2 + 1).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0)
  return `${body}${'10X98765432'[sum % 11] ?? ''}`
}

/** Another salaried person, different from every other number in document, phone and e-mail. */
export function anotherPerson(number: number, changes: Partial<ApplicationForm> = {}): ApplicationForm {
  const id = residentId('1985-06-15', number)
  const given = [...String(number)].map((digit) => '零一二三四五六七八九'[Number(digit)] ?? '').join('')
  return {
    ...zhangXiaoming,
    name: {
      native: { family: '李', given: `平${given}` },
      latin: { family: 'Li', given: 'Ping' },
      familyNameFirst: true,
      previousNames: [],
    },
    birthDate: '1985-06-15',
    document: { ...zhangXiaoming.document, number: id },
    phone: `+86138${String(10_000_000 + number)}`,
    email: `person${number}@example.com`,
    taxResidences: [{ country: 'CN', taxNumber: id, reasonWithoutNumber: null }],
    signature: { fullName: `李平${given}`, declaredTrue: true },
    ...changes,
  }
}
