import { AbilityBuilder, createMongoAbility, type ForcedSubject, type MongoAbility, subject } from '@casl/ability'
import { packRules } from '@casl/ability/extra'
import type { Role } from '../../domain/operations/access/roles.ts'
import { taskKinds } from '../../domain/operations/tasks/kinds.ts'
import type { VisibleApplications } from '../../prisma/store/accounts/account-opening/application-list.ts'
import type { VisibleAudiences } from '../../prisma/store/operations/task-list.ts'
import type { Caller } from '../context.ts'

/** `view-identity`: personal fields and files in full; `view-evidence`: checks, screening, rating, decisions; `view-audit`: the timeline. */
export type Action =
  | 'create'
  | 'read'
  | 'edit'
  | 'submit'
  | 'withdraw'
  | 'ask-link'
  | 'view-identity'
  | 'view-evidence'
  | 'view-audit'
  | 'claim'
  | 'answer'

/** What access to an application depends on. */
export type ApplicationTraits = {
  readonly id: string
  readonly createdByApiKey: string | null
  readonly ownerId: string | null
  readonly creatorId: string | null
  readonly taskAudiences: readonly string[]
}
export type TaskTraits = { readonly id: string; readonly audience: string }

type ApplicationSubject = ApplicationTraits & ForcedSubject<'Application'>
type TaskSubject = TaskTraits & ForcedSubject<'Task'>
type Subject = 'Application' | ApplicationSubject | 'Task' | TaskSubject | 'ScreeningList'

export type Ability = MongoAbility<[Action, Subject]>

/** The application as the rules see it; a copy, because the library marks what it is given. */
export const anApplication = ({
  id,
  createdByApiKey,
  ownerId,
  creatorId,
  taskAudiences,
}: ApplicationTraits): ApplicationSubject =>
  subject('Application', { id, createdByApiKey, ownerId, creatorId, taskAudiences: [...taskAudiences] })
export const aTask = ({ id, audience }: TaskTraits): TaskSubject => subject('Task', { id, audience })

const OWN_CASE: Action[] = ['read', 'edit', 'submit', 'withdraw', 'ask-link', 'view-identity']
const CASE_WORK: Action[] = ['read', 'view-identity', 'view-evidence', 'view-audit']
const TASK_ROLES: readonly Role[] = [...new Set(Object.values(taskKinds).map((kind): Role => kind.role))]
const READS_EVERY_CASE: readonly Role[] = [
  'onboarding-analyst',
  'compliance-officer',
  'mlro',
  'internal-auditor',
  'support-agent',
]
const LIST_READERS: readonly Role[] = [
  'onboarding-analyst',
  'compliance-officer',
  'mlro',
  'senior-manager',
  'internal-auditor',
  'administrator',
]

type Builder = AbilityBuilder<Ability>
const grants: Readonly<Record<Role, (builder: Builder, personId: string) => void>> = {
  applicant: ({ can }, personId) => can(['read', 'withdraw', 'view-identity'], 'Application', { ownerId: personId }),
  'relationship-manager': ({ can }, personId) => {
    can('create', 'Application')
    can(OWN_CASE, 'Application', { creatorId: personId })
  },
  'support-agent': ({ can }) => {
    can('create', 'Application')
    can(['read', 'ask-link'], 'Application')
  },
  'onboarding-analyst': ({ can }) => can(CASE_WORK, 'Application'),
  'compliance-officer': ({ can }) => can(CASE_WORK, 'Application'),
  mlro: ({ can }) => can(CASE_WORK, 'Application'),
  'senior-manager': ({ can }) => can(CASE_WORK, 'Application', { taskAudiences: 'senior-manager' }),
  'internal-auditor': ({ can }) => {
    can(CASE_WORK, 'Application')
    can('read', 'Task')
  },
  administrator: ({ can }) => can('read', 'Application', { taskAudiences: 'administrator' }),
  marketing: () => undefined,
}

/** What a caller may do; conditions are checked on each record. A session without a proven second factor may do nothing. */
export function abilityOf(caller: Caller): Ability {
  const builder = new AbilityBuilder<Ability>(createMongoAbility)
  const { can, build } = builder
  switch (caller.kind) {
    case 'ANONYMOUS':
      can('create', 'Application')
      break
    case 'LINK':
      can(OWN_CASE, 'Application', { id: caller.applicationId })
      break
    case 'API_KEY':
      if (!caller.scopes.includes('applications:write')) break
      can('create', 'Application')
      can(OWN_CASE, 'Application', { createdByApiKey: caller.keyId })
      break
    case 'PERSON':
      if (caller.secondFactorAt === null) break
      for (const role of caller.person.roles) {
        grants[role](builder, caller.person.id)
        if (TASK_ROLES.includes(role)) can(['read', 'claim', 'answer'], 'Task', { audience: role })
        if (LIST_READERS.includes(role)) can('read', 'ScreeningList')
      }
      break
  }
  return build()
}

/** The caller's rules in the packed form that `unpackRules` of the web reads. */
export const packedRules = (caller: Caller): unknown[][] => packRules(abilityOf(caller).rules).map((rule) => [...rule])

/** Applications that a person's rules let her list; null when none. */
export function visibleApplications({ id, roles }: { id: string; roles: readonly Role[] }): VisibleApplications | null {
  if (roles.some((role) => READS_EVERY_CASE.includes(role))) return 'ALL'
  const creatorId = roles.includes('relationship-manager') ? id : null
  const taskAudiences = roles.filter((role) => role === 'senior-manager' || role === 'administrator')
  return creatorId === null && taskAudiences.length === 0 ? null : { creatorId, taskAudiences }
}

/** Tasks that a person's rules let her list; null when none. */
export function visibleTasks(roles: readonly Role[]): VisibleAudiences | null {
  if (roles.includes('internal-auditor')) return 'ALL'
  const audiences = roles.filter((role) => TASK_ROLES.includes(role))
  return audiences.length === 0 ? null : audiences
}
