import { Button } from '@mantine/core'
import { IconGavel } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { formatDateTime } from '../../../shared/format.ts'
import { RiskBadge } from '../../../staff/parts/badges.tsx'
import { useCodeTexts } from '../../../staff/texts.ts'
import classes from './rating.module.css'
import { Section } from './section.tsx'

type Assessment = NonNullable<CaseView['assessment']>
type Factor = Assessment['factors'][number]

const points = (value: number, locale: string): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value)

/** Where each band begins on the scale from 0 to 100 of model CRR-1. */
const BAND_STARTS = [
  { band: 'LOW', from: 0, to: 20 },
  { band: 'MEDIUM', from: 20, to: 45 },
  { band: 'HIGH', from: 45, to: 100 },
] as const

const Scale = ({ assessment }: { assessment: Assessment }) => {
  const { t } = useTranslation('staffRisk')
  const { locale, code } = useCodeTexts()
  const score = points(assessment.score, locale)
  return (
    <div
      className={classes.scale}
      role="img"
      aria-label={t('scaleLabel', { score, band: code('riskBands', assessment.band) })}
    >
      {BAND_STARTS.map((part) => (
        <span
          key={part.band}
          className={classes.part}
          data-band={part.band}
          style={{ width: `${part.to - part.from}%` }}
        >
          {code('riskBands', part.band)}
        </span>
      ))}
      <span className={classes.needle} style={{ left: `${Math.min(100, assessment.score)}%` }}>
        <span
          className={classes.needleText}
          data-edge={assessment.score < 6 ? 'left' : assessment.score > 94 ? 'right' : undefined}
        >
          {score}
        </span>
      </span>
    </div>
  )
}

const useReason = (): ((reason: string) => string) => {
  const { code, risk } = useCodeTexts()
  return (reason) => {
    const occupation = /^occupation-(.+)$/.exec(reason)?.[1]
    return occupation === undefined
      ? risk('reasons', reason)
      : code('occupations', occupation.toUpperCase().replaceAll('-', '_'))
  }
}

const FactorRow = ({ factor }: { factor: Factor }) => {
  const { locale, risk } = useCodeTexts()
  const reason = useReason()
  return (
    <tr>
      <th scope="row">
        <span className={classes.id}>{factor.id}</span>
        {risk('factors', factor.id)}
      </th>
      <td>{reason(factor.reason)}</td>
      <td className={classes.number}>{factor.weight}</td>
      <td className={classes.number}>{factor.level}</td>
      <td className={classes.points}>
        <span className={classes.bar} aria-hidden="true">
          <span style={{ width: `${factor.level}%` }} data-level={factor.level} />
        </span>
        {points(factor.contribution, locale)}
      </td>
    </tr>
  )
}

const FactorTable = ({ assessment }: { assessment: Assessment }) => {
  const { t } = useTranslation('staffRisk')
  const { locale } = useCodeTexts()
  const [all, setAll] = useState(false)
  const raised = assessment.factors
    .filter((factor) => factor.level > 0)
    .toSorted((left, right) => right.contribution - left.contribution)
  const rest = assessment.factors.filter((factor) => factor.level === 0)
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('factor')}</th>
            <th scope="col">{t('why')}</th>
            <th scope="col" className={classes.number}>
              {t('weight')}
            </th>
            <th scope="col" className={classes.number}>
              {t('level')}
            </th>
            <th scope="col" className={classes.number}>
              {t('contribution')}
            </th>
          </tr>
        </thead>
        <tbody>
          {[...raised, ...(all ? rest : [])].map((factor) => (
            <FactorRow key={factor.id} factor={factor} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={4}>
              {t('total')}
            </th>
            <td className={classes.number}>{points(assessment.score, locale)}</td>
          </tr>
        </tfoot>
      </table>
      {rest.length === 0 ? null : (
        <Button variant="subtle" color="gray" size="compact-xs" mt={4} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('showRaised') : `${t('showAll')} (${t('zeroLevels', { count: rest.length })})`}
        </Button>
      )}
    </>
  )
}

const Overrides = ({ assessment }: { assessment: Assessment }) => {
  const { t } = useTranslation('staffRisk')
  const { risk } = useCodeTexts()
  if (assessment.overrides.length === 0) return <p className={classes.dim}>{t('noOverride')}</p>
  return (
    <ul className={classes.overrides}>
      {assessment.overrides.map((id) => (
        <li key={id}>
          <IconGavel size={15} aria-hidden="true" />
          <span className={classes.id}>{id}</span>
          {risk('overrides', id)}
        </li>
      ))}
    </ul>
  )
}

const scoreBand = (score: number): 'LOW' | 'MEDIUM' | 'HIGH' => (score < 20 ? 'LOW' : score < 45 ? 'MEDIUM' : 'HIGH')

/** The risk rating explained: the score on its scale, what each factor added and why, overrides, how the model works; nothing before the rating. */
export const Rating = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffRisk')
  const { locale, code } = useCodeTexts()
  const { assessment } = view
  if (assessment === null) return null
  const overridden = assessment.band !== scoreBand(assessment.score)
  return (
    <Section
      id="rating"
      title={t('title')}
      aside={
        <span className={classes.badges}>
          {assessment.dueDiligence === null ? null : (
            <span className={classes.dim}>{code('dueDiligence', assessment.dueDiligence)}</span>
          )}
          <RiskBadge band={assessment.band} />
        </span>
      }
    >
      <Scale assessment={assessment} />
      <p className={classes.verdict}>
        {overridden ? t('byOverride') : t('bandByScore', { band: code('riskBands', assessment.band) })}
      </p>
      <FactorTable assessment={assessment} />
      <h3 className={classes.subtitle}>{t('overridesTitle')}</h3>
      <Overrides assessment={assessment} />
      <details className={classes.how}>
        <summary>{t('howTitle')}</summary>
        <p>{t('how')}</p>
        <p className={classes.dim}>
          {t('model', { model: assessment.model, pack: assessment.packVersion })} ·{' '}
          <time dateTime={assessment.assessedAt}>{formatDateTime(assessment.assessedAt, locale)}</time>
        </p>
      </details>
    </Section>
  )
}
