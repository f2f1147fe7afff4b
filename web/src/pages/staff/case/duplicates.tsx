import { IconArrowUpRight, IconLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { StatusBadge } from '../../../shared/status-badge.tsx'
import { useCodeTexts } from '../../../staff/texts.ts'
import classes from './duplicates.module.css'
import { Section } from './section.tsx'

type Duplicate = CaseView['duplicates'][number]

const Finding = ({ finding }: { finding: Duplicate }) => {
  const { t } = useTranslation('staffCase')
  const { code, check } = useCodeTexts()
  const stage =
    finding.otherStage === null
      ? null
      : code(finding.otherKind === 'APPLICATION' ? 'stages' : 'accountStates', finding.otherStage)
  return (
    <li className={classes.finding}>
      <div className={classes.line}>
        <span className={classes.other}>
          <span className={classes.kind}>{code('duplicateKinds', finding.otherKind)}</span>
          {finding.otherReference === null ? (
            <span className={classes.dim}>{t('duplicates.unknown')}</span>
          ) : finding.otherKind === 'APPLICATION' ? (
            <Link
              to="/staff/applications"
              search={{ reference: finding.otherReference, show: 'all' }}
              className={classes.reference}
            >
              {finding.otherReference}
              <IconArrowUpRight size={15} aria-label={t('duplicates.compare')} />
            </Link>
          ) : (
            <span className={classes.reference}>{finding.otherReference}</span>
          )}
          {stage === null ? null : <span className={classes.dim}>{stage}</span>}
        </span>
        <StatusBadge
          tone={finding.resolution === 'OPEN' ? 'decision' : finding.resolution === 'NOT_THE_SAME' ? 'done' : 'waiting'}
        >
          {code('duplicateResolutions', finding.resolution)}
        </StatusBadge>
      </div>
      <div className={classes.line}>
        <span className={classes.reasons}>
          {finding.reasons.map((reason) => (
            <span key={reason} className={classes.reason}>
              <IconLink size={13} aria-hidden="true" />
              {check('duplicateReasons', reason)}
            </span>
          ))}
        </span>
        <span className={classes.dim}>{t('duplicates.score', { score: finding.score })}</span>
      </div>
    </li>
  )
}

/** People who may be the same as the applicant, with what matches; hidden when there is none. */
export const Duplicates = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  if (view.duplicates.length === 0) return null
  return (
    <Section id="duplicates" title={t('duplicates.title')}>
      <ul className={classes.list}>
        {view.duplicates.map((finding) => (
          <Finding key={finding.id} finding={finding} />
        ))}
      </ul>
    </Section>
  )
}
