import { describe, expect, it } from '@jest/globals'
import {
  demoInstitution,
  type MailData,
  type MailKind,
} from '../../../activities/operations/messages/templates/mail.ts'
import { isMailKind, renderMail, templateVersion } from '../../../activities/operations/messages/templates/render.ts'
import {
  DECLINE_REASONS,
  isRiskRelated,
  letterClass,
} from '../../../domain/accounts/account-opening/decline-reasons.ts'
import { LOCALES } from '../../../domain/kernel/locale.ts'
import { packs } from '../../../domain/operations/policies/packs.ts'
import { taskKinds, isTaskKind } from '../../../domain/operations/tasks/kinds.ts'
import { reference, samples } from './samples.ts'

const kinds = Object.keys(samples).filter(isMailKind)
const every = kinds.flatMap((kind) => LOCALES.map((locale) => ({ kind, locale })))
const linkOf = (data: MailData[MailKind]): string | null => {
  if ('link' in data) return data.link
  if ('statusLink' in data) return data.statusLink
  return 'activationLink' in data ? data.activationLink : null
}
const visible = (html: string): string =>
  html
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('\u2009', ' ')
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

describe.each(every)('mail $kind in $locale', ({ kind, locale }) => {
  const mail = () => renderMail(kind, locale, samples[kind])

  it('renders the same bytes each time and names its template version', async () => {
    const [first, second] = [await mail(), await mail()]
    expect(second).toEqual(first)
    expect(first.templateVersion).toMatch(new RegExp(`^${kind}-\\d+$`))
    expect(first.templateVersion).toBe(templateVersion(kind))
  })

  it('has the reference and nothing else of the case in its one-line subject', async () => {
    const { subject } = await mail()
    expect(subject).toContain(reference)
    expect(subject).toMatch(/^[^\r\n]{1,78}$/)
    expect(subject).not.toMatch(/declin|refus|withdr|account|approved|identity|拒|撤|账户|开户|通过|身份/i)
  })

  it('says in the text part everything that the HTML part says', async () => {
    const { html, text } = await mail()
    const hint = /^(If the button does not work|如果按钮无法打开)/
    const said = lines(visible(html))
      .slice(1)
      .filter((line) => /[\p{L}\p{N}]/u.test(line) && !hint.test(line))
    expect(said.length).toBeGreaterThan(8)
    for (const line of said) expect(text).toContain(line)
  })

  it('shows its one link as a button and in plain, in both parts, and no link otherwise', async () => {
    const { html, text } = await mail()
    const link = linkOf(samples[kind])
    expect([...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual(link === null ? [] : [link, link])
    expect(text.match(/https?:\/\/\S+/g) ?? []).toEqual(link === null ? [] : [link])
  })

  it('loads nothing, runs nothing and is at most 600 px wide', async () => {
    const { html } = await mail()
    expect(html).not.toMatch(/<img|<script|<link|<iframe|url\(|@import|\bsrc=/i)
    expect(html).toContain('max-width:600px')
    expect(html).toContain(`lang="${locale}"`)
  })

  it('says why it came and how to reach a person', async () => {
    const { text } = await mail()
    expect(text).toContain(locale === 'en' ? 'Why you get this message' : '您为什么会收到这封邮件')
    expect(text).toContain(demoInstitution.contact.email)
  })

  it('leaves no gap where a value should be', async () => {
    const { html, text } = await mail()
    expect(`${html}${text}`).not.toMatch(/undefined|null|NaN|\[object|\{\{/)
  })

  it('holds nothing that only another kind was told', async () => {
    const { html, text } = await mail()
    const own: readonly unknown[] = Object.values(samples[kind])
    const foreign = kinds.flatMap((other) => Object.values(samples[other])).filter((value) => !own.includes(value))
    expect(foreign.length).toBeGreaterThan(8)
    for (const value of foreign) expect(`${html}\n${text}`).not.toContain(value)
  })

  it('is written in one language', async () => {
    const { text } = await mail()
    if (locale === 'en') expect(text).not.toMatch(/\p{Script=Han}/u)
    else expect(text.replaceAll(/https?:\/\/\S+|\S+@\S+|AO-\S+|Steward/g, '')).not.toMatch(/[A-Za-z]{2,}/)
  })
})

describe('letters of decline', () => {
  const bodies = { en: 'We are unable to offer you an account.', 'zh-CN': '我们无法为您开立账户。' } as const

  it.each(LOCALES)(
    'are one sentence in %s when risk played a part, byte for byte the same for every cause',
    async (locale) => {
      const causes = DECLINE_REASONS.filter((reason) => isRiskRelated(reason) || letterClass(reason) === 'NEUTRAL')
      const letters = await Promise.all(
        causes.map((cause) => renderMail('OB-10', locale, { reference, reasonClass: letterClass(cause) })),
      )
      expect(causes.length).toBeGreaterThan(5)
      expect(new Set(letters.map((letter) => JSON.stringify(letter))).size).toBe(1)
      const text = letters[0]?.text ?? ''
      const [greeting, fact] = locale === 'en' ? ['Hello,', 'Reference'] : ['您好：', '申请编号']
      expect(text.slice(text.indexOf(greeting) + greeting.length, text.indexOf(fact)).trim()).toBe(bodies[locale])
    },
  )

  it.each(LOCALES)('cannot be told from good news in %s before they are opened', async (locale) => {
    const [declined, opened] = [
      await renderMail('OB-10', locale, { reference, reasonClass: 'NEUTRAL' }),
      await renderMail('OB-8', locale, samples['OB-8']),
    ]
    const preview = (html: string): string | undefined => /data-skip-in-text="true">([^<]*)</.exec(html)?.[1]
    expect(declined.subject).toBe(opened.subject)
    expect(preview(declined.html)).toBe(preview(opened.html))
    expect(preview(declined.html)).toBeTruthy()
  })
})

describe('mails to staff', () => {
  it.each(LOCALES)('never say in %s that names were screened', async (locale) => {
    for (const taskKind of Object.keys(taskKinds).filter(isTaskKind)) {
      const { html, text } = await renderMail('OB-20', locale, { ...samples['OB-20'], taskKind })
      expect(`${html}${text}`).not.toMatch(/screen|sanction|hit|mlro|suspic|筛查|制裁|命中|可疑/i)
    }
  })
})

describe('an account opened', () => {
  it.each([
    ['en', 'Fees', 'complaint', 'Your data', 'password'],
    ['zh-CN', '费用', '投诉', '您的个人信息', '密码'],
  ] as const)(
    'tells in %s about fees, complaints and data, and never asks for or holds a password',
    async (locale, ...words) => {
      const { text } = await renderMail('OB-8', locale, samples['OB-8'])
      for (const word of words) expect(text).toContain(word)
      expect(text).toContain(
        locale === 'en' ? '4 December 2026, 14:05 (China Standard Time)' : '2026年12月4日 14:05（北京时间）',
      )
    },
  )
})

describe('what a mail is told', () => {
  it('is escaped, so that a value cannot become markup', async () => {
    const { html } = await renderMail('OB-9', 'en', { reference: 'X"><script>', maskedAccountNumber: '<b>1</b>&' })
    expect(html).not.toMatch(/<script>|<b>1/)
    expect(html).toContain('&lt;b&gt;1&lt;/b&gt;&amp;')
  })

  it('is refused when a link is not an absolute web address or a time cannot be read', async () => {
    await expect(renderMail('OB-0', 'en', { ...samples['OB-0'], link: 'javascript:alert(1)' })).rejects.toThrow(
      RangeError,
    )
    await expect(renderMail('OB-0', 'en', { ...samples['OB-0'], expiresAt: 'soon' })).rejects.toThrow(RangeError)
    await expect(renderMail('OB-13', 'en', { ...samples['OB-13'], closesOn: '2027-02-31' })).rejects.toThrow(RangeError)
  })

  it('follows the institution: name, zone, telephone with hours', async () => {
    const institution = {
      name: { en: 'Harbour Bank', 'zh-CN': '港湾银行' },
      contact: {
        email: 'people@harbour.example',
        phone: '+44 1632 960123',
        hours: { en: '9 to 5', 'zh-CN': '9 点至 17 点' },
      },
      timeZone: 'Europe/London',
    }
    const english = await renderMail('OB-0', 'en', samples['OB-0'], institution)
    expect(english.text).toContain('8 December 2026, 06:05 (Greenwich Mean Time)')
    expect(english.text).toContain('call +44 1632 960123 (9 to 5)')
    const chinese = await renderMail('OB-0', 'zh-CN', samples['OB-0'], institution)
    expect(chinese.text).toContain('港湾银行')
    expect(chinese.text).toContain('也可致电 +44 1632 960123（9 点至 17 点）')
  })
})

describe('the catalogue', () => {
  it('has a mail for every message that the activation, draft and task reminders name', () => {
    for (const pack of Object.values(packs)) {
      const rungs = [...pack.ladders.activation, ...pack.ladders.draft, ...pack.taskReminders]
      const named = rungs.flatMap((rung) => ('message' in rung.do ? [rung.do.message] : []))
      expect(named.filter((message) => !isMailKind(message))).toEqual([])
    }
  })
})
