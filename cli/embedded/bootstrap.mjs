/**
 * First step of `npm start`, `npm test`, `npm run bench` and `npm run steward`: plain JavaScript without dependencies, because in a
 * fresh clone nothing is installed yet. Installs what the lock file names, generates the store's client when the schema changed, and
 * hands over to the TypeScript command with the same terminal and signals.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const oldestNode = [20, 19]
const installAttempts = 3

/** What each command runs; `quiet` keeps standard output for machine-readable results. */
const commands = {
  start: { entry: 'cli/embedded/start.ts', quiet: false },
  test: { entry: 'cli/embedded/test.ts', quiet: false },
  bench: { entry: 'cli/embedded/bench.ts', quiet: true },
  steward: { entry: 'cli/embedded/steward.ts', quiet: true },
  migrate: { entry: 'cli/embedded/migrate.ts', quiet: false },
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  fail(
    `Steward needs Node ${oldestNode.join('.')} or newer (20, 22 and 24 are tested); this is ${process.versions.node}.`,
  )
}

/** True when node_modules holds what the lock file names, by npm's own record; packages for other platforms may be absent. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const present = JSON.parse(readFileSync(record, 'utf8')).packages
    return Object.entries(wanted).every(([path, entry]) => {
      if (path === '') return true
      const found = present[path]
      return found === undefined
        ? entry.optional === true || entry.devOptional === true
        : found.version === entry.version
    })
  } catch {
    return false
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Runs the work while this process alone holds the named lock, so that two commands in one fresh clone do not install at once. */
async function exclusively(name, work) {
  const folder = join(root, '.cache', `${name}.lock`)
  const owner = join(folder, 'pid')
  mkdirSync(dirname(folder), { recursive: true })
  for (let unowned = 0; ;) {
    try {
      mkdirSync(folder)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const pid = existsSync(owner) ? Number(readFileSync(owner, 'utf8')) : 0
      unowned = pid > 0 && isAlive(pid) ? 0 : unowned + 1
      if (unowned > 5) rmSync(folder, { recursive: true, force: true })
      else await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  writeFileSync(owner, String(process.pid))
  try {
    return work()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function npm(args, quiet) {
  const [file, first] = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ['npm', []]
  const stdio = ['ignore', quiet ? 2 : 'inherit', 'inherit']
  return spawnSync(file, [...first, ...args], { cwd: root, stdio }).status === 0
}

function install(quiet) {
  if (isInstalled()) return
  const started = Date.now()
  process.stderr.write('Installing dependencies ...\n')
  for (let attempt = 1; attempt <= installAttempts; attempt += 1) {
    if (npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], quiet)) {
      process.stderr.write(`Installed dependencies (${((Date.now() - started) / 1000).toFixed(1)} s).\n`)
      return
    }
    if (attempt < installAttempts)
      process.stderr.write(`The package registry did not answer as expected; attempt ${attempt + 1} follows.\n`)
  }
  fail(
    'The dependencies could not be installed: check that npm reaches its registry (npm ping), then run the same command again.',
  )
}

function schemaFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => join(folder, name))
}

/** Generates the store's client when the schema or the generator changed since the last time. */
function generate(quiet) {
  const files = schemaFiles(join(root, 'prisma', 'schema'))
  if (files.length === 0) return
  const hash = createHash('sha256')
  for (const file of [...files, join(root, 'prisma.config.ts'), join(root, 'node_modules', 'prisma', 'package.json')]) {
    if (existsSync(file)) hash.update(file.slice(root.length)).update(readFileSync(file))
  }
  const digest = hash.digest('hex')
  const stamp = join(root, 'prisma', 'generated', '.schema-digest')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  const started = Date.now()
  const result = spawnSync(process.execPath, [join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      // Generation never runs this engine, yet the command downloads it unless the variable names a file that exists.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    },
  })
  if (result.status !== 0)
    fail(`The store's client could not be generated from prisma/schema:\n${result.stdout}${result.stderr}`)
  writeFileSync(stamp, digest)
  if (!quiet) process.stderr.write(`Generated the store's client (${((Date.now() - started) / 1000).toFixed(1)} s).\n`)
}

/** The shell that npm put between itself and this process, and npm: when one of them is killed, nobody could stop what runs here. */
function ancestors() {
  const listed = spawnSync('ps', ['-o', 'ppid=', '-p', String(process.ppid)], { encoding: 'utf8' })
  return [process.ppid, Number(listed.stdout?.trim())].filter((pid) => Number.isInteger(pid) && pid > 1)
}

function handOver(entry, args) {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, entry), ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event !== undefined) {
    const watched = ancestors()
    const timer = setInterval(() => {
      if (watched.every(isAlive)) return
      clearInterval(timer)
      child.kill('SIGTERM')
    }, 1000)
    timer.unref()
  }
  child.on('error', (error) => fail(`Could not start ${entry}: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 15)))
}

const [name = '', ...args] = process.argv.slice(2)
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
checkNode()
if (command === undefined) fail(`Unknown command "${name}": use one of ${Object.keys(commands).join(', ')}.`)
if (!existsSync(join(root, command.entry))) fail(`${command.entry} is missing: the copy of the source is not complete.`)
await exclusively('install', () => {
  install(command.quiet)
  generate(command.quiet)
})
handOver(command.entry, args)
