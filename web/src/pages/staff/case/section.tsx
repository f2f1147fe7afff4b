import type { ReactNode } from 'react'
import classes from './section.module.css'

/** One card of the case page with its own heading and anchor; `aside` stands at the right of the heading. */
export const Section = ({
  id,
  title,
  aside,
  children,
}: {
  id: string
  title: string
  aside?: ReactNode
  children: ReactNode
}) => (
  <section id={id} aria-labelledby={`${id}-title`} className={classes.card} tabIndex={-1}>
    <header className={classes.head}>
      <h2 id={`${id}-title`} className={classes.title}>
        {title}
      </h2>
      {aside}
    </header>
    {children}
  </section>
)

/** A quiet sentence in the place of content that is not there. */
export const Quiet = ({ children }: { children: ReactNode }) => <p className={classes.quiet}>{children}</p>
