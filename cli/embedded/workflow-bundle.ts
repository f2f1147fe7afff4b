import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sourceRoot } from './settings.ts'
import { digestOf } from './source-digest.ts'

const recipe = join(sourceRoot, 'worker/bundle.ts')

/** True when the source has workflows to bundle. */
export function hasWorkflowBundle(): boolean {
  return existsSync(recipe)
}

/** Folders whose files can be part of the bundle. */
const sources = ['workflows', 'domain', 'platform/failure-converter.cjs', 'platform/payload-codec.ts', 'worker', 'package-lock.json']

/** Bundles the workflows into the data folder unless the kept bundle comes from the same sources. */
export async function keepWorkflowBundle(dataDir: string): Promise<{ readonly file: string; readonly built: boolean }> {
  const file = join(dataDir, 'cache', `workflows-${digestOf(sources)}.js`)
  if (existsSync(file)) return { file, built: false }
  await rm(join(dataDir, 'cache'), { recursive: true, force: true })
  await mkdir(join(dataDir, 'cache'), { recursive: true })
  const draft = `${file}.${process.pid}`
  await writeWorkflowBundle(draft)
  await rename(draft, file)
  return { file, built: true }
}

/** Bundles the workflows with the worker's own recipe into the file. */
export async function writeWorkflowBundle(file: string): Promise<void> {
  const found: unknown = await import(pathToFileURL(recipe).href)
  if (typeof found !== 'object' || found === null || !('buildWorkflowBundle' in found) || typeof found.buildWorkflowBundle !== 'function') {
    throw new Error('worker/bundle.ts does not export buildWorkflowBundle.')
  }
  const bundle: unknown = await found.buildWorkflowBundle()
  if (typeof bundle !== 'object' || bundle === null || !('code' in bundle) || typeof bundle.code !== 'string') {
    throw new Error('buildWorkflowBundle of worker/bundle.ts gave no code.')
  }
  await writeFile(file, bundle.code)
}
