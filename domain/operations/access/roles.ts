/** Every role a person can hold; the same ids in sessions, tasks, abilities and the audit trail. */
export const ROLES = [
  'applicant',
  'relationship-manager',
  'onboarding-analyst',
  'compliance-officer',
  'mlro',
  'senior-manager',
  'internal-auditor',
  'support-agent',
  'marketing',
  'administrator',
] as const
export type Role = (typeof ROLES)[number]

/** Roles of the bank's own people; the rest are customers. */
export type StaffRole = Exclude<Role, 'applicant'>
export const STAFF_ROLES: readonly StaffRole[] = ROLES.filter((role) => role !== 'applicant')

/** True when the text is the id of a role; narrows stored or received values. */
export const isRole = (value: string): value is Role => ROLES.some((role) => role === value)
