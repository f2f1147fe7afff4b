import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Mailbox = {
  readonly url: string
  readonly mails: readonly ParsedMail[]
  /** Makes the server refuse or accept mail from now on. */
  readonly refuse: (refuse: boolean) => void
  /** Addresses that the server refuses for good. */
  readonly unknown: Set<string>
  readonly close: () => Promise<void>
}

/** A real mail server on a free port that keeps what it took. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: ParsedMail[] = []
  let refusing = false
  const unknown = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onMailFrom: (_address, _session, done) =>
      done(refusing ? Object.assign(new Error('try later'), { responseCode: 451 }) : null),
    onRcptTo: ({ address }, _session, done) =>
      done(unknown.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData: (stream, _session, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail)
          done()
        },
        (error: unknown) => done(error instanceof Error ? error : new Error('unreadable mail')),
      )
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port')
  const { port } = address
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    unknown,
    refuse: (refuse) => {
      refusing = refuse
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
