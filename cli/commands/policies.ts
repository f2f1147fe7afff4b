import { Command } from 'commander'
import { packs } from '../../domain/operations/policies/packs.ts'
import { installShippedPacks } from '../../prisma/store/operations/policies.ts'
import { command, type Terminal, withDeployment } from '../command.ts'

/** `policies install`: the packs that come with the product. Safe to repeat; a version never changes. */
export const policiesCommand = (terminal: Terminal): Command =>
  new Command('policies').description('Policy packs').addCommand(
    command('install', 'Install the policy packs that come with the product', terminal, () =>
      withDeployment(terminal, async ({ store }) => {
        await installShippedPacks(store)
        const versions = Object.values(packs).map((pack) => ({
          jurisdiction: pack.jurisdiction,
          version: pack.version,
          effectiveFrom: pack.effectiveFrom,
        }))
        return {
          result: { packs: versions },
          lines: versions.map((pack) => `${pack.jurisdiction}: ${pack.version}, in force from ${pack.effectiveFrom}`),
        }
      }),
    ),
  )
