import type { FieldProblem } from '../../kernel/problem.ts'
import { basePack } from '../../operations/policies/base-pack.ts'
import type { PolicyPack } from '../../operations/policies/pack.ts'
import type { AccountClass, Channel, Product } from './form.ts'

/** Completed years of age from which the product is open to a person alone; younger people need a guardian. */
export const minimumAge = (product: Product, pack: PolicyPack = basePack): number =>
  product === 'PRIVATE_BANKING' ? pack.minimumAge.privateBanking : pack.minimumAge.default

/**
 * What is wrong with the account class under the pack: `required` where classes exist, `account_class_not_offered` where
 * they do not, `account_class_needs_branch` for a class that may not be opened remotely.
 */
export const accountClassProblems = (
  accountClass: AccountClass | null | undefined,
  pack: PolicyPack,
  channel: Channel | null,
): FieldProblem[] => {
  const pointer = '/accountClass'
  const classes = pack.accountClasses
  if (!accountClass) return classes ? [{ pointer, code: 'required' }] : []
  if (!classes) return [{ pointer, code: 'account_class_not_offered' }]
  const remote = channel !== null && channel !== 'BRANCH'
  return remote && !classes[accountClass].remoteOpening ? [{ pointer, code: 'account_class_needs_branch' }] : []
}
