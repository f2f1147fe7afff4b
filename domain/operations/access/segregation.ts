import { accepted, refused, type Checked } from '../../kernel/problem.ts'
import { STAFF_ROLES, type Role, type StaffRole } from './roles.ts'

/** Rights granted on top of a role. */
export const PERMISSION_SETS = [
  'data-protection-officer',
  'quality-reviewer',
  'vendor-manager',
  'vendor-approver',
  'trainer',
  'exam-approver',
  'finance',
  'loyalty-rule-maker',
  'it-operations',
  'key-custodian',
  'database-administrator',
  'head-of-audit',
] as const
export type PermissionSet = (typeof PERMISSION_SETS)[number]

/** Something a person holds that can conflict with something else. */
export type Holding = Role | PermissionSet

/** Two holdings that one person may not have: anywhere in the bank or in one unit, and for how long after giving one up. */
export type Conflict = {
  readonly left: Holding
  readonly right: Holding
  readonly where: 'bank' | 'unit'
  readonly coolingOff: string | null
}

const conflict = (left: Holding, right: Holding): Conflict => ({ left, right, where: 'bank', coolingOff: null })

const BUSINESS_ROLES: readonly StaffRole[] = STAFF_ROLES.filter((role) => role !== 'administrator')
const OPERATIONAL_ROLES: readonly StaffRole[] = BUSINESS_ROLES.filter((role) => role !== 'internal-auditor')

/** Conflicting pairs: maker and checker, administrator and business, auditor and what is audited, keys and data. */
export const CONFLICTS: readonly Conflict[] = [
  { left: 'onboarding-analyst', right: 'compliance-officer', where: 'unit', coolingOff: null },
  conflict('marketing', 'compliance-officer'),
  conflict('mlro', 'relationship-manager'),
  ...BUSINESS_ROLES.map((role) => conflict('administrator', role)),
  ...OPERATIONAL_ROLES.map((role): Conflict => ({
    left: 'internal-auditor',
    right: role,
    where: 'bank',
    coolingOff: 'P12M',
  })),
  conflict('finance', 'loyalty-rule-maker'),
  conflict('vendor-manager', 'vendor-approver'),
  conflict('trainer', 'exam-approver'),
  conflict('key-custodian', 'database-administrator'),
]

/** A holding in one unit of the bank; `unit` is the unit's id. */
export type Grant = { readonly holding: Holding; readonly unit: string }

const clash = (rule: Conflict, held: Grant, asked: Grant): boolean =>
  ((rule.left === held.holding && rule.right === asked.holding) ||
    (rule.right === held.holding && rule.left === asked.holding)) &&
  (rule.where === 'bank' || held.unit === asked.unit)

/** The rules that granting `asked` to a person with these grants would break; empty when it is allowed. */
export const grantConflicts = (held: readonly Grant[], asked: Grant): Conflict[] =>
  CONFLICTS.filter((rule) => held.some((grant) => clash(rule, grant, asked)))

/** Who has already acted on a case, by person id, and who may never decide it. */
export type Deciding = {
  readonly personId: string
  readonly makers: readonly string[]
  readonly earlierApprovers: readonly string[]
  readonly excluded: readonly string[]
  /** People for whom this person acts as deputy; a deputy of the maker counts as the maker. */
  readonly actsFor?: readonly string[]
}

/**
 * Accepts a person who may decide a case that others prepared: not a maker, not an earlier approver, not excluded, nor
 * deputy of one. People are compared, not accounts. Code: `sod_same_person`. Gives the person's id.
 */
export const mayDecide = ({
  personId,
  makers,
  earlierApprovers,
  excluded,
  actsFor = [],
}: Deciding): Checked<string> => {
  const barred = new Set([...makers, ...earlierApprovers, ...excluded])
  return [personId, ...actsFor].some((person) => barred.has(person)) ? refused('sod_same_person') : accepted(personId)
}
