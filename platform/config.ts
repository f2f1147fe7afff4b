import { z } from 'zod'
import { JURISDICTIONS } from '../domain/operations/policies/jurisdiction.ts'

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback)

/** Every setting of server and worker: its variable, shape, default and meaning. */
export const settings = {
  STEWARD_PROFILE: z
    .enum(['production', 'demo', 'test'])
    .default('production')
    .describe('How strict start-up is: only demo and test create missing keys.'),
  STEWARD_HTTP_PORT: port(8080).describe('Port of the HTTP server.'),
  STEWARD_HTTP_HOST: z.string().default('0.0.0.0').describe('Address that the HTTP server listens on.'),
  STEWARD_PUBLIC_URL: z
    .url()
    .default('http://localhost:8080')
    .describe('Address that people use; links in mails start with it.'),
  STEWARD_TRUST_PROXY: z
    .string()
    .default('loopback')
    .describe('Proxies whose forwarding headers are believed (Express "trust proxy").'),
  STEWARD_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgresql://')
    .describe('PostgreSQL connection.'),
  STEWARD_DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(10)
    .describe('Connections a process keeps at most.'),
  STEWARD_TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233').describe('Temporal front end, host:port.'),
  STEWARD_TEMPORAL_NAMESPACE: z.string().default('default').describe('Temporal namespace.'),
  STEWARD_QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]*$/)
    .default('')
    .describe('Put before every task queue name, so that copies can share a cluster.'),
  STEWARD_WORKFLOW_BUNDLE: z
    .string()
    .default('')
    .describe('File with the bundled workflows; empty makes the worker bundle them at its start.'),
  STEWARD_WORKER_ROLES: z.string().default('cases,mail').describe('Task queues that this worker serves, by comma.'),
  STEWARD_KEY_FILE: z.string().describe('File with the key-encryption key, index key and signing keys (mode 0600).'),
  STEWARD_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must start with smtp:// or smtps://')
    .default('smtp://127.0.0.1:1025')
    .describe('Mail server.'),
  STEWARD_MAIL_FROM: z
    .string()
    .regex(/@/, 'must hold an address')
    .default('Steward Bank <no-reply@steward.example>')
    .describe('Sender of every mail; its domain is that of the Message-IDs.'),
  STEWARD_MAIL_REPLY_TO: z
    .string()
    .regex(/@/, 'must hold an address')
    .default('help@steward.example')
    .describe('Where a reply to a mail reaches a person.'),
  STEWARD_JURISDICTION: z.enum(JURISDICTIONS).default('CN').describe('Policy pack of the booking entity.'),
  STEWARD_PAYLOAD_ENCRYPTION: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Encrypt what Temporal stores; off is for tests that read raw histories.'),
  STEWARD_ANSWER_WAIT_MS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(5_000)
    .describe('How long a caller waits for a process before it gets 202.'),
  STEWARD_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
    .default('info')
    .describe('Least severe log event that is written.'),
  STEWARD_MAIL_URL: z.string().default('').describe('Web inbox of the development mail catcher, shown in demo mode.'),
  STEWARD_TIME_SCALE: z
    .enum(['real', 'test'])
    .default('real')
    .describe('test: ladders and technical time-outs in milliseconds and seconds.'),
  STEWARD_RATE_LIMITS: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Rate limits of public routes; off is for load tests.'),
} as const

export type Config = {
  profile: 'production' | 'demo' | 'test'
  http: { port: number; host: string; publicUrl: string; trustProxy: string; rateLimits: boolean }
  database: { url: string; connections: number }
  temporal: { address: string; namespace: string; queuePrefix: string; encryptPayloads: boolean }
  workerRoles: string[]
  workflowBundle: string | null
  keyFile: string
  mail: { url: string; from: string; domain: string; replyTo: string; inboxUrl: string | null }
  jurisdiction: (typeof JURISDICTIONS)[number]
  answerWaitMs: number
  logLevel: string
  timeScale: 'real' | 'test'
}

/**
 * Reads the settings from the environment. Throws one Error whose message names each bad variable, what is wrong and
 * what it means, so that the process stops with a sentence that says what to set.
 */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = z.object(settings).safeParse(environment)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`Settings need attention:\n  ${lines.join('\n  ')}\nSee docs/configuration.md for every setting.`)
  }
  const s = parsed.data
  if (s.STEWARD_PROFILE === 'production' && s.STEWARD_PAYLOAD_ENCRYPTION === 'off') {
    throw new Error('STEWARD_PAYLOAD_ENCRYPTION: off is for tests; leave it out, or set STEWARD_PROFILE to test.')
  }
  return {
    profile: s.STEWARD_PROFILE,
    http: {
      port: s.STEWARD_HTTP_PORT,
      host: s.STEWARD_HTTP_HOST,
      publicUrl: s.STEWARD_PUBLIC_URL.replace(/\/$/, ''),
      trustProxy: s.STEWARD_TRUST_PROXY,
      rateLimits: s.STEWARD_RATE_LIMITS === 'on',
    },
    database: { url: s.STEWARD_DATABASE_URL, connections: s.STEWARD_DATABASE_CONNECTIONS },
    temporal: {
      address: s.STEWARD_TEMPORAL_ADDRESS,
      namespace: s.STEWARD_TEMPORAL_NAMESPACE,
      queuePrefix: s.STEWARD_QUEUE_PREFIX,
      encryptPayloads: s.STEWARD_PAYLOAD_ENCRYPTION === 'on',
    },
    workflowBundle: s.STEWARD_WORKFLOW_BUNDLE === '' ? null : s.STEWARD_WORKFLOW_BUNDLE,
    workerRoles: s.STEWARD_WORKER_ROLES.split(',')
      .map((role) => role.trim())
      .filter((role) => role !== ''),
    keyFile: s.STEWARD_KEY_FILE,
    mail: {
      url: s.STEWARD_SMTP_URL,
      from: s.STEWARD_MAIL_FROM,
      domain: s.STEWARD_MAIL_FROM.split('@')[1]?.replace(/[>\s].*$/, '') ?? 'localhost',
      replyTo: s.STEWARD_MAIL_REPLY_TO,
      inboxUrl: s.STEWARD_MAIL_URL === '' ? null : s.STEWARD_MAIL_URL,
    },
    jurisdiction: s.STEWARD_JURISDICTION,
    answerWaitMs: s.STEWARD_ANSWER_WAIT_MS,
    logLevel: s.STEWARD_LOG_LEVEL,
    timeScale: s.STEWARD_TIME_SCALE,
  }
}
