import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { Locale } from '../../../domain/kernel/locale.ts'

const FOLDER = fileURLToPath(new URL('../../../docs/screenshots/', import.meta.url))
const TOASTS = '.mantine-Notifications-root'

/**
 * Keeps a picture of the page for the documentation when STEWARD_KEEP_SCREENSHOTS is 1; else does nothing. A page with a
 * photograph is smaller as `.jpg`.
 */
export async function keep(page: Page, locale: Locale, name: `${string}.${'png' | 'jpg'}`): Promise<void> {
  if (process.env['STEWARD_KEEP_SCREENSHOTS'] !== '1') return
  const folder = `${FOLDER}${locale}`
  await mkdir(folder, { recursive: true })
  await page.evaluate(async () => {
    window.scrollTo(0, 0)
    await document.fonts.ready
  })
  await page.screenshot({
    path: `${folder}/${name}`,
    ...(name.endsWith('.jpg') ? { type: 'jpeg', quality: 82 } : { type: 'png' }),
    animations: 'disabled',
    style: `${TOASTS} { visibility: hidden }`,
  })
}
