import { describe, expect, it } from '@jest/globals'
import { checkForm } from '../../../../domain/accounts/account-opening/check-form.ts'
import { completeForm } from '../../../../domain/accounts/account-opening/complete-form.ts'
import { FORM_STEPS, firstStepWithProblem, problemsIn } from '../../../../domain/accounts/account-opening/form-steps.ts'
import type { DraftForm } from '../../../../domain/accounts/account-opening/form.ts'
import { minimumAge } from '../../../../domain/accounts/account-opening/product-rules.ts'
import { JURISDICTIONS } from '../../../../domain/operations/policies/jurisdiction.ts'
import { packs } from '../../../../domain/operations/policies/packs.ts'
import { salariedApplicant } from './form-builder.ts'

const today = '2026-12-01'
const problems = (draft: DraftForm, pack = packs.BASE) => checkForm(draft, { today, pack })
const texts = (draft: DraftForm, pack = packs.BASE): string[] =>
  problems(draft, pack).map(({ pointer, code }) => `${pointer} ${code}`)

describe('the opening form', () => {
  it('has no problem when every part is right', () => {
    expect(texts(salariedApplicant)).toEqual([])
  })

  it('names every missing part of an empty form, page by page', () => {
    const found = problems({})
    expect(found.map((problem) => problem.pointer)).toEqual([
      '/locale',
      '/product',
      '/currency',
      '/name/native/family',
      '/name/native/given',
      '/name/latin/family',
      '/name/latin/given',
      '/sex',
      '/birthDate',
      '/nationality',
      '/document/type',
      '/document/number',
      '/document/issuingCountry',
      '/document/issuedOn',
      '/document/expiresOn',
      '/address/country',
      '/phone',
      '/email',
      '/occupation',
      '/expectedMonthlyTurnoverMinor',
      '/expectedCashSharePercent',
      '/purposes',
      '/sourceOfFunds/source',
      '/taxResidences',
      '/pep/status',
      '/signature/fullName',
      '/consents',
      '/consents',
      '/consents',
      '/signature/declaredTrue',
    ])
    expect(found.filter((problem) => problem.code !== 'required').map((problem) => problem.code)).toEqual([
      'consent_terms_required',
      'consent_privacy_notice_required',
      'consent_sensitive_data_required',
      'declaration_required',
    ])
  })

  it('takes blanks for missing', () => {
    expect(texts({ ...salariedApplicant, email: '  ' })).toEqual(['/email required'])
  })

  it('points at the wrong check digit of the identity number', () => {
    const document = { ...salariedApplicant.document, number: '110101199003074515' }
    expect(texts({ ...salariedApplicant, document })).toEqual(['/document/number id_check_digit'])
  })

  it('compares person and document once both are right by themselves', () => {
    expect(texts({ ...salariedApplicant, birthDate: '1990-03-08', sex: 'F' })).toEqual([
      '/birthDate document_birth_date_mismatch',
      '/sex document_sex_mismatch',
    ])
  })

  it.each<[DraftForm, string]>([
    [{ phone: '+86138001380' }, '/phone phone_invalid'],
    [{ phone: '+862112345678' }, '/phone phone_not_mobile'],
    [{ email: 'a@b' }, '/email email_invalid'],
    [{ nationality: 'UK' }, '/nationality country_use_gb'],
    [{ currency: 'RMB' }, '/currency currency_invalid'],
    [{ employer: '' }, '/employer required'],
    [{ purposes: [] }, '/purposes required'],
    [{ expectedCashSharePercent: 101 }, '/expectedCashSharePercent number_out_of_range'],
    [{ expectedMonthlyTurnoverMinor: -1 }, '/expectedMonthlyTurnoverMinor number_out_of_range'],
    [{ monthlyIncomeMinor: 0.5 }, '/monthlyIncomeMinor number_out_of_range'],
    [{ expectedCountries: ['US', 'XX'] }, '/expectedCountries/1 country_invalid'],
    [{ sourceOfFunds: { source: 'OTHER', details: '' } }, '/sourceOfFunds/details required'],
    [{ taxResidences: [] }, '/taxResidences required'],
    [
      { taxResidences: [{ country: 'CN', taxNumber: '', reasonWithoutNumber: null }] },
      '/taxResidences/0/taxNumber tax_number_or_reason',
    ],
    [{ signature: { fullName: '王小明', declaredTrue: true } }, '/signature/fullName signature_name_mismatch'],
    [{ signature: { fullName: '张晓明', declaredTrue: false } }, '/signature/declaredTrue declaration_required'],
    [{ accountClass: 'I' }, '/accountClass account_class_not_offered'],
  ])('reports %p as %s', (change, expected) => {
    expect(texts({ ...salariedApplicant, ...change })).toEqual([expected])
  })

  it('refuses placeholders and foreign letters in names', () => {
    const name = { ...salariedApplicant.name, native: { family: '张', given: '无' }, previousNames: ['test'] }
    expect(texts({ ...salariedApplicant, name }).filter((text) => text.startsWith('/name'))).toEqual([
      '/name/native/given name_placeholder',
      '/name/previousNames/0 name_placeholder',
    ])
    const latin = { ...salariedApplicant.name, latin: { family: '张', given: 'Xiaoming' } }
    expect(texts({ ...salariedApplicant, name: latin })).toEqual(['/name/latin/family name_not_latin'])
  })

  it('asks a politically exposed person for office, country and, where they apply, relation and end', () => {
    const pep = (status: 'FORMER' | 'FAMILY_OR_ASSOCIATE_FOREIGN') => texts({ ...salariedApplicant, pep: { status } })
    expect(pep('FORMER')).toEqual(['/pep/office required', '/pep/country required', '/pep/until required'])
    expect(pep('FAMILY_OR_ASSOCIATE_FOREIGN')).toEqual([
      '/pep/office required',
      '/pep/country required',
      '/pep/relation required',
    ])
    const dated = { status: 'FORMER', office: '市长', country: 'CN', since: '2020-01-01', until: '2019-01-01' } as const
    expect(texts({ ...salariedApplicant, pep: dated })).toEqual(['/pep/until date_order'])
  })

  it('refuses an outdated text of a consent', () => {
    const consents = salariedApplicant.consents.map((consent) => ({
      ...consent,
      version: consent.kind === 'TERMS' ? 'terms-2025-01' : consent.version,
    }))
    expect(texts({ ...salariedApplicant, consents })).toEqual(['/consents/0/version consent_version_outdated'])
  })

  it('asks for an account class where the pack has classes, and for a branch where the class needs one', () => {
    expect(texts(salariedApplicant, packs.CN)).toEqual(['/accountClass required'])
    const classOne = { ...salariedApplicant, accountClass: 'I' } as const
    expect(checkForm(classOne, { today, pack: packs.CN, channel: 'BRANCH' })).toEqual([])
    expect(checkForm(classOne, { today, pack: packs.CN, channel: 'REMOTE_DOCUMENT' })).toEqual([
      { pointer: '/accountClass', code: 'account_class_needs_branch' },
    ])
    expect(
      checkForm({ ...classOne, accountClass: 'II' }, { today, pack: packs.CN, channel: 'REMOTE_DOCUMENT' }),
    ).toEqual([])
  })

  it.each(JURISDICTIONS)('asks for at least the minimum fields of the %s pack', (jurisdiction) => {
    const pointers = problems({}, packs[jurisdiction]).map((problem) => problem.pointer)
    for (const field of packs[jurisdiction].minimumFields) {
      expect(pointers.some((pointer) => pointer === field || pointer.startsWith(`${field}/`))).toBe(true)
    }
  })

  it('sets the age by product', () => {
    expect(minimumAge('CURRENT_ACCOUNT')).toBe(16)
    expect(minimumAge('PRIVATE_BANKING')).toBe(18)
    const young = { ...salariedApplicant, birthDate: '2010-12-02' }
    expect(texts(young)).toContain('/birthDate birth_date_under_age')
  })
})

