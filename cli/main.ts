import { exitStatus, isHelp, sentenceOf } from './failure.ts'
import { stewardProgram } from './program.ts'

/** The `steward` command: results on standard output, one sentence on standard error when it fails. */
const program = stewardProgram({ environment: process.env, write: (line) => process.stdout.write(`${line}\n`) })

try {
  await program.parseAsync()
} catch (error) {
  const status = exitStatus(error)
  if (status !== 0 && !isHelp(error)) process.stderr.write(`${sentenceOf(error)}\n`)
  process.exitCode = status
}
