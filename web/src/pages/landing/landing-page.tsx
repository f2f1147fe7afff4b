import { Alert, Button } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  IconArrowRight,
  IconDeviceMobile,
  IconEyeCheck,
  IconId,
  IconListCheck,
  IconReceiptTax,
  IconRoute,
  IconShieldLock,
  IconUserCheck,
  IconUsers,
  IconArrowBackUp,
  type Icon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { createApplication } from '../../api/applications.ts'
import { problemText } from '../../api/problem-text.ts'
import { useLocale } from '../../shared/use-locale.ts'
import { ResumeForm } from '../access/resume-form.tsx'
import { keepToken } from '../apply/link-token.ts'
import classes from './landing-page.module.css'

/** Starts a draft once, however often the button is pressed, and opens its first page. */
const useStart = () => {
  const locale = useLocale()
  const navigate = useNavigate()
  const [idempotencyKey] = useState(() => crypto.randomUUID())
  return useMutation({
    mutationFn: () => createApplication(locale, idempotencyKey),
    onSuccess: ({ data }) => {
      keepToken(data.application.id, data.access.token)
      void navigate({
        to: '/apply/$applicationId',
        params: { applicationId: data.application.id },
        search: { step: 'product' },
      })
    },
  })
}

const Fact = ({ icon: Sign, title, text }: { icon: Icon; title: string; text: string }) => (
  <li className={classes.fact}>
    <span className={classes.factSign}>
      <Sign size={22} stroke={1.6} aria-hidden="true" />
    </span>
    <div>
      <h3 className={classes.factTitle}>{title}</h3>
      <p className={classes.factText}>{text}</p>
    </div>
  </li>
)

const Ready = () => {
  const { t } = useTranslation('landing')
  return (
    <section className={classes.ready}>
      <h2 className={classes.cardTitle}>{t('ready.title')}</h2>
      <ul className={classes.facts}>
        <Fact icon={IconId} title={t('ready.document')} text={t('ready.documentText')} />
        <Fact icon={IconDeviceMobile} title={t('ready.contact')} text={t('ready.contactText')} />
        <Fact icon={IconReceiptTax} title={t('ready.tax')} text={t('ready.taxText')} />
      </ul>
    </section>
  )
}

const STEPS = [
  { id: 'apply', icon: IconListCheck, who: 'you' },
  { id: 'check', icon: IconUserCheck, who: 'we' },
  { id: 'decide', icon: IconUsers, who: 'we' },
  { id: 'activate', icon: IconShieldLock, who: 'you' },
] as const

const Steps = () => {
  const { t } = useTranslation('landing')
  return (
    <section className={classes.band}>
      <div className={classes.inner}>
        <h2 className={classes.sectionTitle}>{t('steps.title')}</h2>
        <ol className={classes.steps}>
          {STEPS.map(({ id, icon: Sign, who }) => (
            <li key={id} className={classes.step}>
              <span className={classes.stepSign} aria-hidden="true">
                <Sign size={22} stroke={1.6} />
              </span>
              <span className={classes.who} data-who={who}>
                {t(`steps.${who}`)}
              </span>
              <h3 className={classes.stepTitle}>{t(`steps.${id}`)}</h3>
              <p className={classes.stepText}>{t(`steps.${id}Text`)}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

const Promises = () => {
  const { t } = useTranslation('landing')
  return (
    <section>
      <h2 className={classes.sectionTitle}>{t('promises.title')}</h2>
      <ul className={classes.promises}>
        <Fact icon={IconRoute} title={t('promises.follow')} text={t('promises.followText')} />
        <Fact icon={IconEyeCheck} title={t('promises.data')} text={t('promises.dataText')} />
        <Fact icon={IconArrowBackUp} title={t('promises.leave')} text={t('promises.leaveText')} />
      </ul>
    </section>
  )
}

const Resume = () => {
  const { t } = useTranslation('landing')
  return (
    <section id="continue" tabIndex={-1} className={classes.resume}>
      <h2 className={classes.cardTitle}>{t('resume.title')}</h2>
      <p className={classes.factText}>{t('resume.text')}</p>
      <div className={classes.resumeForm}>
        <ResumeForm />
      </div>
    </section>
  )
}

/** The way in: what this is, what to have ready, what happens, and how to start or go on. */
export const LandingPage = () => {
  const { t } = useTranslation('landing')
  const start = useStart()
  useDocumentTitle(`${t('title')} · Steward`)
  return (
    <>
      <div className={classes.top}>
        <div className={classes.hero}>
          <div className={classes.heroText}>
            <h1 className={classes.title}>{t('title')}</h1>
            <p className={classes.lead}>{t('lead')}</p>
            <div className={classes.actions}>
              <Button
                size="lg"
                loading={start.isPending}
                rightSection={<IconArrowRight size={19} />}
                onClick={() => start.mutate()}
              >
                {t('start')}
              </Button>
              <Button size="lg" variant="subtle" component="a" href="#continue">
                {t('continueLink')}
              </Button>
            </div>
            {start.isError ? (
              <Alert color="red" role="alert" title={t('startFailed')} mt="md">
                {problemText(start.error)}
              </Alert>
            ) : null}
          </div>
          <Ready />
        </div>
      </div>
      <Steps />
      <div className={classes.last}>
        <Promises />
        <Resume />
      </div>
    </>
  )
}
