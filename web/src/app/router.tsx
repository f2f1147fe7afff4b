import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { applyRoute } from '../pages/apply/apply-route.ts'
import { CrashedPage, NotFoundPage } from '../pages/fault-pages.tsx'
import { staffRoutes } from '../pages/staff/routes.tsx'
import { customerLayout } from './customer-layout.tsx'
import { rootRoute } from './root-route.tsx'

const landingRoute = createRoute({
  getParentRoute: () => customerLayout,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/landing/landing-page.tsx'), 'LandingPage'),
})

const activateRoute = createRoute({
  getParentRoute: () => customerLayout,
  path: 'activate',
  component: lazyRouteComponent(() => import('../pages/activate/activate-page.tsx'), 'ActivatePage'),
})

const accountRoute = createRoute({
  getParentRoute: () => customerLayout,
  path: 'account',
  component: lazyRouteComponent(() => import('../pages/account/account-page.tsx'), 'AccountPage'),
})

const routeTree = rootRoute.addChildren([
  customerLayout.addChildren([landingRoute, applyRoute, activateRoute, accountRoute]),
  staffRoutes,
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultErrorComponent: CrashedPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
