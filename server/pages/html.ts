/** Markup that is safe to put into a page as it is. */
export type Html = { readonly html: string }

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

type Part = string | number | Html | readonly Html[]

const markup = (part: Part): string => {
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part))
  return 'html' in part ? part.html : part.map((each) => each.html).join('')
}

/** Builds markup from a template; every inserted text is escaped. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html => ({
  html: strings.reduce((whole, text, index) => {
    const part = parts[index - 1]
    return `${whole}${part === undefined ? '' : markup(part)}${text}`
  }),
})
