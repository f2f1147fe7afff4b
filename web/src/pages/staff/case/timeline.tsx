import {
  IconArrowRight,
  IconDeviceDesktop,
  IconFileText,
  IconMail,
  IconPlugConnected,
  IconUser,
  IconUserCircle,
  type Icon,
} from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '../../../../../server/schemas/accounts/account-opening.ts'
import { formatBytes, formatDateTime, formatDay, formatTime } from '../../../shared/format.ts'
import { PageState } from '../../../shared/page-state.tsx'
import { LoadMore } from '../../../staff/parts/load-more.tsx'
import { timelineQuery } from '../../../staff/queries.ts'
import { useReadingIsLogged } from '../../../staff/session.ts'
import { useCodeTexts, type CodeTexts } from '../../../staff/texts.ts'
import { Quiet, Section } from './section.tsx'
import classes from './timeline.module.css'

const ICONS: { readonly [Kind in TimelineEntry['actorKind']]: Icon } = {
  PERSON: IconUser,
  SYSTEM: IconDeviceDesktop,
  APPLICANT: IconUserCircle,
  API_KEY: IconPlugConnected,
}

/** Facts that only machines need. */
const HIDDEN: readonly string[] = [
  'requestId',
  'linkId',
  'taskId',
  'sha256',
  'assessmentId',
  'configuration',
  'templateVersion',
  'documentId',
  'from',
  'to',
]

const oneText = (name: string, value: string, texts: CodeTexts): string => {
  const { audit, code, locale } = texts
  switch (name) {
    case 'kind':
      return code('taskKinds', value)
    case 'outcome':
      return code('outcomes', value)
    case 'reasonCode':
      return code('declineReasons', value)
    case 'audience':
      return code('roles', value)
    case 'band':
      return code('riskBands', value)
    case 'level':
      return code('dueDiligence', value)
    case 'disposition':
      return code('dispositions', value)
    case 'basis':
      return code('bases', value)
    case 'channel':
      return code('channels', value)
    case 'jurisdiction':
      return code('jurisdictions', value)
    case 'step':
      return audit('steps', value)
    case 'state':
      return audit('messageStates', value)
    case 'what':
      return audit('readings', value)
    case 'command':
      return audit('commands', value)
    case 'code':
      return audit('stageCodes', value)
    case 'dueAt':
    case 'sentAt':
      return formatDateTime(value, locale)
    case 'locale':
      return value === 'en' ? 'English' : '中文'
    default:
      return value
  }
}

const factText = (name: string, value: unknown, texts: CodeTexts): string | null => {
  if (typeof value === 'string') return value === '' ? null : oneText(name, value, texts)
  if (typeof value === 'number') return name === 'sizeBytes' ? formatBytes(value, texts.locale) : String(value)
  if (!Array.isArray(value) || value.length === 0) return null
  return value
    .filter((item): item is string => typeof item === 'string')
    .map((item) => oneText(name, item, texts))
    .join(texts.locale === 'en' ? ', ' : '、')
}

const Facts = ({ entry }: { entry: TimelineEntry }) => {
  const texts = useCodeTexts()
  const facts = Object.entries(entry.facts).flatMap(([name, value]) => {
    const text = HIDDEN.includes(name) ? null : factText(name, value, texts)
    const label = entry.action === 'data.checked' ? texts.check('kinds', name) : texts.audit('facts', name)
    return text === null
      ? []
      : [{ name, label, text: entry.action === 'data.checked' ? texts.code('checkResults', text) : text }]
  })
  if (facts.length === 0) return null
  return (
    <span className={classes.facts}>
      {facts.map((fact) => (
        <span key={fact.name}>
          {fact.label} <b>{fact.text}</b>
        </span>
      ))}
    </span>
  )
}

const Move = ({ from, to }: { from: string; to: string }) => {
  const { code } = useCodeTexts()
  return (
    <span className={classes.move}>
      {code('stages', from)}
      <IconArrowRight size={14} aria-hidden="true" />
      <b>{code('stages', to)}</b>
    </span>
  )
}

const useActor = (entry: TimelineEntry): string => {
  const { t } = useTranslation('staffAudit')
  const { code } = useCodeTexts()
  switch (entry.actorKind) {
    case 'PERSON':
      return t('by', { name: [entry.actorName, code('roles', entry.actorRole)].filter(Boolean).join(' · ') })
    case 'SYSTEM':
      return t('bySystem')
    case 'APPLICANT':
      return t('byApplicant')
    case 'API_KEY':
      return t('byForm')
  }
}

const Entry = ({ entry }: { entry: TimelineEntry }) => {
  const { locale, audit } = useCodeTexts()
  const actor = useActor(entry)
  const isMail = entry.kind === 'MESSAGE'
  const Shown = isMail ? IconMail : entry.action.startsWith('document.') ? IconFileText : ICONS[entry.actorKind]
  const { from, to } = entry.facts
  return (
    <li className={classes.entry} data-kind={isMail ? 'MESSAGE' : entry.actorKind}>
      <span className={classes.icon}>
        <Shown size={15} stroke={1.8} aria-hidden="true" />
      </span>
      <div className={classes.body}>
        <p className={classes.what}>
          <span className={classes.action}>
            {isMail ? audit('messages', entry.action) : audit('actions', entry.action)}
          </span>
          {typeof from === 'string' && typeof to === 'string' ? <Move from={from} to={to} /> : null}
        </p>
        <Facts entry={entry} />
        {entry.reason === null ? null : <blockquote className={classes.reason}>{entry.reason}</blockquote>}
      </div>
      <p className={classes.meta}>
        <time dateTime={entry.at} title={formatDateTime(entry.at, locale, { zone: true })}>
          {formatTime(entry.at, locale)}
        </time>
        <span className={classes.actor}>{actor}</span>
      </p>
    </li>
  )
}

const localDay = (instant: string): string => {
  const at = new Date(instant)
  return `${at.getFullYear()}-${String(at.getMonth() + 1).padStart(2, '0')}-${String(at.getDate()).padStart(2, '0')}`
}

const byDay = (entries: readonly TimelineEntry[]): [string, TimelineEntry[]][] => {
  const days = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const day = localDay(entry.at)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return [...days]
}

const Days = ({ entries }: { entries: readonly TimelineEntry[] }): ReactNode => {
  const { locale } = useCodeTexts()
  return byDay(entries).map(([day, list]) => (
    <section key={day}>
      <h3 className={classes.day}>{formatDay(day, locale)}</h3>
      <ol className={classes.list}>
        {list.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  ))
}

/** Everything that happened to the case, newest first: people, system and letters, day by day. */
export const Timeline = ({ id }: { id: string }) => {
  const { t } = useTranslation('staffCase')
  const quiet = useReadingIsLogged()
  const query = useInfiniteQuery(timelineQuery(id, quiet))
  const entries = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section
      id="timeline"
      title={t('timeline.title')}
      aside={<span className={classes.newest}>{t('timeline.newest')}</span>}
    >
      <PageState query={query} empty={{ when: () => entries.length === 0, show: <Quiet>{t('timeline.none')}</Quiet> }}>
        {() => (
          <>
            <Days entries={entries} />
            <LoadMore query={query} shown={query.hasNextPage ? '' : t('timeline.end')} label={t('timeline.more')} />
          </>
        )}
      </PageState>
    </Section>
  )
}
