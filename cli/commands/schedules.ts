import { Command } from 'commander'
import { connectTemporal } from '../../platform/temporal.ts'
import { applySchedules } from '../../worker/schedules.ts'
import { command, type Terminal, withDeployment } from '../command.ts'
import { CommandError } from '../failure.ts'

/** How long Temporal may take to answer, in milliseconds. */
const PATIENCE_MS = 10_000

/** `schedules apply`: brings the Schedules in Temporal to the product's list. Safe to repeat. */
export const schedulesCommand = (terminal: Terminal): Command =>
  new Command('schedules').description('Recurring work').addCommand(
    command('apply', 'Bring the Schedules in Temporal to the list of the product', terminal, () =>
      withDeployment(terminal, async ({ config, keys }) => {
        const { client, close } = connectTemporal(config, keys)
        try {
          await client.connection.ensureConnected()
          await client.withDeadline(Date.now() + PATIENCE_MS, () => applySchedules(client, config.temporal.queuePrefix))
        } catch (error) {
          throw new CommandError(
            `Temporal at ${config.temporal.address} does not take the Schedules: check that it runs and STEWARD_TEMPORAL_ADDRESS.`,
            { cause: error },
          )
        } finally {
          await close()
        }
        return {
          result: { applied: true, address: config.temporal.address },
          lines: [`The Schedules at ${config.temporal.address} are up to date.`],
        }
      }),
    ),
  )
