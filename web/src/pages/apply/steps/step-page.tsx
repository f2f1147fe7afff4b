import { lazy, Suspense, useEffect, type ComponentType } from 'react'
import { LinesSkeleton } from '../../../shared/page-state.tsx'
import type { WizardStepId } from '../wizard/wizard-steps.ts'

type Loader = () => Promise<{ default: ComponentType }>

/** Every page's questions are a file of their own, so that the first one shows soon. */
const LOADERS: { readonly [S in WizardStepId]: Loader } = {
  product: async () => ({ default: (await import('./product-step.tsx')).ProductStep }),
  name: async () => ({ default: (await import('./name-step.tsx')).NameStep }),
  'identity-document': async () => ({ default: (await import('./document-step.tsx')).DocumentStep }),
  contact: async () => ({ default: (await import('./contact-step.tsx')).ContactStep }),
  'work-and-purpose': async () => ({ default: (await import('./work-step.tsx')).WorkStep }),
  'funds-and-tax': async () => ({ default: (await import('./funds-step.tsx')).FundsStep }),
  'political-exposure': async () => ({ default: (await import('./pep-step.tsx')).PepStep }),
  'consents-and-signature': async () => ({ default: (await import('./consents-step.tsx')).ConsentsStep }),
  review: async () => ({ default: (await import('./review-step.tsx')).ReviewStep }),
}

const PAGES: { readonly [S in WizardStepId]: ComponentType } = {
  product: lazy(LOADERS.product),
  name: lazy(LOADERS.name),
  'identity-document': lazy(LOADERS['identity-document']),
  contact: lazy(LOADERS.contact),
  'work-and-purpose': lazy(LOADERS['work-and-purpose']),
  'funds-and-tax': lazy(LOADERS['funds-and-tax']),
  'political-exposure': lazy(LOADERS['political-exposure']),
  'consents-and-signature': lazy(LOADERS['consents-and-signature']),
  review: lazy(LOADERS.review),
}

const PRELOAD_AFTER_MS = 1_500

/** Fetches the other pages while the person fills in the first, so that going on never waits, not even without a network. */
export const usePreloadedSteps = (): void => {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of Object.values(LOADERS)) load().catch(() => undefined)
    }, PRELOAD_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
}

/** The questions of one page. */
export const StepPage = ({ step }: { step: WizardStepId }) => {
  const Page = PAGES[step]
  return (
    <Suspense fallback={<LinesSkeleton lines={6} />}>
      <Page />
    </Suspense>
  )
}
