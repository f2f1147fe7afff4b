import { IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './stepper.module.css'

export type StepState = 'done' | 'current' | 'upcoming' | 'stopped'
export type Step = {
  readonly id: string
  readonly label: string
  readonly state: StepState
  readonly detail?: ReactNode
}

const Mark = ({ state, index }: { state: StepState; index: number }) => {
  switch (state) {
    case 'done':
      return <IconCheck size={15} stroke={2.6} />
    case 'stopped':
      return <IconX size={15} stroke={2.6} />
    case 'current':
    case 'upcoming':
      return index + 1
  }
}

/** Where something stands among its steps: marks and words, state spoken too. `compact` lays the steps in a row without details. */
export const Stepper = ({
  steps,
  label,
  compact = false,
}: {
  steps: readonly Step[]
  label: string
  compact?: boolean
}) => {
  const { t } = useTranslation('common')
  return (
    <ol className={classes.steps} data-compact={compact || undefined} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step.id}
          className={classes.step}
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={classes.mark} aria-hidden="true">
            <Mark state={step.state} index={index} />
          </span>
          <span className={classes.body}>
            <span className={classes.label}>
              {step.label}
              <span className="visually-hidden">, {t(`stepState.${step.state}`)}</span>
            </span>
            {step.detail && !compact ? <span className={classes.detail}>{step.detail}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  )
}
