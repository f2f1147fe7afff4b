export { accountOpening } from './accounts/account-opening/workflow.ts'
export { letter } from './operations/letter.ts'
export { reconciler } from './operations/reconciler.ts'
