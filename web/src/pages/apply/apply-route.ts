import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { customerLayout } from '../../app/customer-layout.tsx'
import { keepToken } from './link-token.ts'

/** `/apply/{id}#{token}`: the token moves from the address into this tab's storage before the page shows. */
export const applyRoute = createRoute({
  getParentRoute: () => customerLayout,
  path: 'apply/$applicationId',
  validateSearch: (search: Record<string, unknown>): { step?: string } =>
    typeof search['step'] === 'string' ? { step: search['step'] } : {},
  beforeLoad: ({ location, params, search }) => {
    if (location.hash === '') return
    keepToken(params.applicationId, location.hash)
    throw redirect({ to: '/apply/$applicationId', params, search, hash: '', replace: true })
  },
  component: lazyRouteComponent(() => import('./apply-page.tsx'), 'ApplyPage'),
})
