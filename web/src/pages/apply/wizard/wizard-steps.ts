import type { FieldProblem } from '../../../../../domain/kernel/problem.ts'
import { FORM_STEPS, type FormStepId } from '../../../../../domain/accounts/account-opening/form-steps.ts'

/** Pages of the wizard: those of the form, then the page where everything is compared, signed and sent. */
export type WizardStepId = FormStepId | 'review'

/** Asked on another page than the domain's table says: an identity number fills in the person's data, and the signature comes last. */
const MOVED: { readonly [pointer: string]: WizardStepId } = {
  '/sex': 'identity-document',
  '/birthDate': 'identity-document',
  '/nationality': 'identity-document',
  '/signature': 'review',
}

export const WIZARD_STEPS: readonly WizardStepId[] = [...FORM_STEPS.map((step) => step.id), 'review']

export const isWizardStep = (text: unknown): text is WizardStepId => WIZARD_STEPS.some((step) => step === text)

const STEP_OF_FIELD: ReadonlyMap<string, WizardStepId> = new Map(
  FORM_STEPS.flatMap((step) =>
    step.pointers.map((pointer): [string, WizardStepId] => [pointer, MOVED[pointer] ?? step.id]),
  ),
)

/** The page on which the field of a JSON pointer is asked. */
export const stepOf = (pointer: string): WizardStepId => {
  if (pointer.startsWith('/documents')) return 'identity-document'
  return STEP_OF_FIELD.get(`/${pointer.split('/')[1] ?? ''}`) ?? 'review'
}

export const problemsOnStep = (step: WizardStepId, problems: readonly FieldProblem[]): FieldProblem[] =>
  problems.filter((problem) => stepOf(problem.pointer) === step)

/** The first page in order that has a problem; the review page when none has. */
export const firstIncompleteStep = (problems: readonly FieldProblem[]): WizardStepId =>
  WIZARD_STEPS.find((step) => problemsOnStep(step, problems).length > 0) ?? 'review'

const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^\/name\/(native|latin)$/, '/name/$1/family'],
  [/^\/name\/previousNames\/\d+$/, '/name/previousNames'],
  [/^\/expectedCountries\/\d+$/, '/expectedCountries'],
  [/^\/taxResidences$/, '/taxResidences/0/country'],
]

const consentPointer = (problem: FieldProblem, kinds: readonly string[]): string => {
  const named = /^consent_(.+)_required$/.exec(problem.code)?.[1]?.toUpperCase()
  const index = Number(/^\/consents\/(\d+)/.exec(problem.pointer)?.[1] ?? Number.NaN)
  return `/consents/${named ?? kinds[index] ?? 'TERMS'}`
}

const CHOICES = [
  '/product',
  '/accountClass',
  '/currency',
  '/sex',
  '/nationality',
  '/document/type',
  '/document/issuingCountry',
  '/address/country',
  '/occupation',
  '/purposes',
  '/expectedCashSharePercent',
  '/sourceOfFunds/source',
  '/taxResidences/0/country',
  '/pep/status',
  '/pep/country',
]

/** Nothing is there yet: said only when somebody tries to go on, never while a page is being filled. */
export const isMissing = (code: string): boolean =>
  code === 'required' || code === 'choice_required' || code === 'document_missing'

/** Points each problem at a field that is on the page: groups at their first field, consents at their box. */
export const atFields = (problems: readonly FieldProblem[], consentKinds: readonly string[]): FieldProblem[] =>
  problems.map((problem) => {
    if (problem.pointer.startsWith('/consents')) return { ...problem, pointer: consentPointer(problem, consentKinds) }
    const group = GROUPS.find(([pattern]) => pattern.test(problem.pointer))
    const pointer = group ? problem.pointer.replace(group[0], group[1]) : problem.pointer
    return {
      pointer,
      code: problem.code === 'required' && CHOICES.includes(pointer) ? 'choice_required' : problem.code,
    }
  })

/** Id of the field's element on the page. */
export const fieldId = (pointer: string): string => `field${pointer.replaceAll('/', '-')}`
