import { Drawer, ActionIcon } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconMenu2, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState, ErrorState } from '../../shared/page-state.tsx'
import { SkipLink } from '../../shared/skip-link.tsx'
import { Wordmark } from '../../shared/wordmark.tsx'
import { useKeys } from '../keyboard.ts'
import { ToastRegion } from '../parts/toasts.tsx'
import { usePreferences } from '../preferences.ts'
import { meQuery, staffRolesOf, useDocumentRelease, useSessionEnd, useSignOut } from '../session.ts'
import { HelpDialog } from './help-dialog.tsx'
import { Navigation } from './navigation.tsx'
import { ReferenceSearch } from './reference-search.tsx'
import classes from './staff-shell.module.css'

const TopBar = ({ onMenu, onSearch }: { onMenu: () => void; onSearch: () => void }) => {
  const { t } = useTranslation('staff')
  return (
    <nav className={classes.top} aria-label={t('nav.menu')}>
      <ActionIcon variant="subtle" color="gray" size={40} aria-label={t('nav.menu')} onClick={onMenu}>
        <IconMenu2 size={21} stroke={1.7} />
      </ActionIcon>
      <Link to="/staff" className={classes.brand}>
        <Wordmark height={24} />
      </Link>
      <ActionIcon variant="subtle" color="gray" size={40} aria-label={t('nav.search')} onClick={onSearch}>
        <IconSearch size={20} stroke={1.7} />
      </ActionIcon>
    </nav>
  )
}

const useShellKeys = (openSearch: () => void, openHelp: () => void): void => {
  const router = useRouter()
  useKeys({
    '/': openSearch,
    '?': openHelp,
    'g t': () => void router.navigate({ to: '/staff' }),
    'g a': () => void router.navigate({ to: '/staff/applications' }),
    'g l': () => void router.navigate({ to: '/staff/lists' }),
  })
}

/** A case needs the width, so the navigation is a rail beside it unless the screen is very wide. */
const useRail = (): boolean =>
  useRouterState({ select: (state) => /^\/staff\/applications\/./.test(state.location.pathname) })

/** A new page takes the focus to its content, so that the keyboard and screen readers start there. */
const useFocusOnNavigation = (): void => {
  const path = useRouterState({ select: (state) => state.location.pathname })
  useEffect(() => {
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [path])
}

const NoAccess = () => {
  const { t } = useTranslation('staff')
  const signOut = useSignOut()
  return (
    <main id="content" tabIndex={-1}>
      <EmptyState
        title={t('signIn.noAccess')}
        action={
          <button type="button" className={classes.plain} onClick={() => void signOut()}>
            {t('nav.signOut')}
          </button>
        }
      />
    </main>
  )
}

/** Frame of the workbench: navigation at the left (a rail on narrow screens, a drawer on phones), the page beside it. */
export const StaffShell = () => {
  const { t } = useTranslation('staff')
  const [menu, menuActions] = useDisclosure(false)
  const [search, searchActions] = useDisclosure(false)
  const [help, helpActions] = useDisclosure(false)
  const { density } = usePreferences()
  const me = useQuery(meQuery)
  const rail = useRail()
  useSessionEnd()
  useDocumentRelease()
  useShellKeys(searchActions.open, helpActions.open)
  useFocusOnNavigation()
  if (me.data === undefined) return me.error ? <ErrorState error={me.error} onRetry={() => void me.refetch()} /> : null
  if (staffRolesOf(me.data).length === 0) return <NoAccess />
  const navigation = (
    <Navigation me={me.data} onSearch={searchActions.open} onHelp={helpActions.open} onNavigate={menuActions.close} />
  )
  return (
    <div className={classes.frame} data-density={density} data-rail={rail || undefined}>
      <SkipLink />
      <TopBar onMenu={menuActions.open} onSearch={searchActions.open} />
      <div className={classes.side}>{navigation}</div>
      <main id="content" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <Drawer
        opened={menu}
        onClose={menuActions.close}
        size={264}
        padding={0}
        title={t('product')}
        closeButtonProps={{ 'aria-label': t('nav.close') }}
        classNames={{ header: classes.drawerHeader ?? '' }}
      >
        <div className={classes.drawer}>{navigation}</div>
      </Drawer>
      <ReferenceSearch opened={search} onClose={searchActions.close} />
      <HelpDialog opened={help} onClose={helpActions.close} />
      <ToastRegion />
    </div>
  )
}
