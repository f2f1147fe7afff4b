import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../../../../server/schemas/operations/tasks.ts'
import { useCodeTexts } from '../../../staff/texts.ts'
import classes from './checklist.module.css'

type ChecklistProps = {
  readonly task: TaskView
  readonly confirmed: readonly string[]
  readonly disabled: boolean
  readonly onChange: (confirmed: string[]) => void
}

/** The task's checklist with how far it is; ticks stay in this tab until the decision is sent. */
export const Checklist = ({ task, confirmed, disabled, onChange }: ChecklistProps) => {
  const { t } = useTranslation('staffCase')
  const { code } = useCodeTexts()
  const items = task.checklist?.items ?? []
  if (items.length === 0) return null
  const done = items.filter((item) => confirmed.includes(item.id)).length
  return (
    <fieldset className={classes.list} disabled={disabled}>
      <legend className={classes.legend}>
        <span>{t('task.checklist')}</span>
        <span className={classes.progress}>{t('task.checked', { done, total: items.length })}</span>
      </legend>
      <span className={classes.bar} aria-hidden="true">
        <span style={{ width: `${(done / items.length) * 100}%` }} />
      </span>
      {items.map((item) => (
        <Checkbox
          key={item.id}
          size="xs"
          className={classes.item}
          checked={confirmed.includes(item.id)}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? [...confirmed, item.id] : confirmed.filter((id) => id !== item.id))
          }
          label={
            <>
              {code('checklistItems', item.id)}
              {item.mandatory ? null : <span className={classes.optional}> ({t('task.optional')})</span>}
            </>
          }
        />
      ))}
    </fieldset>
  )
}