describe('wizard pages', () => {
  it('ask every part of the form exactly once', () => {
    const pointers = FORM_STEPS.flatMap((step) => step.pointers)
    expect([...pointers].sort()).toEqual(
      Object.keys(salariedApplicant)
        .map((key) => `/${key}`)
        .sort(),
    )
  })

  it('show only their own problems', () => {
    const found = problems({ ...salariedApplicant, email: 'a@b', pep: {} })
    expect(problemsIn('contact', found)).toEqual([{ pointer: '/email', code: 'email_invalid' }])
    expect(problemsIn('political-exposure', found)).toEqual([{ pointer: '/pep/status', code: 'required' }])
    expect(problemsIn('name', found)).toEqual([])
    expect(firstStepWithProblem(found)).toBe('contact')
    expect(firstStepWithProblem([])).toBeNull()
  })
})

describe('completing the form', () => {
  it('leaves a complete form as it is', () => {
    expect(completeForm(salariedApplicant)).toEqual(salariedApplicant)
  })

  it('brings values to their normal form and fills what may be left out', () => {
    const {
      accountClass: _class,
      employer: _employer,
      monthlyIncomeMinor: _income,
      expectedCountries: _countries,
      ...rest
    } = salariedApplicant
    const draft: DraftForm = {
      ...rest,
      phone: '138 0013 8000',
      email: ' Zhang.Xiaoming@EXAMPLE.com ',
      nationality: 'cn',
      document: {
        type: 'CN_RESIDENT_ID',
        number: ' 11010519491231002x',
        issuingCountry: 'cn',
        issuedOn: '2006-01-10',
        expiresOn: null,
      },
      name: { native: { family: ' 张 ', given: '晓明' }, latin: { family: 'Zhang', given: 'Xiaoming' } },
      pep: { status: 'NONE' },
      sourceOfFunds: { source: 'SALARY' },
    }
    expect(completeForm(draft)).toMatchObject({
      phone: '+8613800138000',
      email: 'Zhang.Xiaoming@example.com',
      nationality: 'CN',
      accountClass: null,
      employer: '',
      monthlyIncomeMinor: null,
      expectedCountries: [],
      document: { number: '11010519491231002X', issuingCountry: 'CN', expiresOn: null, mrz: null },
      name: { native: { family: '张', given: '晓明' }, familyNameFirst: true, previousNames: [] },
      pep: salariedApplicant.pep,
      sourceOfFunds: { source: 'SALARY', details: '' },
    })
  })

  it('answers null while a part is missing', () => {
    expect(completeForm({})).toBeNull()
    const { sex: _sex, ...rest } = salariedApplicant
    expect(completeForm(rest)).toBeNull()
    expect(completeForm({ ...salariedApplicant, name: { native: { family: '张' } } })).toBeNull()
  })
})
