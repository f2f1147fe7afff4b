import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type ColumnType,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'

/** PostgreSQL's type numbers that the catalogue queries of the schema engine return. */
const catalogueTypes: Readonly<Record<number, ColumnType>> = {
  16: ColumnTypeEnum.Boolean,
  18: ColumnTypeEnum.Character,
  19: ColumnTypeEnum.Text,
  20: ColumnTypeEnum.Int64,
  21: ColumnTypeEnum.Int32,
  23: ColumnTypeEnum.Int32,
  25: ColumnTypeEnum.Text,
  26: ColumnTypeEnum.Int64,
}

function isUnsupportedType(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('cause' in error)) return false
  const { cause } = error
  return typeof cause === 'object' && cause !== null && 'kind' in cause && cause.kind === 'UnsupportedNativeDataType'
}

async function queryCatalogue(pool: pg.Pool, query: SqlQuery): Promise<SqlResultSet> {
  const result = await pool.query<unknown[]>({ text: query.sql, values: query.args, rowMode: 'array' })
  const columnTypes = result.fields.map((field) => {
    const type = catalogueTypes[field.dataTypeID]
    if (type === undefined)
      throw new Error(`The catalogue column ${field.name} has type ${field.dataTypeID}, which has no mapping.`)
    return type
  })
  return { columnNames: result.fields.map((field) => field.name), columnTypes, rows: result.rows }
}

function forMigrations(adapter: Awaited<ReturnType<PrismaPg['connect']>>): SqlDriverAdapter {
  const pool = adapter.underlyingDriver()
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    queryRaw: (query) =>
      adapter.queryRaw(query).catch((error: unknown) => {
        if (isUnsupportedType(error)) return queryCatalogue(pool, query)
        throw error
      }),
    executeRaw: (query) => adapter.executeRaw(query),
    // The whole script at once: the driver adapter cuts at every semicolon, also inside the body of a trigger function.
    executeScript: async (script) => {
      await pool.query(script)
    },
    startTransaction: (level) => adapter.startTransaction(level),
    getConnectionInfo: () => adapter.getConnectionInfo(),
    dispose: () => adapter.dispose(),
  }
}

/** Connects the schema engine to one database. */
export type MigrationConnection = {
  readonly factory: SqlMigrationAwareDriverAdapterFactory
  /** Closes every connection to the database. */
  readonly close: () => Promise<void>
}

/**
 * Prisma's PostgreSQL driver adapter, fit for the schema engine: a script runs whole and in one transaction, and columns of the
 * catalogue type "char" can be read.
 */
export function connectForMigrations(databaseUrl: string): MigrationConnection {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  pool.on('error', () => undefined)
  const factory = new PrismaPg(pool)
  return {
    factory: {
      provider: factory.provider,
      adapterName: factory.adapterName,
      connect: async () => forMigrations(await factory.connect()),
      connectToShadowDb: async () => forMigrations(await factory.connectToShadowDb()),
    },
    close: () => pool.end(),
  }
}
