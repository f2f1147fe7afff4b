import type { ReactNode } from 'react'
import { MantineThemeProvider } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ColorSchemeSwitch } from '../shared/color-scheme-switch.tsx'
import { LanguageSwitch } from '../shared/language-switch.tsx'
import { SkipLink } from '../shared/skip-link.tsx'
import { Wordmark } from '../shared/wordmark.tsx'
import { customerTheme } from '../theme/customer-theme.ts'
import { CustomerFooter } from './customer-footer.tsx'
import classes from './customer-shell.module.css'

export const CustomerShell = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('account')
  return (
    <MantineThemeProvider theme={customerTheme} inherit>
      <div className={classes.frame}>
        <SkipLink />
        <header className={classes.header}>
          <div className={classes.bar}>
            <Link to="/" className={classes.brand}>
              <Wordmark />
            </Link>
            <div className={classes.switches}>
              <Link to="/account" className={classes.signIn}>
                {t('menu')}
              </Link>
              <LanguageSwitch />
              <ColorSchemeSwitch />
            </div>
          </div>
        </header>
        <main id="content" tabIndex={-1} className={classes.main}>
          {children}
        </main>
        <CustomerFooter />
      </div>
    </MantineThemeProvider>
  )
}
