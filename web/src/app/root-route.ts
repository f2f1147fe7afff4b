import { createRootRoute } from '@tanstack/react-router'

/** Root of every page; the customer's and the staff's areas hang below it, each in its own frame. */
export const rootRoute = createRootRoute()
