import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import type { DataConverter } from '@temporalio/common'
import type { Config } from './config.ts'
import type { Keys } from './keys.ts'
import { payloadCodec } from './payload-codec.ts'

/** How payloads and failures are written: encrypted unless the setting says otherwise. Client and worker share it. */
export const dataConverter = (config: Config, keys: Keys): DataConverter =>
  config.temporal.encryptPayloads
    ? {
        payloadCodecs: [payloadCodec(keys)],
        failureConverterPath: fileURLToPath(new URL('./failure-converter.cjs', import.meta.url)),
      }
    : {}

/**
 * A Temporal client that connects at its first call, so a server starts and accepts work while Temporal is down.
 * `close` releases the connection.
 */
export function connectTemporal(config: Config, keys: Keys): { client: Client; close: () => Promise<void> } {
  const connection = Connection.lazy({ address: config.temporal.address, connectTimeout: 2_000 })
  const client = new Client({
    connection,
    namespace: config.temporal.namespace,
    dataConverter: dataConverter(config, keys),
  })
  return { client, close: () => connection.close() }
}
