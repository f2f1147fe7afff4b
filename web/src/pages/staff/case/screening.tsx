import { familyNameFirst } from '../../../../../domain/accounts/account-opening/full-name.ts'
import { IconAlertTriangle, IconCheck, IconEqual, IconHelp, IconX } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../../../../../server/schemas/accounts/account-opening.ts'
import { useCountryName } from '../../../shared/countries.ts'
import { formatDateTime, formatDay, formatName } from '../../../shared/format.ts'
import { StatusBadge } from '../../../shared/status-badge.tsx'
import { useCodeTexts } from '../../../staff/texts.ts'
import { compareHit, nameWords, partyOf, type Hit, type HitFact, type Verdict } from './compare-hit.ts'
import { maskTest } from './masked.ts'
import classes from './screening.module.css'
import { Section } from './section.tsx'
import { Value } from './value.tsx'
import { shortVersion } from '../../../staff/list-version.ts'

const ICONS = { same: IconCheck, similar: IconEqual, differs: IconX, unknown: IconHelp } as const

const VerdictMark = ({ verdict }: { verdict: Verdict }) => {
  const { t } = useTranslation('staffCase')
  const Shown = ICONS[verdict]
  return (
    <span className={classes.verdict} data-verdict={verdict}>
      <Shown size={14} stroke={2.2} aria-hidden="true" />
      {t(`screening.verdicts.${verdict}`)}
    </span>
  )
}

type Party = ReturnType<typeof partyOf>
type HitProps = { readonly view: CaseView; readonly hit: Hit; readonly party: Party }
type Line = {
  readonly id: HitFact
  readonly label: string
  readonly path: string
  readonly own: ReactNode
  readonly listed: ReactNode
}

const ListedName = ({ name, party, weak = false }: { name: string; party: Party; weak?: boolean }) => {
  const { t } = useTranslation('staffCase')
  return (
    <span className={classes.listed}>
      {nameWords(name, party).map((word) => (
        <Fragment key={word.at}>
          {word.at > 0 ? ' ' : null}
          {word.match === 'foreign' ? <mark className={classes.foreign}>{word.text}</mark> : word.text}
        </Fragment>
      ))}
      {weak ? <span className={classes.weak}>{t('screening.weak')}</span> : null}
    </span>
  )
}

const useDateText = (): ((text: string) => string) => {
  const { locale } = useCodeTexts()
  const { t } = useTranslation('staffCase')
  return (text) =>
    text
      .replace(/^~/, t('screening.about'))
      .replace(/\d{4}-\d{2}-\d{2}/g, (day) => formatDay(day, locale))
      .replace(/\s*(?:\/|\.\.)\s*/, ' – ')
}

const useLines = ({ view, hit, party }: HitProps): Line[] => {
  const { t } = useTranslation('staffCase')
  const { locale, code } = useCodeTexts()
  const country = useCountryName()
  const dateText = useDateText()
  const { entry } = hit
  const form = view.form ?? {}
  const joined = (items: readonly string[]): string | null =>
    items.length === 0 ? null : items.join(locale === 'en' ? ', ' : '、')
  const none = <span className={classes.dim}>{t('screening.noneStated')}</span>
  const first = familyNameFirst(form.name)
  const names = [formatName(form.name?.native ?? {}, first), formatName(form.name?.latin ?? {}, true)].filter(
    (name) => name !== '',
  )
  const others = entry.names.filter((name) => name.name !== hit.entryName).slice(0, 8)
  return [
    {
      id: 'name',
      label: t('screening.name'),
      path: 'name',
      own: [...new Set(names)].map((name) => (
        <span key={name} className={classes.listed}>
          {name}
        </span>
      )),
      listed: [
        <ListedName key="main" name={hit.entryName} party={party} />,
        ...others.map((name) => <ListedName key={name.name} name={name.name} weak={name.weak} party={party} />),
      ],
    },
    {
      id: 'birth',
      label: t('screening.birth'),
      path: 'birthDate',
      own: form.birthDate ? formatDay(form.birthDate, locale) : null,
      listed: joined(entry.birthDates.map(dateText)) ?? none,
    },
    {
      id: 'country',
      label: t('screening.country'),
      path: 'nationality',
      own: joined(party.countries.map(country)),
      listed: joined(entry.countries.map(country)) ?? none,
    },
    {
      id: 'sex',
      label: t('screening.sex'),
      path: 'sex',
      own: form.sex ? code('sexes', form.sex) : null,
      listed: entry.sex === null ? none : code('sexes', entry.sex.slice(0, 1).toUpperCase()),
    },
    {
      id: 'identifiers',
      label: t('screening.identifiers'),
      path: 'document.number',
      own: form.document?.number,
      listed: joined(entry.identifiers.map((id) => [id.type, id.number, id.country].filter(Boolean).join(' '))) ?? none,
    },
    {
      id: 'kind',
      label: t('screening.kind'),
      path: '',
      own: t('screening.person'),
      listed: code('entryKinds', entry.kind),
    },
  ]
}

