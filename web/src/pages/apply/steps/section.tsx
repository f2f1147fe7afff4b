import type { ReactNode } from 'react'
import classes from '../wizard/wizard.module.css'

/** Questions that belong together below a heading of their own. */
export const Section = ({ title, text, children }: { title: string; text?: string; children: ReactNode }) => (
  <section className={classes.section}>
    <div className={classes.sectionHead}>
      <h2 className={classes.sectionTitle}>{title}</h2>
      {text ? <p className={classes.sectionText}>{text}</p> : null}
    </div>
    {children}
  </section>
)

/** The page's first questions, without a heading of their own. */
export const Group = ({ children }: { children: ReactNode }) => <div className={classes.group}>{children}</div>

/** Two short fields side by side where there is room. */
export const Pair = ({ children }: { children: ReactNode }) => <div className={classes.pair}>{children}</div>
