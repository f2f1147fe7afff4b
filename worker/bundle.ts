import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Bundles every workflow for the sandbox. The failure converter is part of the bundle, because failures are written
 * inside the sandbox too; whether payloads are encrypted is decided by the worker that runs the bundle.
 */
export const buildWorkflowBundle = (): Promise<{ code: string }> =>
  bundleWorkflowCode({
    workflowsPath: file('../workflows/index.ts'),
    failureConverterPath: file('../platform/failure-converter.cjs'),
    logger: new DefaultLogger('WARN'),
  })

/** Reads a bundle that was made before, so that a worker starts without bundling. */
export const readWorkflowBundle = async (path: string): Promise<{ code: string }> => ({
  code: await readFile(path, 'utf8'),
})
