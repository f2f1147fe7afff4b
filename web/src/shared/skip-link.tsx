import { useTranslation } from 'react-i18next'
import classes from './skip-link.module.css'

/** First stop of the keyboard: jumps over the header to `#content`. */
export const SkipLink = () => {
  const { t } = useTranslation('common')
  return (
    <a
      href="#content"
      className={classes.link}
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('content')?.focus()
      }}
    >
      {t('skipToContent')}
    </a>
  )
}
