import { useDocumentTitle } from '@mantine/hooks'
import { IconLinkOff, IconMail } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ResumeForm } from '../access/resume-form.tsx'
import classes from './link-gone.module.css'

/** The link is too old, was replaced, or is not there at all: says so and offers a new one. */
export const LinkGone = ({ reason }: { reason: 'expired' | 'lost' }) => {
  const { t } = useTranslation('apply')
  const title = t(reason === 'expired' ? 'gone.expiredTitle' : 'gone.lostTitle')
  useDocumentTitle(`${title} · Steward`)
  const Sign = reason === 'expired' ? IconLinkOff : IconMail
  return (
    <div className={classes.page}>
      <Sign size={34} stroke={1.5} className={classes.sign} aria-hidden="true" />
      <h1 className={classes.title}>{title}</h1>
      <p className={classes.text}>{t(reason === 'expired' ? 'gone.expiredText' : 'gone.lostText')}</p>
      <section className={classes.card}>
        <h2 className={classes.heading}>{t('gone.request')}</h2>
        <ResumeForm />
      </section>
    </div>
  )
}
