import { Menu, Tooltip, UnstyledButton } from '@mantine/core'
import {
  IconCheck,
  IconFiles,
  IconInbox,
  IconKeyboard,
  IconListSearch,
  IconLogout,
  IconSearch,
  IconSelector,
  type Icon,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MeView } from '../../../../server/schemas/operations/access.ts'
import { ColorSchemeSwitch } from '../../shared/color-scheme-switch.tsx'
import { LanguageSwitch } from '../../shared/language-switch.tsx'
import { Wordmark } from '../../shared/wordmark.tsx'
import { mayRead } from '../abilities.ts'
import { setPreferences, usePreferences } from '../preferences.ts'
import { taskCountsQuery } from '../queries.ts'
import { staffRolesOf, useSignOut } from '../session.ts'
import { useCodeTexts } from '../texts.ts'
import classes from './navigation.module.css'

type NavigationProps = {
  readonly me: MeView
  readonly onSearch: () => void
  readonly onHelp: () => void
  readonly onNavigate: () => void
}

const Item = ({
  to,
  icon: Shown,
  label,
  mark,
  exact = false,
  onClick,
}: {
  to: '/staff' | '/staff/applications' | '/staff/lists'
  icon: Icon
  label: string
  mark?: ReactNode
  exact?: boolean
  onClick: () => void
}) => (
  <Tooltip
    label={label}
    position="right"
    openDelay={400}
    events={{ hover: true, focus: false, touch: false }}
    classNames={{ tooltip: classes.tip ?? '' }}
  >
    <Link
      to={to}
      className={classes.item}
      activeOptions={{ exact, includeSearch: false }}
      activeProps={{ 'data-active': true, 'aria-current': 'page' }}
      onClick={onClick}
    >
      <Shown size={18} stroke={1.7} aria-hidden="true" />
      <span className={classes.label}>{label}</span>
      {mark}
    </Link>
  </Tooltip>
)

const TaskMark = () => {
  const { t } = useTranslation('staff')
  const { data } = useQuery(taskCountsQuery)
  if (data === undefined || data.open === 0) return null
  return (
    <span className={classes.count} data-overdue={data.overdue > 0 || undefined}>
      {data.open}
      {data.overdue > 0 ? (
        <span className="visually-hidden">{`, ${t('inbox.countOverdue')}: ${data.overdue}`}</span>
      ) : null}
    </span>
  )
}

const initials = (name: string): string => {
  const parts = name.trim().split(/\s+/)
  const letters = parts.length > 1 ? [parts[0]?.charAt(0), parts.at(-1)?.charAt(0)] : [...name.trim()].slice(-2)
  return letters.join('').toUpperCase()
}

const PersonMenu = ({ me, onHelp }: { me: MeView; onHelp: () => void }) => {
  const { t } = useTranslation('staff')
  const { code } = useCodeTexts()
  const { density } = usePreferences()
  const signOut = useSignOut()
  const roles = staffRolesOf(me)
    .map((role) => code('roles', role))
    .join(' · ')
  const tick = (chosen: boolean) => (chosen ? <IconCheck size={16} /> : null)
  return (
    <Menu position="top-start" width={232} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={t('nav.account', { name: me.name })}>
          <span className={classes.face} aria-hidden="true">
            {initials(me.name)}
          </span>
          <span className={classes.who}>
            <span className={classes.name}>{me.name}</span>
            <span className={classes.role}>{roles}</span>
          </span>
          <IconSelector size={15} aria-hidden="true" className={classes.more} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item rightSection={tick(density === 'compact')} onClick={() => setPreferences({ density: 'compact' })}>
          {t('nav.densityOf', { density: t('nav.compact') })}
        </Menu.Item>
        <Menu.Item
          rightSection={tick(density === 'comfortable')}
          onClick={() => setPreferences({ density: 'comfortable' })}
        >
          {t('nav.densityOf', { density: t('nav.comfortable') })}
        </Menu.Item>
        <Menu.Item
          className={classes.parted ?? ''}
          leftSection={<IconKeyboard size={17} stroke={1.7} />}
          rightSection={<kbd className={classes.kbd}>?</kbd>}
          onClick={onHelp}
        >
          {t('nav.help')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={17} stroke={1.7} />} onClick={() => void signOut()}>
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Left navigation: where to go, what waits, who is signed in and how it looks. */
export const Navigation = ({ me, onSearch, onHelp, onNavigate }: NavigationProps) => {
  const { t } = useTranslation('staff')
  const close = (action: () => void) => () => {
    onNavigate()
    action()
  }
  return (
    <nav className={classes.column} aria-label={t('nav.label')}>
      <Link to="/staff" className={classes.brand} aria-label={t('product')} onClick={onNavigate}>
        <span className={classes.wide}>
          <Wordmark height={25} />
        </span>
        <span className={classes.narrow}>
          <Wordmark compact height={28} />
        </span>
      </Link>
      <UnstyledButton className={classes.search} onClick={close(onSearch)} aria-label={t('nav.search')}>
        <IconSearch size={16} stroke={1.8} aria-hidden="true" />
        <span className={classes.label}>{t('nav.search')}</span>
        <kbd className={classes.kbd}>/</kbd>
      </UnstyledButton>
      <div className={classes.items}>
        {mayRead(me, 'Task') ? (
          <Item to="/staff" exact icon={IconInbox} label={t('nav.inbox')} mark={<TaskMark />} onClick={onNavigate} />
        ) : null}
        {mayRead(me, 'Application') ? (
          <Item to="/staff/applications" icon={IconFiles} label={t('nav.applications')} onClick={onNavigate} />
        ) : null}
        {mayRead(me, 'ScreeningList') ? (
          <Item to="/staff/lists" icon={IconListSearch} label={t('nav.lists')} onClick={onNavigate} />
        ) : null}
      </div>
      <div className={classes.foot}>
        <div className={classes.switches}>
          <LanguageSwitch />
          <ColorSchemeSwitch />
        </div>
        <PersonMenu me={me} onHelp={onHelp} />
      </div>
    </nav>
  )
}
