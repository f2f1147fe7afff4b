import { IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import classes from './no-task.module.css'
import { waitsFor } from './stage-steps.ts'

/** In the place of the task when none is open: who has to act next. */
export const NoTask = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  return (
    <section className={classes.box}>
      <IconHourglass size={20} stroke={1.6} aria-hidden="true" />
      <div>
        <strong>{t('task.none')}</strong>
        <p>{t(`task.noneText.${waitsFor(view.stage)}`)}</p>
      </div>
    </section>
  )
}
