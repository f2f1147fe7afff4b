import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useWizard } from './wizard-context.tsx'
import { firstIncompleteStep, problemsOnStep, WIZARD_STEPS, type WizardStepId } from './wizard-steps.ts'
import classes from './step-nav.module.css'

/** All pages with what is done; on a phone a bar with the current page. Pages up to the first incomplete one can be opened. */
export const StepNav = () => {
  const { t } = useTranslation(['apply', 'common'])
  const { problems, checks, goTo, view, step: current } = useWizard()
  const reach = checks ? WIZARD_STEPS.indexOf(firstIncompleteStep(problems)) : 0
  const at = WIZARD_STEPS.indexOf(current)
  const done = (step: WizardStepId): boolean =>
    checks !== null && step !== 'review' && problemsOnStep(step, problems).length === 0
  return (
    <nav className={classes.nav} aria-label={t('nav')}>
      <p className={classes.reference}>{t('reference', { reference: view.reference })}</p>
      <div className={classes.bar}>
        <p className={classes.barText}>
          <span>{t('stepOf', { ns: 'common', step: at + 1, total: WIZARD_STEPS.length })}</span>
          <strong>{t(`steps.${current}`)}</strong>
        </p>
        <div className={classes.track} aria-hidden="true">
          {WIZARD_STEPS.map((step, index) => (
            <span key={step} data-state={index === at ? 'current' : done(step) ? 'done' : 'open'} />
          ))}
        </div>
      </div>
      <ol className={classes.list}>
        {WIZARD_STEPS.map((step, index) => {
          const open = index <= Math.max(reach, at) || done(step)
          const state = done(step) ? 'done' : 'open'
          return (
            <li key={step}>
              <button
                type="button"
                className={classes.step}
                data-state={state}
                aria-current={step === current ? 'step' : undefined}
                disabled={!open}
                onClick={() => goTo(step)}
              >
                <span className={classes.mark} aria-hidden="true">
                  {done(step) ? <IconCheck size={14} stroke={2.8} /> : index + 1}
                </span>
                <span>{t(`steps.${step}`)}</span>
                {done(step) ? <span className="visually-hidden">, {t('stepState.done', { ns: 'common' })}</span> : null}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
