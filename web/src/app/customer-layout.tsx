import { createRoute, Outlet } from '@tanstack/react-router'
import { CustomerShell } from './customer-shell.tsx'
import { rootRoute } from './root-route.tsx'

/** Frame of every customer page: header with wordmark and switches, one column of content, footer. */
export const customerLayout = createRoute({
  getParentRoute: () => rootRoute,
  id: 'customer',
  component: () => (
    <CustomerShell>
      <Outlet />
    </CustomerShell>
  ),
})
