import { IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { Account } from './account.tsx'
import { Checks } from './checks.tsx'
import { Decisions } from './decisions.tsx'
import { Duplicates } from './duplicates.tsx'
import { Identity } from './identity.tsx'
import { evidenceIsHidden } from './masked.ts'
import { Rating } from './rating.tsx'
import { Screening } from './screening.tsx'
import { Section } from './section.tsx'

type Part = 'account' | 'identity' | 'checks' | 'duplicates' | 'screening' | 'rating' | 'decisions'

const USUAL: readonly Part[] = ['account', 'identity', 'checks', 'duplicates', 'screening', 'rating', 'decisions']

/** What the open task needs to look at comes first. */
const FIRST: { readonly [kind: string]: readonly Part[] } = {
  DUPLICATE_REVIEW: ['duplicates'],
  SCREENING_REVIEW: ['screening'],
  SANCTIONS_CONFIRMATION: ['screening', 'decisions'],
  DUE_DILIGENCE_PACK: ['rating', 'screening'],
  OPENING_APPROVAL: ['decisions', 'rating', 'screening'],
  OPENING_MLRO_OPINION: ['decisions', 'rating', 'screening'],
  OPENING_SENIOR_APPROVAL: ['decisions', 'rating', 'screening'],
  PROVISIONING_REPAIR: ['decisions'],
}

/** Parts of the evidence in the order that suits the task, decisions first where none is open; an account before all. */
export const evidenceOrder = (taskKind: string | null): Part[] => {
  const first: readonly Part[] = taskKind === null ? ['decisions'] : (FIRST[taskKind] ?? [])
  return [...new Set<Part>(['account', ...first, ...USUAL])]
}

const PARTS: { readonly [P in Part]: (view: CaseView) => ReactNode } = {
  account: (view) => <Account key="account" view={view} />,
  identity: (view) => <Identity key="identity" view={view} />,
  checks: (view) => <Checks key="checks" view={view} />,
  duplicates: (view) => <Duplicates key="duplicates" view={view} />,
  screening: (view) => <Screening key="screening" view={view} />,
  rating: (view) => <Rating key="rating" view={view} />,
  decisions: (view) => <Decisions key="decisions" view={view} />,
}

const Hidden = () => {
  const { t } = useTranslation('staffCase')
  return (
    <Section id="hidden" title={t('evidenceTitle')} aside={<IconEyeOff size={17} aria-hidden="true" />}>
      {t('facts.evidenceHidden')}
    </Section>
  )
}

/** The evidence of a case, ordered by what the open task is about; parts that the role does not see say so once. */
export const Evidence = ({ view, taskKind }: { view: CaseView; taskKind: string | null }) => {
  const hidden = evidenceIsHidden(view.masked)
  const parts = evidenceOrder(taskKind).filter((part) => !hidden || part === 'account' || part === 'identity')
  return (
    <>
      {parts.map((part) => PARTS[part](view))}
      {hidden ? <Hidden /> : null}
    </>
  )
}
