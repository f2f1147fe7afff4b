import type { ReactNode } from 'react'
import { ColorSchemeSwitch } from '../../shared/color-scheme-switch.tsx'
import { LanguageSwitch } from '../../shared/language-switch.tsx'
import { SkipLink } from '../../shared/skip-link.tsx'
import { Wordmark } from '../../shared/wordmark.tsx'
import classes from './entry-frame.module.css'

/** Frame of the pages before the workbench: one card in the middle, nothing else to look at. */
export const EntryFrame = ({
  title,
  lead,
  children,
  below,
}: {
  title: string
  lead: string
  children: ReactNode
  below?: ReactNode
}) => (
  <div className={classes.frame}>
    <SkipLink />
    <header className={classes.bar}>
      <Wordmark />
      <div className={classes.switches}>
        <LanguageSwitch />
        <ColorSchemeSwitch />
      </div>
    </header>
    <main id="content" tabIndex={-1} className={classes.main}>
      <div className={classes.card}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        {children}
      </div>
      {below}
    </main>
  </div>
)
