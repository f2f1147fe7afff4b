import { render } from '@react-email/render'
import { createElement } from 'react'
import type { Locale } from '../../../../domain/kernel/locale.ts'
import { dayInWords, instantInWords } from './format.ts'
import { Layout } from './layout.tsx'
import { demoInstitution, type Institution, type MailData, type MailKind, type MailTexts } from './mail.ts'
import { plainText } from './plain-text.ts'
import { english } from './texts-en.ts'
import { chinese } from './texts-zh-cn.ts'

const texts: { readonly [L in Locale]: MailTexts } = { 'zh-CN': chinese, en: english }

/** Raised by one whenever a text or the layout of that mail changes, in either language. */
const versions: { readonly [K in MailKind]: number } = {
  'OB-0': 1,
  'OB-1': 1,
  'OB-7': 1,
  'OB-8': 1,
  'OB-9': 1,
  'OB-10': 1,
  'OB-11': 1,
  'OB-11D': 1,
  'OB-12': 1,
  'OB-13': 1,
  'OB-14': 1,
  'OB-15': 1,
  'OB-20': 1,
  'OB-21': 1,
  'OB-22': 1,
  'OB-23': 1,
}

/** A mail ready to be sent: subject, both parts, and the version of the template that made it. */
export type RenderedMail = {
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly templateVersion: string
}

/** Version id of a mail's template (`OB-1-1`), the one that `renderMail` answers for that kind. */
export const templateVersion = (kind: MailKind): string => `${kind}-${versions[kind]}`

/** True when the text is the id of a mail of the catalogue; narrows stored or configured values such as a ladder's rungs. */
export const isMailKind = (value: string): value is MailKind => Object.hasOwn(versions, value)

/**
 * Writes one mail of the catalogue: the same kind, language, data and institution always give the same bytes. Links
 * must be absolute http(s) addresses; throws RangeError for another link or an unreadable time. The subject holds the
 * reference and nothing else about the case; the text part is complete without the HTML part.
 */
export const renderMail = async <K extends MailKind>(
  kind: K,
  locale: Locale,
  data: MailData[K],
  institution: Institution = demoInstitution,
): Promise<RenderedMail> => {
  const { frame, mails } = texts[locale]
  const { contact, name, timeZone } = institution
  const bank = name[locale]
  const content = mails[kind](data, {
    instant: (instant) => instantInWords(instant, locale, timeZone),
    day: (day) => dayInWords(day, locale),
    bank,
    contactEmail: contact.email,
  })
  if (content.action !== null && !/^https?:\/\//.test(content.action.href)) {
    throw new RangeError(`a mail's link must be an absolute http(s) address: ${kind}`)
  }
  const reach = frame.contact({ email: contact.email, phone: contact.phone, hours: contact.hours?.[locale] ?? null })
  const html = await render(createElement(Layout, { content, frame, locale, bank, contact: reach }))
  return {
    subject: content.subject,
    html,
    text: plainText(content, frame, bank, reach),
    templateVersion: templateVersion(kind),
  }
}
