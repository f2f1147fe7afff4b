import { Switch } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { StaffDialog } from '../parts/staff-dialog.tsx'
import { setPreferences, usePreferences } from '../preferences.ts'
import classes from './help-dialog.module.css'

type Shortcut = { readonly keys: readonly string[]; readonly text: string }

const Shortcuts = ({ title, rows, then }: { title: string; rows: readonly Shortcut[]; then: string }) => (
  <section>
    <h3 className={classes.title}>{title}</h3>
    <dl className={classes.rows}>
      {rows.map((row) => (
        <div key={row.text} className={classes.row}>
          <dt>{row.text}</dt>
          <dd>
            {row.keys.map((key, index) => (
              <Fragment key={key}>
                {index > 0 && row.keys[0] === 'g' ? <span className={classes.then}>{then}</span> : null}
                <kbd className={classes.kbd}>{key}</kbd>
              </Fragment>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  </section>
)

/** All keys of the workbench, and the switch that turns the single-letter ones off. */
export const HelpDialog = ({ opened, onClose }: { opened: boolean; onClose: () => void }) => {
  const { t } = useTranslation('staff')
  const { keys } = usePreferences()
  const everywhere: Shortcut[] = [
    { keys: ['/'], text: t('help.search') },
    { keys: ['g', 't'], text: t('help.goInbox') },
    { keys: ['g', 'a'], text: t('help.goApplications') },
    { keys: ['g', 'l'], text: t('help.goLists') },
    { keys: ['?'], text: t('help.thisHelp') },
  ]
  const lists: Shortcut[] = [
    { keys: ['j'], text: t('help.next') },
    { keys: ['k'], text: t('help.previous') },
    { keys: ['Enter'], text: t('help.openRow') },
    { keys: ['p'], text: t('help.previewRow') },
    { keys: ['a'], text: t('help.claim') },
    { keys: ['+', '-'], text: t('help.zoom') },
    { keys: ['r'], text: t('help.rotate') },
  ]
  return (
    <StaffDialog opened={opened} onClose={onClose} title={t('help.title')} size={640}>
      <div className={classes.columns}>
        <Shortcuts title={t('help.everywhere')} rows={everywhere} then={t('help.then')} />
        <Shortcuts title={t('help.inLists')} rows={lists} then={t('help.then')} />
      </div>
      <Switch
        mt="lg"
        checked={keys === 'on'}
        onChange={(event) => setPreferences({ keys: event.currentTarget.checked ? 'on' : 'off' })}
        label={t('help.switch')}
        description={t('help.switchHint')}
      />
    </StaffDialog>
  )
}
