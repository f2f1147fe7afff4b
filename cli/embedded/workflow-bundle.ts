import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sourceRoot } from './settings.ts'

const recipe = join(sourceRoot, 'worker/bundle.ts')

/** True when the source has workflows to bundle. */
export function hasWorkflowBundle(): boolean {
  return existsSync(recipe)
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
