import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { UsageError } from './failure.ts'

const sourceRoot = join(dirname(fileURLToPath(import.meta.url)), '..')
const demoFile = z.object({ database: z.string(), temporal: z.string() })

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The settings of a command: those of the environment when it names a database, else those of the copy whose data
 * folder is STEWARD_DATA_DIR (`.local` when unset). Throws a `UsageError` that says what to set when there is neither.
 */
export function operatorEnvironment(environment: Environment): Environment {
  if (environment['STEWARD_DATABASE_URL'] !== undefined && environment['STEWARD_DATABASE_URL'] !== '')
    return environment
  const folder = environment['STEWARD_DATA_DIR'] || '.local'
  const dataDir = isAbsolute(folder) ? folder : join(sourceRoot, folder)
  const file = join(dataDir, 'demo.json')
  if (!existsSync(file)) {
    throw new UsageError(
      `No database is known: set STEWARD_DATABASE_URL and STEWARD_KEY_FILE, or start a copy with npm start (looked for ${file}).`,
    )
  }
  const copy = demoFile.safeParse(readJson(file))
  if (!copy.success) throw new UsageError(`${file} is not complete: start the copy again with npm start.`)
  return {
    ...environment,
    STEWARD_DATABASE_URL: copy.data.database,
    STEWARD_TEMPORAL_ADDRESS: environment['STEWARD_TEMPORAL_ADDRESS'] || copy.data.temporal,
    STEWARD_KEY_FILE: environment['STEWARD_KEY_FILE'] || join(dataDir, 'keys.json'),
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