const Side = ({ hit, party, view }: HitProps) => {
  const { t } = useTranslation('staffCase')
  const isMasked = maskTest(view.masked)
  const lines = useLines({ view, hit, party })
  const comparison = compareHit(hit, party)
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('screening.verdict')}</span>
          </th>
          <th scope="col">{t('screening.party')}</th>
          <th scope="col">{t('screening.entry')}</th>
          <th scope="col">{t('screening.verdict')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} data-verdict={comparison[line.id]}>
            <th scope="row">{line.label}</th>
            <td>
              <Value masked={line.path !== '' && isMasked(line.path)}>{line.own}</Value>
            </td>
            <td>{line.listed}</td>
            <td>
              <VerdictMark verdict={comparison[line.id]} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const AGAINST = /(?:differs?|disjoint|far-apart)$/

/** Codes for and against; a fact that opposes counts against even where it is too weak to close the hit. */
const sides = (hit: Hit): { pro: string[]; contra: string[] } => {
  const codes = [...new Set([...hit.explanation, ...hit.contradictions])]
  return { pro: codes.filter((code) => !AGAINST.test(code)), contra: codes.filter((code) => AGAINST.test(code)) }
}

const Reasons = ({ hit }: { hit: Hit }) => {
  const { t } = useTranslation('staffCase')
  const { check } = useCodeTexts()
  const { pro, contra } = sides(hit)
  return (
    <div className={classes.reasons}>
      <div>
        <h4>{t('screening.why')}</h4>
        <ul>
          {pro.map((code) => (
            <li key={code}>
              <IconAlertTriangle size={14} aria-hidden="true" className={classes.for} />
              {check('hitReasons', code)}
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h4>{t('screening.contradictions')}</h4>
        {contra.length === 0 ? (
          <p className={classes.dim}>{t('screening.noContradiction')}</p>
        ) : (
          <ul>
            {contra.map((code) => (
              <li key={code}>
                <IconX size={14} stroke={2.4} aria-hidden="true" className={classes.against} />
                {check('hitReasons', code)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

const HitCard = ({ view, hit, party, number, total }: HitProps & { number: number; total: number }) => {
  const { t } = useTranslation('staffCase')
  const { locale, code } = useCodeTexts()
  const { entry } = hit
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(hit.score)
  return (
    <article className={classes.hit} aria-label={t('screening.hit', { number, total })}>
      <header className={classes.head}>
        <h3>
          {t('screening.hit', { number, total })}
          <span className={classes.source}>{code('listSources', hit.source)}</span>
        </h3>
        <span className={classes.badges}>
          <span className={classes.score}>{t('screening.score', { percent })}</span>
          <StatusBadge
            tone={hit.disposition === 'OPEN' ? 'decision' : hit.disposition === 'FALSE_POSITIVE' ? 'done' : 'stopped'}
          >
            {code('dispositions', hit.disposition)}
          </StatusBadge>
        </span>
      </header>
      <Side view={view} hit={hit} party={party} />
      <Reasons hit={hit} />
      <p className={classes.foot}>
        {t('screening.sourceId')} {entry.sourceId}
        {entry.programs.length > 0 ? ` · ${t('screening.programs')}: ${entry.programs.join(', ')}` : ''}
        {hit.decidedAt === null ? '' : ` · ${t('screening.decided', { when: formatDateTime(hit.decidedAt, locale) })}`}
      </p>
      {entry.remarks === '' ? null : (
        <p className={classes.foot}>
          {t('screening.remarks')}: {entry.remarks}
        </p>
      )}
    </article>
  )
}

/** No hit means nothing where there was no list to compare with. */
const NoHit = ({ unlisted }: { unlisted: boolean }) => {
  const { t } = useTranslation('staffCase')
  return unlisted ? (
    <StatusBadge tone="warning">{t('screening.unlisted')}</StatusBadge>
  ) : (
    <StatusBadge tone="done">{t('screening.clear')}</StatusBadge>
  )
}

/** Screening result: list versions, and every hit with the list entry beside the applicant, fact by fact; nothing before screening. */
export const Screening = ({ view }: { view: CaseView }) => {
  const { t } = useTranslation('staffCase')
  const { locale } = useCodeTexts()
  const { screening } = view
  if (screening === null) return null
  const open = screening.hits.filter((hit) => hit.disposition === 'OPEN').length
  const party = partyOf(view.form, maskTest(view.masked))
  const total = screening.hits.length
  const aside =
    total === 0 ? null : (
      <span className={classes.dim}>
        {open === 0 ? t('screening.allDecided', { total }) : t('screening.openHits', { open, total })}
      </span>
    )
  return (
    <Section id="screening" title={t('screening.title')} aside={aside}>
      <p className={classes.intro}>
        {t('screening.screened', {
          when: formatDateTime(screening.screenedAt, locale),
          candidates: screening.candidates,
        })}
        {Object.keys(screening.lists).length === 0 ? null : (
          <>
            {' '}
            · {t('screening.lists')}:{' '}
            {Object.entries(screening.lists)
              .map(([source, version]) => `${source} ${shortVersion(version)}`)
              .join(', ')}
          </>
        )}
      </p>
      {total === 0 ? <NoHit unlisted={Object.keys(screening.lists).length === 0} /> : null}
      {screening.hits.map((hit, index) => (
        <HitCard key={hit.id} view={view} hit={hit} party={party} number={index + 1} total={total} />
      ))}
    </Section>
  )
}
