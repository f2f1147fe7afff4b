import { Body } from '@react-email/body'
import { Button } from '@react-email/button'
import { Container } from '@react-email/container'
import { Head } from '@react-email/head'
import { Heading } from '@react-email/heading'
import { Hr } from '@react-email/hr'
import { Html } from '@react-email/html'
import { Link } from '@react-email/link'
import { Preview } from '@react-email/preview'
import { Section } from '@react-email/section'
import { Text } from '@react-email/text'
import type { CSSProperties, ReactNode } from 'react'
import type { Locale } from '../../../../domain/kernel/locale.ts'
import type { FrameTexts, MailContent } from './mail.ts'

const ink = '#182324'
const quiet = '#4a595a'
const teal = '#0b6b6a'
const line = '#d2dbdb'
const ground = '#eef3f3'

const fonts =
  "Inter, 'Noto Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, -apple-system, 'Segoe UI', sans-serif"
const narrow = '@media (max-width: 480px) { .card { padding: 24px 20px !important } .page { padding: 0 !important } }'

const HAN_SPACE = /(?<=[\p{Script=Han}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[\p{Script=Han}])/gu
const THIN_SPACE = '\u2009'

type Type = { readonly body: CSSProperties; readonly small: CSSProperties; readonly heading: CSSProperties }

const typeFor = (locale: Locale): Type => {
  const lineHeight = locale === 'zh-CN' ? '1.8' : '1.6'
  return {
    body: { margin: '0 0 16px', fontSize: '16px', lineHeight, color: ink },
    small: { margin: '0 0 8px', fontSize: '14px', lineHeight, color: quiet },
    heading: { margin: '0 0 20px', fontSize: '24px', lineHeight: '1.35', fontWeight: 600, color: ink },
  }
}

const label: CSSProperties = {
  padding: '8px 16px 8px 0',
  width: '36%',
  textAlign: 'left',
  verticalAlign: 'top',
  fontWeight: 400,
  fontSize: '14px',
  lineHeight: '1.6',
  color: quiet,
}
const value: CSSProperties = {
  padding: '8px 0',
  verticalAlign: 'top',
  fontSize: '16px',
  lineHeight: '1.5',
  fontWeight: 600,
  color: ink,
  fontVariantNumeric: 'tabular-nums',
  wordBreak: 'break-word',
}
const button: CSSProperties = {
  padding: '14px 28px',
  borderRadius: '8px',
  backgroundColor: teal,
  color: '#ffffff',
  fontSize: '16px',
  fontWeight: 600,
  textDecoration: 'none',
}

type Parts = {
  readonly content: MailContent
  readonly frame: FrameTexts
  readonly type: Type
  readonly set: (text: string) => string
}

const Facts = ({ content, set }: Parts): ReactNode =>
  content.facts.length === 0 ? null : (
    <table
      width="100%"
      cellPadding="0"
      cellSpacing="0"
      style={{ margin: '4px 0 24px', borderTop: `1px solid ${line}`, borderBottom: `1px solid ${line}` }}
    >
      <tbody>
        {content.facts.map((fact) => (
          <tr key={fact.label}>
            <th scope="row" style={label}>
              {set(fact.label)}
            </th>
            <td style={value}>{set(fact.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )

const Action = ({ content, frame, type, set }: Parts): ReactNode =>
  content.action === null ? null : (
    <Section style={{ margin: '0 0 20px' }}>
      <Button href={content.action.href} style={button}>
        {set(content.action.label)}
      </Button>
      <Text style={{ ...type.small, margin: '16px 0 0' }}>
        {set(frame.plainLink)}
        <br />
        <Link href={content.action.href} style={{ color: teal, textDecoration: 'underline', wordBreak: 'break-all' }}>
          {content.action.href}
        </Link>
      </Text>
    </Section>
  )

const Sections = ({ content, type, set }: Parts): ReactNode =>
  content.sections.map((section) => (
    <Section key={section.title} style={{ margin: '8px 0 0' }}>
      <Heading as="h2" style={{ ...type.heading, margin: '8px 0 4px', fontSize: '16px' }}>
        {set(section.title)}
      </Heading>
      <Text style={{ ...type.body, fontSize: '15px' }}>{set(section.text)}</Text>
    </Section>
  ))

/** The table of facts already draws the line that sets the footer apart. */
const endsInFacts = ({ facts, action, afterAction, sections }: MailContent): boolean =>
  facts.length > 0 && action === null && afterAction.length === 0 && sections.length === 0

const Footer = ({ title, text, type }: { title: string; text: string; type: Type }): ReactNode => (
  <Text style={type.small}>
    <strong>{title}</strong>
    <br />
    {text}
  </Text>
)

type LayoutProps = {
  readonly content: MailContent
  readonly frame: FrameTexts
  readonly locale: Locale
  readonly bank: string
  readonly contact: string
}

/**
 * The one layout of every mail: 600 px wide at most, one column down to 320 px, no image and nothing loaded from
 * elsewhere, so it reads the same with images off. In Chinese a thin space stands between Han and Latin.
 */
export const Layout = ({ content, frame, locale, bank, contact }: LayoutProps): ReactNode => {
  const type = typeFor(locale)
  const set = (text: string): string => (locale === 'zh-CN' ? text.replace(HAN_SPACE, THIN_SPACE) : text)
  const parts = { content, frame, type, set }
  return (
    <Html lang={locale}>
      <Head>
        <title>{content.subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="supported-color-schemes" content="light" />
        <style>{narrow}</style>
      </Head>
      <Preview>{content.preview}</Preview>
      <Body style={{ margin: 0, padding: 0, backgroundColor: ground, fontFamily: fonts }}>
        <Container className="page" style={{ maxWidth: '600px', padding: '32px 0' }}>
          <Section
            className="card"
            style={{ padding: '36px 40px', backgroundColor: '#ffffff', borderTop: `4px solid ${teal}` }}
          >
            <Text style={{ ...type.small, margin: '0 0 24px', fontWeight: 600, color: teal }}>{set(bank)}</Text>
            <Heading as="h1" style={type.heading}>
              {set(content.heading)}
            </Heading>
            <Text style={type.body}>{set(frame.greeting)}</Text>
            {content.paragraphs.map((paragraph) => (
              <Text key={paragraph} style={type.body}>
                {set(paragraph)}
              </Text>
            ))}
            <Facts {...parts} />
            <Action {...parts} />
            {content.afterAction.map((paragraph) => (
              <Text key={paragraph} style={{ ...type.body, fontSize: '15px' }}>
                {set(paragraph)}
              </Text>
            ))}
            <Sections {...parts} />
            {endsInFacts(content) ? null : (
              <Hr style={{ margin: '24px 0 16px', border: 'none', borderTop: `1px solid ${line}` }} />
            )}
            <Footer title={set(frame.whyTitle)} text={set(content.why)} type={type} />
            <Footer title={set(frame.contactTitle)} text={set(contact)} type={type} />
          </Section>
        </Container>
      </Body>
    </Html>
  )
}
