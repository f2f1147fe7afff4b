import { Alert } from '@mantine/core'
import { IconUserCheck } from '@tabler/icons-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import type { TaskView } from '../../../../../server/schemas/operations/tasks.ts'
import { formatRelative } from '../../../shared/format.ts'
import { useNow } from '../../../shared/time-text.tsx'
import { useMe } from '../../../staff/session.ts'
import { useCodeTexts } from '../../../staff/texts.ts'

const Notice = ({ task, onClose }: { task: TaskView; onClose: () => void }) => {
  const { t } = useTranslation('staffCase')
  const { t: common } = useTranslation('staff')
  const { locale, code } = useCodeTexts()
  const now = useNow()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="amber"
      icon={<IconUserCheck />}
      title={t('decision.answeredTitle')}
      withCloseButton
      closeButtonLabel={common('nav.close')}
      onClose={onClose}
    >
      {t('decision.answeredText', {
        name: task.answeredBy?.name ?? '',
        when: task.answeredAt === null ? '' : formatRelative(task.answeredAt, locale, now),
        outcome: task.outcome === null ? '' : code('outcomes', task.outcome),
      })}
    </Alert>
  )
}

/**
 * Says that somebody else answered the task that was on screen (or in the dialog): who, when and what. It stays when the
 * task's own panel goes, until the person closes it.
 */
export const useOvertaken = (view: CaseView, shownTask: TaskView | null): ReactNode => {
  const me = useMe()
  const [shown, setShown] = useState(shownTask)
  const [overtaken, setOvertaken] = useState<TaskView | null>(null)
  if (shown?.id !== shownTask?.id) {
    const before = view.tasks.find((task) => task.id === shown?.id)
    if (before?.state === 'ANSWERED' && before.answeredBy !== null && before.answeredBy.id !== me?.id)
      setOvertaken(before)
    setShown(shownTask)
  }
  return overtaken === null ? null : <Notice task={overtaken} onClose={() => setOvertaken(null)} />
}
