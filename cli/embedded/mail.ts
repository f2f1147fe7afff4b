import { mkdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { startService, waitUntilReady, type Service } from './service.ts'
import { sourceRoot } from './settings.ts'

const startDeadlineMs = 30_000
const keptMails = 2000
const program = join(sourceRoot, 'node_modules/maildev/dist/bin/maildev.js')

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    const settle = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.setTimeout(2000, () => settle(false))
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })
}

/** Starts the mail catcher on 127.0.0.1; its newest 2000 mails stay in `<dataDir>/mail` over restarts. Nothing leaves this machine. */
export async function startMail(options: {
  readonly dataDir: string
  readonly smtpPort: number
  readonly webPort: number
  readonly logFile: string
}): Promise<Service> {
  const folder = join(options.dataDir, 'mail')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { smtpPort, webPort } = options
  const listen = ['--ip', '127.0.0.1', '--smtp', String(smtpPort), '--web-ip', '127.0.0.1', '--web', String(webPort)]
  const service = await startService({
    name: 'Mail',
    command: process.execPath,
    args: [program, ...listen, '--mail-directory', folder, '--max-emails', String(keptMails)],
    cwd: folder,
    logFile: options.logFile,
    stopSignal: 'SIGTERM',
    graceMs: 5000,
  })
  try {
    await waitUntilReady(service, async () => (await accepts(smtpPort)) && (await accepts(webPort)), startDeadlineMs)
  } catch (error) {
    await service.stop()
    throw error
  }
  return service
}
