import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { digestOf } from './source-digest.ts'

/** Folders whose files can be part of the bundle. */
const sources = [
  'workflows',
  'domain',
  'platform/failure-converter.cjs',
  'platform/payload-codec.ts',
  'worker',
  'package-lock.json',
]

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
  // Loaded only when needed: the bundler is the heaviest part of all.
  const { buildWorkflowBundle } = await import('../../worker/bundle.ts')
  await writeFile(file, (await buildWorkflowBundle()).code)
}
