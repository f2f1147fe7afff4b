import { IconAlertCircle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './error-summary.module.css'

/** One correction; `onFollow` first opens the page that holds the field, when it is another one. */
export type SummaryItem = {
  readonly fieldId: string
  readonly label: string
  readonly text: string
  readonly onFollow?: () => void
}

const PATIENCE_MS = 2_000

/** Brings the field into view and gives it the focus; waits a moment for a page that is still on its way. */
const focusField = (id: string, since = Date.now()): void => {
  const field = document.getElementById(id)
  if (field) {
    field.scrollIntoView({ block: 'center' })
    field.focus({ preventScroll: true })
  } else if (Date.now() - since < PATIENCE_MS) setTimeout(() => focusField(id, since), 50)
}

/** Lists what must be corrected, takes the focus when it appears (and whenever `attempt` grows), and leads to each field. */
export const ErrorSummary = ({ items, attempt }: { items: readonly SummaryItem[]; attempt: number }) => {
  const { t } = useTranslation('common')
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  if (items.length === 0) return null
  return (
    <div ref={box} className={classes.box} role="alert" tabIndex={-1}>
      <p className={classes.title}>
        <IconAlertCircle size={20} aria-hidden="true" />
        {items.length === 1 ? t('errorSummary.one') : t('errorSummary.other', { count: items.length })}
      </p>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={`${item.fieldId} ${item.text}`}>
            <a
              href={`#${item.fieldId}`}
              onClick={(event) => {
                event.preventDefault()
                item.onFollow?.()
                focusField(item.fieldId)
              }}
            >
              <strong>{item.label}</strong>
              {t('colon')}
              {item.text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
