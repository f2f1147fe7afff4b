import type { Route } from '../route.ts'
import { accessLinkRoutes } from './accounts/account-opening/access-links.ts'
import { activationRoutes } from './accounts/account-opening/activations.ts'
import { applicationRoutes } from './accounts/account-opening/applications.ts'
import { documentRoutes } from './accounts/account-opening/documents.ts'
import { screeningRoutes } from './compliance/screening.ts'
import { accessRoutes } from './operations/access.ts'
import { configurationRoutes } from './operations/configuration.ts'
import { requestRoutes } from './operations/requests.ts'
import { signInRoutes } from './operations/sign-in.ts'
import { taskRoutes } from './operations/tasks.ts'

/** Every route of the API, in the order of the OpenAPI document. */
export const routes: readonly Route[] = [
  ...configurationRoutes,
  ...applicationRoutes,
  ...documentRoutes,
  ...accessLinkRoutes,
  ...activationRoutes,
  ...requestRoutes,
  ...signInRoutes,
  ...accessRoutes,
  ...taskRoutes,
  ...screeningRoutes,
]
