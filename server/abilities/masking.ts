import type { DraftForm } from '../../domain/accounts/account-opening/form.ts'

/** Pointers of the parts that a reader without the right to identity data sees shortened or not at all. */
export const MASKED_FIELDS = [
  '/name',
  '/birthDate',
  '/document/number',
  '/document/mrz',
  '/address/line',
  '/address/postcode',
  '/phone',
  '/email',
  '/employer',
  '/monthlyIncomeMinor',
  '/expectedMonthlyTurnoverMinor',
  '/sourceOfFunds/details',
  '/taxResidences',
  '/pep',
  '/signature',
] as const

const HIDDEN = '＊'

/**
 * The form for a reader who may not see identity data: the family name's first character, the year of birth, the last
 * four characters of numbers and the first of the e-mail address stay, so that a caller can be told apart from another.
 */
export function maskForm(form: DraftForm): DraftForm {
  const {
    employer: _employer,
    monthlyIncomeMinor: _income,
    expectedMonthlyTurnoverMinor: _turnover,
    taxResidences: _tax,
    pep: _pep,
    signature: _signature,
    ...rest
  } = form
  const { document, address, sourceOfFunds, name, birthDate, phone, email } = form
  return {
    ...rest,
    ...(name === undefined ? {} : { name: maskName(name) }),
    ...(birthDate === undefined ? {} : { birthDate: `${birthDate.slice(0, 4)}-**-**`.slice(0, 10) }),
    ...(document === undefined ? {} : { document: maskDocument(document) }),
    ...(address === undefined ? {} : { address: { ...address, line: HIDDEN, postcode: HIDDEN } }),
    ...(phone === undefined ? {} : { phone: lastFour(phone) }),
    ...(email === undefined ? {} : { email: maskEmail(email) }),
    ...(sourceOfFunds === undefined ? {} : { sourceOfFunds: { ...sourceOfFunds, details: HIDDEN } }),
  }
}

const maskName = (name: NonNullable<DraftForm['name']>): NonNullable<DraftForm['name']> => {
  const part = ({ family }: { family?: string | undefined }) => ({ family: initial(family), given: HIDDEN })
  return { ...name, previousNames: [], native: part(name.native ?? {}), latin: part(name.latin ?? {}) }
}

const maskDocument = (document: NonNullable<DraftForm['document']>): NonNullable<DraftForm['document']> => ({
  ...document,
  mrz: null,
  ...(document.number === undefined ? {} : { number: lastFour(document.number) }),
})

const initial = (text: string | undefined): string =>
  text === undefined || text === '' ? '' : `${[...text][0] ?? ''}${HIDDEN}`

const lastFour = (text: string): string => (text.length <= 4 ? HIDDEN : `****${text.slice(-4)}`)

const maskEmail = (address: string): string => {
  const [local = '', domain = ''] = address.split('@')
  return `${local.slice(0, 1)}***@${domain}`
}
