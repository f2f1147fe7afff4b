import type { FieldProblem } from '../../kernel/problem.ts'
import type { ApplicationForm } from './form.ts'

export const FORM_STEP_IDS = [
  'product',
  'name',
  'identity-document',
  'contact',
  'work-and-purpose',
  'funds-and-tax',
  'political-exposure',
  'consents-and-signature',
] as const
export type FormStepId = (typeof FORM_STEP_IDS)[number]

/** The page on which each part of the form is asked; a new part cannot be forgotten. */
const STEP_OF: { readonly [Field in keyof ApplicationForm]: FormStepId } = {
  locale: 'product',
  product: 'product',
  accountClass: 'product',
  currency: 'product',
  name: 'name',
  sex: 'name',
  birthDate: 'name',
  nationality: 'name',
  document: 'identity-document',
  address: 'contact',
  phone: 'contact',
  email: 'contact',
  occupation: 'work-and-purpose',
  employer: 'work-and-purpose',
  purposes: 'work-and-purpose',
  expectedMonthlyTurnoverMinor: 'work-and-purpose',
  monthlyIncomeMinor: 'work-and-purpose',
  expectedCashSharePercent: 'work-and-purpose',
  expectedCountries: 'work-and-purpose',
  sourceOfFunds: 'funds-and-tax',
  taxResidences: 'funds-and-tax',
  pep: 'political-exposure',
  consents: 'consents-and-signature',
  signature: 'consents-and-signature',
}

/** Pages of the wizard in order, each with the JSON pointers (RFC 6901) of the parts that it asks. */
export const FORM_STEPS: readonly { readonly id: FormStepId; readonly pointers: readonly string[] }[] =
  FORM_STEP_IDS.map((id) => ({
    id,
    pointers: Object.entries(STEP_OF)
      .filter(([, step]) => step === id)
      .map(([field]) => `/${field}`),
  }))

const isBelow = (pointer: string, base: string): boolean => pointer === base || pointer.startsWith(`${base}/`)

/** The problems that belong to one page, in the order given. */
export const problemsIn = (stepId: FormStepId, problems: readonly FieldProblem[]): FieldProblem[] => {
  const pointers = FORM_STEPS.find((step) => step.id === stepId)?.pointers ?? []
  return problems.filter((problem) => pointers.some((base) => isBelow(problem.pointer, base)))
}

/** The first page in wizard order that has a problem, or null. */
export const firstStepWithProblem = (problems: readonly FieldProblem[]): FormStepId | null =>
  FORM_STEP_IDS.find((id) => problemsIn(id, problems).length > 0) ?? null
