import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMigration, migrate } from '../../prisma/migrate.ts'
import { startGuardian } from './guardian.ts'
import { findFreePorts } from './ports.ts'
import { startPostgres } from './postgres.ts'
import { stopAllServices } from './service.ts'
import { OperatorError, sourceRoot } from './settings.ts'

/** Writes the next migration from the schema, played in a passing PostgreSQL of its own: `create <name> [--empty]`. */
async function create(name: string, allowEmpty: boolean): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'steward-migration-'))
  const guardian = startGuardian()
  try {
    await chmod(folder, 0o711)
    const [port = 0] = await findFreePorts(1)
    const server = await startPostgres({
      dataDir: folder,
      port,
      durability: 'fast',
      logFile: join(folder, 'postgres.log'),
    })
    await server.createDatabase('scratch')
    const file = await createMigration(server.urlOf('scratch'), name, { allowEmpty })
    return file === undefined
      ? 'The migrations already give the schema.'
      : `Wrote ${file.replace(`${sourceRoot}/`, '')}.`
  } finally {
    await stopAllServices()
    guardian.dismiss()
    await rm(folder, { recursive: true, force: true })
  }
}

async function apply(): Promise<string> {
  const url = process.env['STEWARD_DATABASE_URL']
  if (url === undefined || url === '')
    throw new OperatorError('Set STEWARD_DATABASE_URL to the database that the migrations are for.')
  const applied = await migrate(url)
  return applied.length === 0 ? 'No migration to apply.' : `Applied ${applied.join(', ')}.`
}

async function main(args: readonly string[]): Promise<string> {
  const [command, name] = args.filter((arg) => !arg.startsWith('--'))
  if (command === 'apply') return apply()
  if (command === 'create' && name !== undefined) return create(name, args.includes('--empty'))
  throw new OperatorError('Use "create <name>" (with --empty for a migration of hand-written SQL) or "apply".')
}

main(process.argv.slice(2)).then(
  (sentence) => {
    process.stdout.write(`${sentence}\n`)
    process.exit(0)
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
