import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { RelativeTime } from '../../../shared/time-text.tsx'
import { ResultBadge } from '../../../staff/parts/badges.tsx'
import { useCodeTexts } from '../../../staff/texts.ts'
import classes from './checks.module.css'
import { Quiet, Section } from './section.tsx'

type Check = CaseView['checks'][number]
const ORDER = { FAIL: 0, WARN: 1, PASS: 2 } as const

const Row = ({ check }: { check: Check }) => {
  const { t } = useTranslation('staffCase')
  const texts = useCodeTexts()
  return (
    <tr>
      <th scope="row">{texts.check('kinds', check.kind)}</th>
      <td>
        <ResultBadge result={check.result} />
      </td>
      <td>
        {check.codes.length === 0 ? (
          <span className={classes.dim}>{t('checks.noReason')}</span>
        ) : (
          <ul className={classes.codes}>
            {check.codes.map((code) => (
              <li key={code}>{texts.check('codes', code)}</li>
            ))}
          </ul>
        )}
      </td>
      <td className={classes.dim}>
        {texts.code('checkSources', check.source)}, <RelativeTime at={check.at} />
      </td>
    </tr>
  )
}

/** Every check of the identity data with its result and reasons; what failed or needs a look comes first. */
export const Checks = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  const count = (result: Check['result']): number => view.checks.filter((check) => check.result === result).length
  const sorted = view.checks.toSorted((left, right) => ORDER[left.result] - ORDER[right.result])
  return (
    <Section
      id="checks"
      title={t('checks.title')}
      aside={
        sorted.length > 0 ? (
          <span className={classes.dim}>
            {t('checks.summary', { pass: count('PASS'), warn: count('WARN'), fail: count('FAIL') })}
          </span>
        ) : null
      }
    >
      {sorted.length === 0 ? (
        <Quiet>{t('checks.none')}</Quiet>
      ) : (
        <table className={classes.table}>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('checks.kind')}</th>
              <th scope="col">{t('checks.result')}</th>
              <th scope="col">{t('checks.reasons')}</th>
              <th scope="col">{t('checks.source')}</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((check) => (
              <Row key={`${check.kind} ${check.at}`} check={check} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
