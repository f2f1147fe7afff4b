import type { FrameTexts, MailContent } from './mail.ts'

/**
 * The text part: every word, figure and link of the HTML part, in the same order, except the hint about the button,
 * which it does not need. One paragraph a line; it ends in one line feed.
 */
export const plainText = (content: MailContent, frame: FrameTexts, bank: string, contact: string): string => {
  const colon = frame.greeting.endsWith('：') ? '：' : ': '
  const blocks = [
    bank,
    content.heading,
    frame.greeting,
    ...content.paragraphs,
    content.facts.map((fact) => `${fact.label}${colon}${fact.value}`).join('\n'),
    content.action === null ? '' : `${content.action.label}${colon.trimEnd()}\n${content.action.href}`,
    ...content.afterAction,
    ...content.sections.map((section) => `${section.title}\n${section.text}`),
    '--',
    `${frame.whyTitle}\n${content.why}`,
    `${frame.contactTitle}\n${contact}`,
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}
