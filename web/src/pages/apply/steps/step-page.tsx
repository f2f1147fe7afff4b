import type { WizardStepId } from '../wizard/wizard-steps.ts'
import { ConsentsStep } from './consents-step.tsx'
import { ContactStep } from './contact-step.tsx'
import { DocumentStep } from './document-step.tsx'
import { FundsStep } from './funds-step.tsx'
import { NameStep } from './name-step.tsx'
import { PepStep } from './pep-step.tsx'
import { ProductStep } from './product-step.tsx'
import { ReviewStep } from './review-step.tsx'
import { WorkStep } from './work-step.tsx'

/** The questions of one page. */
export const StepPage = ({ step }: { step: WizardStepId }) => {
  switch (step) {
    case 'product':
      return <ProductStep />
    case 'name':
      return <NameStep />
    case 'identity-document':
      return <DocumentStep />
    case 'contact':
      return <ContactStep />
    case 'work-and-purpose':
      return <WorkStep />
    case 'funds-and-tax':
      return <FundsStep />
    case 'political-exposure':
      return <PepStep />
    case 'consents-and-signature':
      return <ConsentsStep />
    case 'review':
      return <ReviewStep />
  }
}
