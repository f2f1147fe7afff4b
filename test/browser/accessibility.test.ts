import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { BrowserContext, Page } from 'playwright-core'
import { LOCALES, type Locale } from '../../domain/kernel/locale.ts'
import { DESK, openSite, type Site, type Window } from '../support/site.ts'
import { signIn } from './support/officer.ts'
import { PAGES, type Viewer } from './support/pages.ts'
import { buildScene, type Scene } from './support/scene.ts'
import { wordsOf } from './support/words.ts'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
const NARROW = { width: 360, height: 780 }
const WIDE = { width: 1280, height: 800 }
const VIEWERS: readonly Viewer[] = ['visitor', 'customer', 'analyst', 'officer']

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

let site: Site
let scene: Scene
const windows = new Map<string, Window>()

/** The cookies of everybody's session: each signs in once and looks at the pages in both languages. */
async function sessions(): Promise<Readonly<Record<Viewer, Cookies>>> {
  const staff = async (viewer: 'analyst' | 'officer'): Promise<Cookies> => {
    const { page, context } = await site.window('en', DESK)
    await signIn({ page, w: wordsOf('en'), person: scene[viewer] })
    const cookies = await context.cookies()
    await context.close()
    return cookies
  }
  const customer = async (): Promise<Cookies> => {
    const { context } = await site.window('en', DESK)
    const { email, password, code } = scene.customer
    await context.request.post('/v1/auth/sign-in/email', { data: { email, password } })
    await context.request.post('/v1/auth/two-factor/verify-totp', { data: { code: await code() } })
    const cookies = await context.cookies()
    await context.close()
    return cookies
  }
  const [analyst, officer, owner] = await Promise.all([staff('analyst'), staff('officer'), customer()])
  return { visitor: [], customer: owner, analyst, officer }
}

beforeAll(async () => {
  site = await openSite()
  scene = await buildScene(site)
  const cookies = await sessions()
  for (const locale of LOCALES) {
    for (const viewer of VIEWERS) {
      const window = await site.window(locale, { viewport: WIDE })
      await window.context.addCookies(cookies[viewer])
      windows.set(`${locale} ${viewer}`, window)
    }
  }
}, 120_000)

afterAll(async () => {
  await site.close()
})

/** What axe finds against WCAG 2.2, levels A and AA, each with the rule and the place. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .setLegacyMode(true)
    .analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
  )
}

/** How many pixels the page is wider than the screen. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - window.innerWidth)

async function visit(locale: Locale, shown: (typeof PAGES)[number]): Promise<Window> {
  const window = windows.get(`${locale} ${shown.viewer}`)
  if (window === undefined) throw new Error(`nobody looks at ${shown.name}`)
  const { page } = window
  const w = wordsOf(locale)
  await page.setViewportSize(WIDE)
  await page.emulateMedia({ colorScheme: 'light' })
  // An address that differs only behind its # would not load the page anew.
  await page.goto('about:blank')
  await page.goto(shown.path(scene))
  await shown.come(page, w).waitFor()
  await shown.act?.(page, w)
  await page.addStyleTag({
    content: '*, *::before, *::after { transition: none !important; animation: none !important }',
  })
  return window
}

describe.each(LOCALES)('the pages in %s', (locale) => {
  it.each(PAGES.map((shown) => [shown.name, shown] as const))(
    'can be used by everyone, wide and narrow, light and dark: %s',
    async (_name, shown) => {
      const { page, complaints } = await visit(locale, shown)
      expect(await violations(page)).toEqual([])
      await page.setViewportSize(NARROW)
      await page.emulateMedia({ colorScheme: 'dark' })
      expect(await overflow(page)).toBe(0)
      expect(await violations(page)).toEqual([])
      expect(complaints).toEqual([])
    },
  )
})
