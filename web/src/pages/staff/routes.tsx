import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.ts'

/** The staff's area; pages load when they are opened. */
export const staffRoutes = createRoute({ getParentRoute: () => rootRoute, path: 'staff' })
