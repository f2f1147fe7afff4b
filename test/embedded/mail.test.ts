import { afterEach, describe, expect, it } from '@jest/globals'
import { createTransport } from 'nodemailer'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { startMail } from '../../cli/embedded/mail.ts'
import { findFreePorts } from '../../cli/embedded/ports.ts'
import type { Service } from '../../cli/embedded/service.ts'

const running: Service[] = []
const temporary: string[] = []

afterEach(async () => {
  await Promise.all(running.splice(0).map((service) => service.stop()))
  await Promise.all(temporary.splice(0).map((made) => rm(made, { recursive: true, force: true })))
})

const mailList = z.array(z.object({ id: z.string(), subject: z.string() }))

async function firstMail(webPort: number): Promise<{ id: string; subject: string } | undefined> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${webPort}/api/email`)
    const mails = mailList.parse(await answer.json())
    if (mails.length > 0 || Date.now() > deadline) return mails[0]
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

describe('the mail inbox', () => {
  it('shows its page and keeps mails with their attachments over a restart', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'steward-mail-'))
    temporary.push(dataDir)
    const [smtpPort = 0, webPort = 0] = await findFreePorts(2)
    const options = { dataDir, smtpPort, webPort, logFile: join(dataDir, 'mail.log') }
    const first = await startMail(options)
    running.push(first)
    const transport = createTransport({ host: '127.0.0.1', port: smtpPort, secure: false })
    await transport.sendMail({
      from: 'bank@steward.example',
      to: 'customer@steward.example',
      subject: '您的账户已开立',
      text: 'OK',
      attachments: [{ filename: 'letter.txt', content: 'attached text' }],
    })
    transport.close()
    expect((await firstMail(webPort))?.subject).toBe('您的账户已开立')
    await first.stop()
    running.push(await startMail(options))
    const kept = await firstMail(webPort)
    expect(kept?.subject).toBe('您的账户已开立')
    const at = (path: string) =>
      fetch(new URL(path, `http://127.0.0.1:${webPort}/`), { headers: { accept: 'text/html,*/*' } })
    expect(await (await at(`/api/email/${kept?.id}/source`)).text()).toContain('YXR0YWNoZWQgdGV4dA')
    const page = await (await at('/')).text()
    const script = /src="([^"]+\.js)"/.exec(page)?.[1]
    expect((await at(String(script))).status).toBe(200)
  })
})
