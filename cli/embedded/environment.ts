import { join } from 'node:path'
import type { EmbeddedSettings } from './settings.ts'

/** Where everything of a copy answers; `temporalUi` is empty when Temporal is an outside server. */
export type CopyAddresses = {
  readonly web: string
  readonly api: string
  readonly mail: string
  readonly temporal: string
  readonly temporalUi: string
  readonly database: string
}

/** The addresses of the copy with these settings and this database. */
export function copyAddresses(settings: EmbeddedSettings, env: NodeJS.ProcessEnv, database: string): CopyAddresses {
  const { ports, outsideTemporal } = settings
  const web = env['STEWARD_PUBLIC_URL'] || `http://localhost:${ports.STEWARD_HTTP_PORT}`
  return {
    web,
    api: web,
    mail: `http://localhost:${ports.STEWARD_MAIL_PORT}`,
    temporal: outsideTemporal ?? `127.0.0.1:${ports.STEWARD_TEMPORAL_PORT}`,
    temporalUi: outsideTemporal === undefined ? `http://localhost:${ports.STEWARD_TEMPORAL_UI_PORT}` : '',
    database,
  }
}

/** The variables handed to the server, the worker and the operator's commands of one copy. A set STEWARD_PROFILE or public URL stands. */
export function copyEnvironment(settings: EmbeddedSettings, env: NodeJS.ProcessEnv, addresses: CopyAddresses) {
  const { ports, dataDir } = settings
  return {
    STEWARD_DATABASE_URL: addresses.database,
    STEWARD_TEMPORAL_ADDRESS: addresses.temporal,
    // The embedded server has one namespace; an outside one may have a better.
    STEWARD_TEMPORAL_NAMESPACE:
      (settings.outsideTemporal !== undefined && env['STEWARD_TEMPORAL_NAMESPACE']) || 'default',
    STEWARD_TEMPORAL_UI_URL: addresses.temporalUi,
    STEWARD_SMTP_URL: `smtp://127.0.0.1:${ports.STEWARD_SMTP_PORT}`,
    STEWARD_MAIL_URL: addresses.mail,
    STEWARD_PUBLIC_URL: addresses.web,
    STEWARD_HTTP_PORT: String(ports.STEWARD_HTTP_PORT),
    STEWARD_HTTP_HOST: env['STEWARD_HTTP_HOST'] || '127.0.0.1',
    STEWARD_KEY_FILE: env['STEWARD_KEY_FILE'] || join(dataDir, 'keys.json'),
    STEWARD_DATA_DIR: dataDir,
    STEWARD_PROFILE: env['STEWARD_PROFILE'] || 'demo',
  }
}

/** What the programs of one copy are told, beside the variables that the operator set. */
export type CopyEnvironment = Readonly<ReturnType<typeof copyEnvironment>>
