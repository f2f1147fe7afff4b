import { Chip, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCodeTexts } from '../../../staff/texts.ts'
import { BASES } from './compare-hit.ts'
import { findingsFor } from '../../../../../domain/compliance/screening/hit-findings.ts'
import { lacksBasis, type HitDecision } from './hit-dispositions.ts'
import classes from './hit-fields.module.css'
import type { Decision } from './use-decision.ts'

const HitField = ({ decision, hit, name }: { decision: Decision; hit: HitDecision; name: string }) => {
  const { t } = useTranslation('staffCase')
  const { code } = useCodeTexts()
  const allowed = findingsFor(decision.outcome)
  const change = (part: Partial<HitDecision>): void =>
    decision.setHits(decision.hits.map((other) => (other.id === hit.id ? { ...other, ...part } : other)))
  const missing = decision.problems.hits && lacksBasis(hit)
  return (
    <div className={classes.hit} data-problem={missing || undefined}>
      <div className={classes.line}>
        <span className={classes.name}>{name}</span>
        {allowed.length === 1 ? (
          <span className={classes.fixed}>{code('dispositions', hit.disposition)}</span>
        ) : (
          <Select
            size="xs"
            w={180}
            aria-label={`${t('decision.hitDisposition')}: ${name}`}
            data={allowed.map((value) => ({ value, label: code('dispositions', value) }))}
            value={hit.disposition}
            allowDeselect={false}
            onChange={(value) => {
              const disposition = allowed.find((item) => item === value)
              if (disposition) change({ disposition })
            }}
          />
        )}
      </div>
      {hit.disposition === 'FALSE_POSITIVE' ? (
        <div role="group" aria-label={`${t('decision.hitBasis')}: ${name}`}>
          <span className={classes.label}>{t('decision.hitBasis')}</span>
          <Chip.Group
            multiple
            value={[...hit.basis]}
            onChange={(values) => change({ basis: BASES.filter((basis) => values.includes(basis)) })}
          >
            <span className={classes.chips}>
              {BASES.map((basis) => (
                <Chip key={basis} value={basis} size="xs" variant="outline">
                  {code('bases', basis)}
                </Chip>
              ))}
            </span>
          </Chip.Group>
          {missing ? (
            <p className={classes.error} role="alert">
              {t('decision.hitBasisRequired')}
            </p>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

/** Every hit with its disposition and, for a false positive, the facts that contradict; proposed from the comparison. */
export const HitFields = ({ decision }: { decision: Decision }) => {
  const { t } = useTranslation('staffCase')
  const { code } = useCodeTexts()
  if (decision.hits.length === 0) return null
  const names = new Map(decision.view.screening?.hits.map((hit) => [hit.id, hit.entryName]))
  return (
    <fieldset className={classes.list}>
      <legend className={classes.legend}>{t('decision.hits')}</legend>
      {decision.hits.map((hit) => (
        <HitField key={hit.id} decision={decision} hit={hit} name={names.get(hit.id) ?? hit.id} />
      ))}
      {decision.problems.usual ? (
        <p className={classes.error} role="alert">
          {t('decision.hitUsualRequired', {
            disposition: code('dispositions', findingsFor(decision.outcome)[0] ?? ''),
          })}
        </p>
      ) : null}
    </fieldset>
  )
}
