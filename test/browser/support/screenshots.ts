import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { Locale } from '../../../domain/kernel/locale.ts'

const FOLDER = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url))
const TOASTS = '.mantine-Notifications-root'

/** Keeps a picture of the page for the documentation when STEWARD_KEEP_SCREENSHOTS is 1; else does nothing. */
export async function keep(page: Page, locale: Locale, name: string): Promise<void> {
  if (process.env['STEWARD_KEEP_SCREENSHOTS'] !== '1') return
  const folder = `${FOLDER}${locale}`
  await mkdir(folder, { recursive: true })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.screenshot({
    path: `${folder}/${name}.png`,
    animations: 'disabled',
    style: `${TOASTS} { visibility: hidden }`,
  })
}
