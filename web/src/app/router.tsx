import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { staffRoutes } from '../pages/staff/routes.tsx'
import { CrashedPage, NotFoundPage } from '../pages/fault-pages.tsx'
import { customerLayout } from './customer-layout.tsx'
import { rootRoute } from './root-route.ts'

const landing = createRoute({
  getParentRoute: () => customerLayout,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/landing/landing-page.tsx'), 'LandingPage'),
})

const routeTree = rootRoute.addChildren([customerLayout.addChildren([landing]), staffRoutes])

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
