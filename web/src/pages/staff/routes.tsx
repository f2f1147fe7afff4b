import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { isProblem } from '../../api/client.ts'
import { queryClient } from '../../app/query-client.ts'
import { rootRoute } from '../../app/root-route.tsx'
import { applicationSearch, inboxSearch, signInSearch, caseSearch } from './search.ts'

const area = createRoute({
  getParentRoute: () => rootRoute,
  path: 'staff',
  loader: async () => (await import('../../staff/texts.ts')).loadStaffTexts(),
  staleTime: Infinity,
})

const signIn = createRoute({
  getParentRoute: () => area,
  path: 'sign-in',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./sign-in/sign-in-page.tsx'), 'SignInPage'),
})

const signInCode = createRoute({
  getParentRoute: () => area,
  path: 'sign-in/code',
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import('./sign-in/code-page.tsx'), 'CodePage'),
})

/** Everything behind the session: nobody signed in leads to the sign-in page and back. */
const workbench = createRoute({
  getParentRoute: () => area,
  id: 'workbench',
  beforeLoad: async ({ location }) => {
    const { meQuery } = await import('../../staff/session.ts')
    await queryClient.query({ ...meQuery, staleTime: 'static' }).catch((error: unknown) => {
      if (isProblem(error, 'unauthenticated'))
        throw redirect({ to: '/staff/sign-in', search: { return: location.href } })
    })
  },
  component: lazyRouteComponent(() => import('../../staff/shell/staff-shell.tsx'), 'StaffShell'),
})

const inbox = createRoute({
  getParentRoute: () => workbench,
  path: '/',
  validateSearch: inboxSearch,
  component: lazyRouteComponent(() => import('./inbox/inbox-page.tsx'), 'InboxPage'),
})

const applications = createRoute({
  getParentRoute: () => workbench,
  path: 'applications',
  validateSearch: applicationSearch,
  component: lazyRouteComponent(() => import('./applications/applications-page.tsx'), 'ApplicationsPage'),
})

const openingCase = createRoute({
  getParentRoute: () => workbench,
  path: 'applications/$id',
  validateSearch: caseSearch,
  component: lazyRouteComponent(() => import('./case/case-page.tsx'), 'CasePage'),
})

const lists = createRoute({
  getParentRoute: () => workbench,
  path: 'lists',
  component: lazyRouteComponent(() => import('./lists/lists-page.tsx'), 'ListsPage'),
})

/** The staff's area under `/staff`; pages and texts load when they are opened. */
export const staffRoutes = area.addChildren([
  signIn,
  signInCode,
  workbench.addChildren([inbox, applications, openingCase, lists]),
])
