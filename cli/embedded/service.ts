import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { OperatorError } from './settings.ts'

/** How a program is started and stopped. */
export type ServiceOptions = {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly logFile: string
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly identity?: { readonly uid: number; readonly gid: number } | undefined
  /** The signal that asks the program to finish its work and end. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT'
  /** How long it may take before it is killed. */
  readonly graceMs: number
}

/** How a program ended. */
export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/** A running program of this copy. */
export type Service = {
  readonly name: string
  readonly pid: number
  readonly logFile: string
  readonly stopSignal: 'SIGTERM' | 'SIGINT'
  readonly exited: Promise<Exit>
  readonly isRunning: () => boolean
  /** Asks the program to end and kills it after its grace; safe to call twice. */
  readonly stop: () => Promise<void>
  /** Kills the program and everything that it started. */
  readonly kill: () => void
}

const live = new Set<Service>()
const listeners = new Set<() => void>()
let closed = false

/** Every program that this process started and that has not ended. */
export function liveServices(): Service[] {
  return [...live]
}

/** Ends every program and lets none start any more; safe to call twice. */
export async function stopAllServices(): Promise<void> {
  closed = true
  while (live.size > 0) await Promise.allSettled(liveServices().map((service) => service.stop()))
}

/** Calls back whenever a program has started or ended. */
export function onServicesChanged(listener: () => void): void {
  listeners.add(listener)
}

/** Ends a passing helper program together with this process, so that a build or a download does not outlive its reason. */
export function endWithProcess(child: ChildProcess): void {
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
}

/** Starts the program in a process group of its own, so that Ctrl-C reaches it only through `stop`, with its output in the log file. */
export async function startService(options: ServiceOptions): Promise<Service> {
  if (closed) throw new Error(`${options.name} is not started, because everything is being stopped.`)
  mkdirSync(dirname(options.logFile), { recursive: true })
  const log = openSync(options.logFile, 'a')
  const child = spawn(options.command, [...options.args], {
    detached: true,
    env: options.env ?? process.env,
    stdio: ['ignore', log, log],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.identity === undefined ? {} : options.identity),
  })
  closeSync(log)
  const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })))
  const pid = child.pid ?? (await startError(child, options))
  const isRunning = () => child.exitCode === null && child.signalCode === null
  const kill = () => {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch {
      child.kill('SIGKILL')
    }
  }
  const stop = async () => {
    if (!isRunning()) return
    child.kill(options.stopSignal)
    const timer = setTimeout(kill, options.graceMs)
    await exited
    clearTimeout(timer)
  }
  const { name, logFile, stopSignal } = options
  const service: Service = { name, pid, logFile, stopSignal, exited, isRunning, stop, kill }
  live.add(service)
  const changed = () => listeners.forEach((listener) => listener())
  changed()
  void exited.then(() => {
    live.delete(service)
    changed()
  })
  return service
}

/** Without a process id the program could not be started, and an event says why. */
function startError(child: ChildProcess, options: ServiceOptions): Promise<never> {
  return new Promise((_resolve, reject) => {
    child.once('error', (error) => reject(new OperatorError(`${options.name} could not be started: ${error.message}`)))
  })
}

/** The last lines of a log file, or nothing when it does not exist. */
export function tailOf(logFile: string, lines = 20): string {
  if (!existsSync(logFile)) return ''
  return stripVTControlCharacters(readFileSync(logFile, 'utf8')).trimEnd().split('\n').slice(-lines).join('\n')
}

/**
 * Waits until the check answers true. Throws when the service ends first, with the last lines of its log, or when the deadline passes.
 * A check that throws counts as not ready.
 */
export async function waitUntilReady(
  service: Service,
  check: () => Promise<boolean>,
  deadlineMs: number,
  everyMs = 50,
): Promise<void> {
  const deadline = Date.now() + deadlineMs
  let lastError = ''
  for (;;) {
    const ready = await check().catch((error: unknown) => {
      lastError = error instanceof Error ? error.message : String(error)
      return false
    })
    if (ready) return
    if (!service.isRunning())
      throw new OperatorError(`${service.name} ended while starting:\n${tailOf(service.logFile)}`)
    if (Date.now() > deadline) {
      throw new OperatorError(
        `${service.name} was not ready after ${deadlineMs / 1000} s. ${lastError}\n${tailOf(service.logFile)}`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
