import { dirname, isAbsolute, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The root folder of the source. */
export const sourceRoot = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The environment variables that choose a port, with their defaults. */
export const portDefaults = {
  STEWARD_HTTP_PORT: 8080,
  STEWARD_PG_PORT: 54329,
  STEWARD_TEMPORAL_PORT: 7233,
  STEWARD_TEMPORAL_UI_PORT: 8233,
  STEWARD_SMTP_PORT: 1025,
  STEWARD_MAIL_PORT: 1080,
} as const

/** Name of an environment variable that chooses a port. */
export type PortVariable = keyof typeof portDefaults

/** Everything about one copy that an operator can choose. */
export type EmbeddedSettings = {
  readonly dataDir: string
  readonly ports: Readonly<Record<PortVariable, number>>
  readonly outsideTemporal: string | undefined
}

/** A sentence for the operator: what is wrong and what to do. Shown without a stack. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
}

function readPort(env: NodeJS.ProcessEnv, variable: PortVariable): number {
  const text = env[variable]
  if (text === undefined || text === '') return portDefaults[variable]
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new OperatorError(`${variable} is "${text}": set it to a port number from 1 to 65535.`)
}

/**
 * Reads one copy's settings. Throws an `OperatorError` that names the variable when a port is not a number or two variables name the
 * same port. `dataDir` is absolute; a relative STEWARD_DATA_DIR counts from the source's root.
 */
export function readSettings(env: NodeJS.ProcessEnv): EmbeddedSettings {
  const ports = {
    STEWARD_HTTP_PORT: readPort(env, 'STEWARD_HTTP_PORT'),
    STEWARD_PG_PORT: readPort(env, 'STEWARD_PG_PORT'),
    STEWARD_TEMPORAL_PORT: readPort(env, 'STEWARD_TEMPORAL_PORT'),
    STEWARD_TEMPORAL_UI_PORT: readPort(env, 'STEWARD_TEMPORAL_UI_PORT'),
    STEWARD_SMTP_PORT: readPort(env, 'STEWARD_SMTP_PORT'),
    STEWARD_MAIL_PORT: readPort(env, 'STEWARD_MAIL_PORT'),
  }
  const owners = new Map<number, string>()
  for (const [variable, port] of Object.entries(ports)) {
    const other = owners.get(port)
    if (other !== undefined)
      throw new OperatorError(`${other} and ${variable} are both ${port}: give each its own port.`)
    owners.set(port, variable)
  }
  const folder = env['STEWARD_DATA_DIR'] || '.local'
  return {
    dataDir: isAbsolute(folder) ? folder : join(sourceRoot, folder),
    ports,
    outsideTemporal: env['STEWARD_TEMPORAL_ADDRESS'] || undefined,
  }
}
