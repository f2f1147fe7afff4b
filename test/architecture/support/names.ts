/** The six areas and their capabilities: the same name in every room, so that who found one file has found them all. */
export const CAPABILITIES: Readonly<Record<string, readonly string[]>> = {
  accounts: ['registration', 'account-opening', 'account-maintenance', 'postings', 'payments'],
  compliance: [
    'identity-verification',
    'screening',
    'risk-rating',
    'kyc-refresh',
    'monitoring',
    'suspicion-reports',
    'obligations',
    'procedures',
  ],
  assurance: ['internal-audit', 'audit-trail', 'data-quality', 'privacy'],
  service: ['feedback', 'complaints', 'improvement', 'support', 'channels'],
  engagement: ['loyalty', 'care', 'segments', 'recommendations', 'campaigns', 'education'],
  operations: [
    'access',
    'tasks',
    'messages',
    'policies',
    'schedules',
    'staff-training',
    'vendors',
    'partners',
    'pilots',
    'incidents',
    'security-monitoring',
  ],
}

/** Rooms that are divided by area. */
export const AREA_ROOMS = [
  'domain',
  'workflows',
  'activities',
  'prisma/store',
  'server/routes',
  'server/schemas',
  'server/presenters',
] as const

/** Folders of a room beside the areas, and what they hold. */
export const SHARED_FOLDERS: Readonly<Record<string, readonly string[]>> = {
  domain: ['kernel'],
  workflows: ['steps'],
  activities: ['providers'],
}

/** Mechanisms that every capability shares and that are named like one, by area. */
export const MECHANISMS: Readonly<Record<string, readonly string[]>> = {
  accounts: ['core-bank'],
  compliance: ['watch-lists'],
  operations: ['requests', 'reconciler', 'jobs', 'letter', 'configuration', 'health'],
}

/** Files that do not follow the names yet, and the place where each belongs. A file that moved must leave this list. */
export const MISPLACED: Readonly<Record<string, string>> = {
  'prisma/store/operations/task-list.ts': 'prisma/store/operations/tasks/list.ts',
  'server/routes/operations/sign-in.ts': 'server/routes/operations/access/sign-in.ts',
}
