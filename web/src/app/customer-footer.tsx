import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './customer-shell.module.css'

/** Quiet last line of every customer page. */
export const CustomerFooter = () => {
  const { t } = useTranslation('landing')
  return (
    <footer className={classes.footer}>
      <div className={classes.footerInner}>
        <span>{t('footer.openSource')}</span>
        <span className={classes.footerLinks}>
          <a href="/docs">{t('footer.api')}</a>
          <Link to="/staff">{t('footer.staff')}</Link>
        </span>
      </div>
    </footer>
  )
}
