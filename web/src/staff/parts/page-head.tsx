import { useEffect, type ReactNode } from 'react'
import classes from './page-head.module.css'

/** Title line of a page and of the browser's tab, with what belongs beside it. */
export const PageHead = ({ title, children }: { title: string; children?: ReactNode }) => {
  useEffect(() => {
    document.title = `${title} · Steward`
  }, [title])
  return (
    <div className={classes.head}>
      <h1 className={classes.title}>{title}</h1>
      {children}
    </div>
  )
}
