import { createRootRoute } from '@tanstack/react-router'
import { NotFoundPage } from '../pages/fault-pages.tsx'
import { CustomerShell } from './customer-shell.tsx'

const UnknownAddress = () => (
  <CustomerShell>
    <NotFoundPage />
  </CustomerShell>
)

/** Root of every page; the customer's and the staff's areas hang below it, each in its own frame. */
export const rootRoute = createRootRoute({ notFoundComponent: UnknownAddress })
