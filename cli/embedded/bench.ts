import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createProgress, describeError } from './progress.ts'
import { endWithProcess, stopAllServices } from './service.ts'
import { OperatorError, sourceRoot } from './settings.ts'
import { onStopRequest } from './signals.ts'
import { withTestServices } from './test-services.ts'

const program = join(sourceRoot, 'bench/main.ts')

/** Runs one workload against services of its own, so that a measurement never touches a copy's data. Results go to standard output. */
async function main(args: readonly string[]): Promise<number> {
  if (!existsSync(program)) throw new OperatorError('bench/main.ts is missing: the copy of the source is not complete.')
  onStopRequest(
    () => void stopAllServices().then(() => process.exit(130)),
    () => process.exit(130),
  )
  return withTestServices('services', createProgress(), (services) => {
    const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
      cwd: sourceRoot,
      env: { ...process.env, ...services.env },
      stdio: 'inherit',
    })
    endWithProcess(child)
    return new Promise<number>((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', (code) => resolve(code ?? 1))
    })
  })
}

main(process.argv.slice(2)).then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`${describeError(error)}\n`)
    process.exit(1)
  },
)
