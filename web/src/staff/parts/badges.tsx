import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconShieldCheck,
  IconShieldExclamation,
  IconShieldHalf,
  type Icon,
} from '@tabler/icons-react'
import type { OpeningStage } from '../../../../domain/accounts/account-opening/stages.ts'
import type { RiskBand } from '../../../../domain/kernel/risk.ts'
import { StatusBadge, type StatusTone } from '../../shared/status-badge.tsx'
import { useCodeTexts } from '../texts.ts'

const STAGE_TONES: { readonly [Stage in OpeningStage]: StatusTone } = {
  DRAFT: 'neutral',
  SUBMITTED: 'active',
  DATA_CHECK: 'active',
  DUPLICATE_REVIEW: 'decision',
  VERIFYING: 'active',
  SCREENING: 'active',
  SCREENING_REVIEW: 'decision',
  RISK_RATING: 'active',
  DUE_DILIGENCE: 'decision',
  PENDING_INFORMATION: 'waiting',
  PENDING_APPROVAL: 'decision',
  APPROVED: 'active',
  PROVISIONING: 'active',
  AWAITING_ACTIVATION: 'waiting',
  ACTIVE: 'done',
  DECLINED: 'stopped',
  WITHDRAWN: 'neutral',
  EXPIRED: 'neutral',
  PROHIBITED: 'stopped',
  PROVISIONING_FAILED: 'warning',
  CLOSED_UNUSED: 'neutral',
}

const BANDS: { readonly [Band in RiskBand]: { readonly tone: StatusTone; readonly icon: Icon } } = {
  LOW: { tone: 'done', icon: IconShieldCheck },
  MEDIUM: { tone: 'waiting', icon: IconShieldHalf },
  HIGH: { tone: 'stopped', icon: IconShieldExclamation },
  PROHIBITED: { tone: 'stopped', icon: IconBan },
}

const RESULTS = {
  PASS: { tone: 'done', icon: IconCircleCheck },
  WARN: { tone: 'warning', icon: IconAlertTriangle },
  FAIL: { tone: 'stopped', icon: IconCircleX },
} as const

/** Stage of an opening in the field's term. */
export const StageBadge = ({ stage }: { stage: OpeningStage }) => {
  const { code } = useCodeTexts()
  return <StatusBadge tone={STAGE_TONES[stage]}>{code('stages', stage)}</StatusBadge>
}

/** Risk band; `label` is put before the band where the word alone would be unclear. */
export const RiskBadge = ({ band, label }: { band: RiskBand; label?: string }) => {
  const { code } = useCodeTexts()
  const { tone, icon } = BANDS[band]
  return (
    <StatusBadge tone={tone} icon={icon}>
      {label === undefined ? code('riskBands', band) : `${label} ${code('riskBands', band)}`}
    </StatusBadge>
  )
}

/** Result of one check. */
export const ResultBadge = ({ result }: { result: 'PASS' | 'WARN' | 'FAIL' }) => {
  const { code } = useCodeTexts()
  return (
    <StatusBadge tone={RESULTS[result].tone} icon={RESULTS[result].icon}>
      {code('checkResults', result)}
    </StatusBadge>
  )
}
