import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { type Prisma, PrismaClient } from '../generated/client.ts'
import { REAL_TIMING, type Timing } from '../../domain/kernel/timing.ts'
import type { Keys } from '../../platform/keys.ts'

/** The store: the database with the keys that its personal fields need. Every query of the product goes through it. */
export type Store = {
  readonly db: PrismaClient
  readonly keys: Keys
  readonly now: () => Date
  /** Technical time-outs that every process started from here gets in its input. */
  readonly timing: Timing
  readonly close: () => Promise<void>
}

/** A database handle inside or outside a transaction. */
export type Db = Prisma.TransactionClient

/**
 * Opens the store over its own connection pool. Idle transactions are ended after 30 s and statements after 60 s, so a
 * stuck process never holds rows for ever. `now` is the clock that stamps every change.
 */
export function openStore(options: {
  url: string
  connections: number
  keys: Keys
  now?: () => Date
  timing?: Timing
}): Store {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connections,
    connectionTimeoutMillis: 5_000,
    options: '-c idle_in_transaction_session_timeout=30000 -c statement_timeout=60000 -c timezone=UTC',
  })
  pool.on('error', () => undefined)
  const db = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: { maxWait: 5_000, timeout: 20_000 } })
  return {
    db,
    keys: options.keys,
    now: options.now ?? (() => new Date()),
    timing: options.timing ?? REAL_TIMING,
    close: async () => {
      await db.$disconnect()
      await pool.end()
    },
  }
}
